import type { TableProfile } from '../../data/profile.ts';
import { LABEL_NAMES, PREDICTION_NAMES, rankOf, SENSITIVE_NAMES } from '../../plan/role-names.ts';

const NAMES = { label: LABEL_NAMES, prediction: PREDICTION_NAMES, sensitiveFeatures: SENSITIVE_NAMES } as const;

/** Columns that a role would have been suggested for by their names, but that say the same in every row. */
export function oneValuedColumns(profile: TableProfile, role: keyof typeof NAMES): string[] {
  return profile.columns
    .filter(({ name, levels, distinct }) => rankOf(name, NAMES[role]) >= 0 && levels?.length === 1 && distinct === 1)
    .map(({ name }) => name);
}
