import { AppError } from '../../errors.ts';
import { checkLinearWeights, LINEAR_TYPE, readLinearFormat } from '../engines/linear-format.ts';
import { activationOf, labelsOfConfig } from './config-labels.ts';
import type { EngineEntry } from './engine-entry.ts';

/** Linear models over hashed n-grams, which run in plain script. */
export const LINEAR_MODEL: EngineEntry = {
  engine: 'linear',
  recognises: ({ config }) => config?.['model_type'] === LINEAR_TYPE,
  describe: ({ name, files, config, problems }) =>
    problems.attempt(() => {
      const labels = labelsOfConfig(config ?? {});
      if (!labels) throw new AppError('model/no-labels', {});
      const format = readLinearFormat(config, labels);
      checkLinearWeights(format, labels, files);
      const { activation, notes } = activationOf(config ?? {}, labels, name);
      return {
        engine: 'linear',
        task: 'text-classification',
        labels,
        activation,
        weights: [],
        maxTokens: null,
        notes,
        thresholds: format.calibration.thresholds,
      };
    }),
};
