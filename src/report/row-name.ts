import { groupName } from './phrases.ts';

/** How a group is called at the head of a row; all groups together have no key. */
export function rowName({
  key,
  belowMinimum,
}: {
  readonly key: readonly string[];
  readonly belowMinimum?: boolean;
}): string {
  if (key.length === 0) return 'All groups';
  return `${groupName(key)}${belowMinimum ? ' (small)' : ''}`;
}
