import type { Entry, IndexEntry, MeasureEntry, MetricEntry } from '../../../src/fairness/catalogue/entry.ts';
import { INDEX_ENTRIES } from '../../../src/fairness/catalogue/index-catalogue.ts';
import { MEASURE_ENTRIES } from '../../../src/fairness/catalogue/measure-catalogue.ts';
import { METRIC_ENTRIES } from '../../../src/fairness/catalogue/metric-catalogue.ts';
import { MULTICLASS_ENTRIES } from '../../../src/fairness/catalogue/multiclass-catalogue.ts';
import { FAMILY_WORDS } from '../../../src/report/words.ts';
import { capital, type Section } from './markdown.ts';

const DIRECTION = { higher: 'higher is better', lower: 'lower is better', neither: 'neither way is better by itself' };
const ROLE: Readonly<Record<Entry['needs'][number], string>> = {
  label: 'label',
  prediction: 'prediction',
  score: 'score',
  unitScore: 'score from 0 to 1',
  target: 'numeric outcome',
  targetPrediction: 'prediction of the numeric outcome',
  controlFeature: 'control feature',
};
const EXCHANGED = { same: 'stays', complement: 'x → 1 − x', negated: 'x → −x', reciprocal: 'x → 1 / x' };

const positiveExchanged = ({ id, positiveExchanged }: MetricEntry): string[] =>
  positiveExchanged && !(positiveExchanged.metric === id && positiveExchanged.as === 'same')
    ? [
        positiveExchanged.metric === id
          ? `When positive and negative change places: ${EXCHANGED[positiveExchanged.as]}`
          : `When positive and negative change places: becomes \`${positiveExchanged.metric}\``,
      ]
    : [];

function entry(of: Entry, more: readonly string[] = [], level = '###'): string[] {
  const facts = [
    `Formula: \`${of.formula}\``,
    `Needs: ${of.needs.length === 0 ? 'groups only' : of.needs.map((role) => ROLE[role]).join(', ')}`,
    `Undefined when: ${of.undefinedWhen}`,
    `Uncertainty: ${of.uncertainty}`,
    `Direction: ${DIRECTION[of.direction]}`,
    ...more,
    `Source: ${of.reference}`,
  ];
  return [`${level} ${capital(of.name)} (\`${of.id}\`)`, '', of.meaning, '', ...facts.map((fact) => `- ${fact}`), ''];
}

/** Metrics of one group, by family. */
export function metricsSection(): Section {
  const families = [...new Set(METRIC_ENTRIES.map(({ family }) => family))];
  return {
    title: 'Metrics of a group',
    parts: families.map((family) => capital(FAMILY_WORDS[family])),
    lines: families.flatMap((family) => [
      `### ${capital(FAMILY_WORDS[family])}`,
      '',
      ...METRIC_ENTRIES.filter((metric) => metric.family === family).flatMap((metric) =>
        entry(metric, positiveExchanged(metric), '####'),
      ),
    ]),
  };
}

export function measuresSection(): Section {
  const exchanged = ({ groupsExchanged, nonNegative }: MeasureEntry): string[] => [
    ...(groupsExchanged ? [`When the two sides change places: ${EXCHANGED[groupsExchanged]}`] : []),
    ...(nonNegative ? ['Never below 0: what is seen is larger on average than what is true'] : []),
  ];
  return {
    title: 'Measures of a group against others',
    lines: [
      'Each is taken twice: of the group (d) against everybody else, and against the reference group (a).',
      '',
      ...MEASURE_ENTRIES.flatMap((measure) => entry(measure, exchanged(measure))),
    ],
  };
}

export function indicesSection(): Section {
  const facts = ({ nonNegative }: IndexEntry): string[] =>
    nonNegative ? ['Never below 0: what is seen is larger on average than what is true'] : [];
  return {
    title: 'Indices of a whole combination of features',
    lines: [
      'One number over all rows or over all groups.',
      '',
      ...INDEX_ENTRIES.flatMap((index) => entry(index, facts(index))),
    ],
  };
}

export function multiclassSection(): Section {
  return {
    title: 'Labels with more than two values',
    lines: [
      'Where a plan lists classes, the values of label and prediction, each value is also taken as the positive one against all',
      'others, with every metric and disparity above, and these metrics run over all values. n(i, j): rows whose label is value',
      'i and whose prediction is value j.',
      '',
      ...MULTICLASS_ENTRIES.flatMap((metric) => entry(metric)),
    ],
  };
}
