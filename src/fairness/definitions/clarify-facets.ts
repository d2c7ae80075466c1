import type { NeededRole, NumberFormat } from '../catalogue/entry.ts';
import { MEASURE_CATALOGUE } from '../catalogue/measure-catalogue.ts';
import { METRIC_CATALOGUE } from '../catalogue/metric-catalogue.ts';
import type { MeasureId } from '../metrics.ts';
import type { Difference, Ours, PeerEntry, PeerInput } from './peer.ts';
import { without } from './tally.ts';
import type { Tally } from './tally.ts';

/** a: everybody else; d: the group; both in rows, since Clarify knows no weights. */
export type ClarifyCompute = (a: Tally, d: Tally, input: PeerInput, at: number) => number | null;

const WEIGHTS_IGNORED: Difference = { reason: 'weights-ignored', when: ({ weighted }) => weighted };

/** Everybody else, and the group. */
export function sidesOf(input: PeerInput, at: number): [Tally, Tally] {
  const d = input.groups[at].rows;
  return [without(input.overall.rows, d), d];
}

/** A number of one group against everybody else. */
export function clarifyEntry(
  name: string,
  meaning: string,
  needs: readonly NeededRole[],
  ours: Ours,
  compute: ClarifyCompute,
  differences: readonly Difference[] = [],
): PeerEntry {
  const format = formatOf(ours);
  const of = (input: PeerInput, at: number): number | null => compute(...sidesOf(input, at), input, at);
  const infinite: Difference = {
    reason: 'infinite',
    when: (input, at) => Math.abs(of(input, at) ?? 0) === Infinity,
  };
  return {
    peer: 'clarify',
    name,
    meaning,
    per: 'group',
    needs,
    format,
    ours,
    differences: [...differences, ...(format === 'ratio' ? [infinite] : []), WEIGHTS_IGNORED],
    compute: of,
  };
}

/** Our measure of a group against everybody else. */
export const measure = (id: MeasureId): Ours => ({ kind: 'measure', id, against: 'rest' });

/** As ours is written; a difference of rates in points. */
function formatOf(ours: Ours): NumberFormat {
  if (ours.kind === 'measure') return MEASURE_CATALOGUE[ours.id].format;
  if (ours.kind !== 'comparison') return 'number';
  const { format } = METRIC_CATALOGUE[ours.id];
  return format === 'percent' ? 'points' : format;
}
