import type { PairResult } from './verdict-parts.ts';

/** Whether two keys name the same group (or the same features); no group is that of null. */
export function sameKey(a: readonly string[] | null, b: readonly string[]): boolean {
  return a !== null && a.length === b.length && a.every((level, i) => level === b[i]);
}

/** Whether two results compare the same metric of the same groups, the same one higher. */
export function samePair(a: PairResult, b: PairResult): boolean {
  return a.metric === b.metric && sameKey(a.higher.key, b.higher.key) && sameKey(a.lower.key, b.lower.key);
}
