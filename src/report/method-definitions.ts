import { CRITERIA } from '../fairness/criteria.ts';
import type { Definition } from './definitions.ts';
import * as methods from './method-words.ts';
import { INDEPENDENCE_RATIO, REPRESENTATION_RATIO, SHARE_OF_FILE } from './representation-methods.ts';
import { CONCEPT_WORDS, EFFECTIVE_N_WORDS, VERDICT_WORDS } from './words.ts';

const VERDICT_MEANINGS: Readonly<Record<keyof typeof VERDICT_WORDS, string>> = {
  shown:
    'Some pair of groups is shown to differ by more than the tolerance: the gap exceeds it by more than chance explains, after Holm’s correction over all pairs and rates.',
  ruledOut:
    'Every pair of the groups judged is shown to differ by less than the tolerance. That is less than proof of fairness.',
  notEnoughData:
    'A gap beyond the tolerance is neither shown nor ruled out. It says how many rows would be needed, and is no sign of fairness.',
};

const METHODS: readonly methods.MethodWords[] = [
  methods.TOLERANCE,
  methods.MINIMUM_GROUP_SIZE,
  methods.INTERVAL,
  methods.SIMULTANEOUS_INTERVAL,
  EFFECTIVE_N_WORDS,
  methods.CRITERION_P,
  methods.EQUALITY_P,
  methods.CORRECTED_P,
  methods.OMNIBUS_TEST,
  methods.TEST_STATISTIC,
  methods.DEGREES_OF_FREEDOM,
  methods.PAIR_TESTS,
  methods.POOLED_DIFFERENCE,
  SHARE_OF_FILE,
  REPRESENTATION_RATIO,
  INDEPENDENCE_RATIO,
];

const noted = (id: string, name: string, meaning: string, facts: Definition['facts'] = []): Definition => ({
  id,
  inFiles: false,
  name,
  short: null,
  meaning,
  facts,
});
const formulaOf = (words?: string): Definition['facts'] => (words ? [{ name: 'Formula', words }] : []);

/** What is judged, how verdicts, tests and intervals are made: what has no entry of its own in the catalogues. */
export function methodDefinitions(): Definition[] {
  const concepts = [...new Set(CRITERIA.map(({ concept }) => concept))].map((concept) => {
    const { name, question, definition, formula } = CONCEPT_WORDS[concept];
    return noted(`criterion/${concept}`, `${name.toLowerCase()}, as a criterion`, `${question} ${definition}`, [
      ...formulaOf(formula),
    ]);
  });
  const verdicts = Object.entries(VERDICT_MEANINGS).map(([kind, meaning]) =>
    noted(`verdict/${kind}`, `verdict: ${VERDICT_WORDS[kind as keyof typeof VERDICT_WORDS]}`, meaning),
  );
  const others = METHODS.map(({ id, name, meaning, formula }) => noted(id, name, meaning, formulaOf(formula)));
  return [...concepts, ...verdicts, ...others];
}
