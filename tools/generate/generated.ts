import { metricsDocument } from './metrics-doc.ts';
import { modelsIndex } from './models-index.ts';
import { SAMPLE_OUTPUTS } from './samples/all.ts';
import { planSchemaJson } from './schema.ts';

/** Every committed file that a program makes, by path from the project's root. A test holds the files against it. */
export const GENERATED: Readonly<Record<string, () => string>> = {
  'docs/metrics.md': metricsDocument,
  'public/models/index.json': modelsIndex,
  'public/schemas/audit-plan.v1.json': planSchemaJson,
  ...SAMPLE_OUTPUTS,
};
