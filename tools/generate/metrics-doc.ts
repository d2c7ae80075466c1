import { criteriaSection, disparitiesSection, undefinedSection } from './docs/disparities.ts';
import { indicesSection, measuresSection, metricsSection, multiclassSection } from './docs/entries.ts';
import { contents, written } from './docs/markdown.ts';
import { differencesSection, peersSection } from './docs/peers.ts';
import { testsSection, uncertaintySection } from './docs/uncertainty.ts';

/** `docs/metrics.md`, read off the catalogues. */
export function metricsDocument(): string {
  const sections = [
    metricsSection(),
    disparitiesSection(),
    measuresSection(),
    indicesSection(),
    multiclassSection(),
    criteriaSection(),
    uncertaintySection(),
    testsSection(),
    undefinedSection(),
    peersSection(),
    differencesSection(),
  ];
  return [
    '# Every number, and what it means',
    '',
    'Made from the catalogues in `src/fairness` by `npm run generate`; do not edit by hand.',
    '',
    'TP, FP, FN and TN are the true and false positives and negatives of a group. With sample weights every count is a sum',
    'of weights. Rows whose label or prediction is not known are left out and counted.',
    '',
    ...contents(sections),
    ...written(sections),
  ].join('\n');
}
