import { detectDevice, surroundings } from '../inference/running/detect-device.ts';
import { KeptPredictions } from './kept-predictions.ts';
import type { ModelHost } from './run-model.ts';
import { startRunner } from './start-runner.ts';

let host: ModelHost | null = null;

/** What the data worker runs models with: workers of its own, and the browser's store. */
export function workerModelHost(): ModelHost {
  host ??= { device: () => detectDevice(surroundings()), startRunner, predictions: new KeptPredictions() };
  return host;
}
