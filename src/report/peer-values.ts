import type { PeerRow } from '../fairness/definitions/peer-report.ts';
import { REASONS } from '../fairness/definitions/reasons.ts';
import { formatCount, formatNumber, formatPercent, formatPoints, formatRatio } from './numbers.ts';

const FORMAT = {
  percent: formatPercent,
  points: formatPoints,
  count: formatCount,
  number: formatNumber,
  ratio: formatRatio,
};

/** A peer's value as it is written: what it calls fair, what it leaves empty, and infinity, in words. */
export function peerValueWords({ theirs, format }: PeerRow): string {
  if (theirs === null) return 'no value';
  if (typeof theirs === 'boolean') return theirs ? 'fair' : 'not fair';
  if (!Number.isFinite(theirs)) return theirs > 0 ? 'infinite' : 'minus infinite';
  return FORMAT[format](theirs);
}

/** Why the peer's number is not ours; where both come out the same all the same, that is said first. */
export function reasonWords({ reasons, ours, agrees }: PeerRow): string {
  const words = reasons.map((reason) => REASONS[reason]).join(' ');
  if (ours === null) return words || 'There is no such number here.';
  if (!agrees) return words;
  return words ? `The same in these data, though defined otherwise. ${words}` : 'Defined alike.';
}

/** How many of a peer's numbers come out as ours do. */
export function peerCounts(rows: readonly PeerRow[]): { equal: number; different: number; without: number } {
  const compared = rows.filter(({ ours }) => ours !== null);
  const equal = compared.filter(({ agrees }) => agrees).length;
  return { equal, different: compared.length - equal, without: rows.length - compared.length };
}
