export { thresholdCut } from '../cube/score-threshold.ts';
export type { ThresholdCut } from '../cube/score-threshold.ts';
