import { metricsDocument } from './metrics-doc.ts';
import { HIRING_CARD, hiringCsv, hiringPlan } from './samples/hiring.ts';
import { planSchemaJson } from './schema.ts';

/** Every committed file that a program makes, by path from the project's root. A test holds the files against it. */
export const GENERATED: Readonly<Record<string, () => string>> = {
  'docs/metrics.md': metricsDocument,
  'public/schemas/audit-plan.v1.json': planSchemaJson,
  'public/samples/hiring.csv': hiringCsv,
  'public/samples/hiring.plan.json': () => JSON.stringify(hiringPlan(), null, 2) + '\n',
  'public/samples/hiring.card.md': () => HIRING_CARD,
};
