import { formatCounted } from '../numbers.ts';

/** Words that stand inside the drawings. */
export const AXIS_WORDS = {
  truePositiveRate: 'True positive rate',
  falsePositiveRate: 'False positive rate',
  labelPositive: 'Label positive',
  meanScore: 'Mean score',
  points: 'percentage points',
} as const;

export const MAP_WORDS = {
  small: (minimum: number): string => `fewer than ${formatCounted(minimum, 'row', 'rows')}`,
  noValue: 'no value',
} as const;

/** Says what the upright ticks of a picture are. */
export const tickMeaning = (against: string): string => `upright tick: ${against}`;
