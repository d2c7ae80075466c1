import { CRITERIA } from '../../src/fairness/criteria.ts';
import { METRICS, type Metric } from '../../src/fairness/metric-registry.ts';

const DIRECTION = { higher: 'higher is better', lower: 'lower is better', neither: 'neither way is better by itself' };

/** `docs/metrics.md`, read off the registries. */
export function metricsDocument(): string {
  return [
    '# Metrics and criteria',
    '',
    'Made from the registries in `src/fairness` by `npm run generate`; do not edit by hand.',
    '',
    'TP, FP, FN and TN are the true and false positives and negatives of a group. With sample weights every count is a sum',
    'of weights, and intervals use Kish’s effective n = (Σw)² / Σw². Rows whose label or prediction is not known are left',
    'out and counted. Rates carry Wilson intervals, differences Newcombe’s, ratios score intervals, all at 95 %.',
    '',
    '## Metrics of a group',
    '',
    ...METRICS.flatMap(metricSection),
    '## Criteria',
    '',
    'Each criterion is judged on two scales: the difference of rates (tolerance 0.1 unless the plan says otherwise) and',
    'their ratio (four fifths unless the plan says otherwise).',
    '',
    '| criterion | rates that must not differ |',
    '| --- | --- |',
    ...CRITERIA.map(({ id, metrics }) => `| \`${id}\` | ${metrics.map((metric) => `\`${metric}\``).join(', ')} |`),
    '',
  ].join('\n');
}

function metricSection({ id, name, meaning, formula, undefinedWhen, direction, reference }: Metric): string[] {
  return [
    `### ${name.charAt(0).toUpperCase()}${name.slice(1)} (\`${id}\`)`,
    '',
    meaning,
    '',
    `- Formula: ${formula}`,
    `- Undefined when: ${undefinedWhen}`,
    `- Direction: ${DIRECTION[direction]}`,
    `- Source: ${reference}`,
    '',
  ];
}
