import { DISPARITY_FAMILIES } from '../../../src/fairness/disparity-families.ts';
import { CRITERIA } from '../../../src/fairness/criteria.ts';
import { CONCEPT_WORDS, UNDEFINED_WORDS, VERDICT_WORDS } from '../../../src/report/words.ts';
import { DISPARITY_MEANINGS, DISPARITY_SHAPES } from '../../../src/report/disparity-words.ts';
import { table, type Section } from './markdown.ts';

const code = (text: string): string => `\`${text}\``;

/** How metrics become one number over all groups. */
export function disparitiesSection(): Section {
  const named = DISPARITY_FAMILIES.filter(({ name, metrics }) => metrics.length > 1 || metrics[0] !== name);
  return {
    title: 'Disparities',
    lines: [
      'Every metric has disparities: aggregates over all groups in which it is defined, small ones included. Their names are',
      'the metric’s and a suffix; each difference and ratio comes by three methods. The rows that one is of are those of the two',
      'groups that set it, all rows where it is measured from all groups together, and the group’s own for the last two.',
      '',
      ...table(
        ['suffix', 'method', 'value'],
        DISPARITY_SHAPES.map(({ suffix, method, formula }) => [code(suffix), method ? code(method) : '', formula]),
      ),
      'Some go by the field’s own names, and some put several metrics together:',
      '',
      ...table(
        ['name', 'of', 'meaning'],
        named.map(({ name, metrics }) => [
          code(name),
          metrics.map(code).join(', '),
          DISPARITY_MEANINGS[name]?.meaning ?? '',
        ]),
      ),
    ],
  };
}

/** What a verdict rests on. */
export function criteriaSection(): Section {
  return {
    title: 'Criteria and verdicts',
    lines: [
      'Each criterion is judged on two scales: the difference of rates (tolerance 0.1 unless the plan says otherwise) and',
      `their ratio (four fifths unless the plan says otherwise). Its verdict is _${VERDICT_WORDS.shown}_ when some pair of groups`,
      'is shown to differ by more than the tolerance (score tests, Holm’s correction over all pairs and rates),',
      `_${VERDICT_WORDS.ruledOut}_ when every pair is shown to differ by less, else _${VERDICT_WORDS.notEnoughData}_, with the rows that would be`,
      'needed. Groups below the plan’s minimum size are shown, and no verdict rests on them.',
      '',
      ...table(
        ['criterion', 'rates that must not differ', 'what it asks'],
        CRITERIA.map(({ id, concept, metrics }) => [
          code(id),
          metrics.map(code).join(', '),
          CONCEPT_WORDS[concept].question,
        ]),
      ),
    ],
  };
}

export function undefinedSection(): Section {
  return {
    title: 'Why a number can be undefined',
    lines: [
      'A number that cannot be computed is undefined and says why. It is never written as 0, and it takes no part in what is',
      'aggregated over groups.',
      '',
      ...table(
        ['reason', 'in words'],
        Object.entries(UNDEFINED_WORDS).map(([reason, words]) => [code(reason), words]),
      ),
    ],
  };
}
