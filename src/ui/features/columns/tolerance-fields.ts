import { STRICT } from '../../../messages/roles.ts';

const SHARE = { step: 0.01, min: 0.001, max: 0.999 } as const;

/** The number fields of the two tolerances, wherever they can be changed. */
export const TOLERANCE_FIELDS = {
  difference: { label: STRICT.difference, example: 0.1, share: 'points', ...SHARE },
  ratio: { label: STRICT.ratio, example: 0.8, share: 'percent', ...SHARE },
} as const;
