import type { Against, DisparityMethod, MetricValue } from '../assessment.ts';
import type { NeededRole, NumberFormat } from '../catalogue/entry.ts';
import type { IndexId, MeasureId, MetricId } from '../metrics.ts';
import type { ReasonId } from './reasons.ts';
import type { Tally } from './tally.ts';

/** Libraries whose definitions can be set beside ours. */
export const PEER_IDS = ['fairlearn', 'aif360', 'aequitas', 'clarify'] as const;
export type PeerId = (typeof PEER_IDS)[number];

/** What a peer gives: a number (perhaps infinite), a yes or no, or null where it has nothing. */
export type PeerValue = number | boolean | null;

/** What the definitions are computed from: groups that have rows, in the order of the assessment. */
export interface PeerInput {
  readonly groups: readonly PeerGroup[];
  readonly overall: PeerGroup;
  /** Index into `groups`; −1 where the reference group has no rows. */
  readonly reference: number;
  readonly weighted: boolean;
}

export interface PeerGroup {
  readonly key: readonly string[];
  readonly rows: Tally;
  /** Sums of weights; the rows where there are none. */
  readonly weights: Tally;
  /** Rows by stratum of the control feature; empty without one. */
  readonly strata: readonly Tally[];
  /** Our own metrics, for numbers that rest on scores. */
  readonly metrics: Readonly<Partial<Record<MetricId, MetricValue>>>;
}

/** The number of ours that a definition is set beside. */
export type Ours =
  | { readonly kind: 'metric'; readonly id: MetricId }
  | {
      readonly kind: 'comparison';
      readonly id: MetricId;
      readonly to: 'toReference' | 'toOverall';
      readonly scale: 'difference' | 'ratio';
    }
  | { readonly kind: 'disparity'; readonly id: string; readonly method: DisparityMethod }
  | { readonly kind: 'measure'; readonly id: MeasureId; readonly against: Against }
  | { readonly kind: 'index'; readonly id: IndexId };

/** Why a definition differs from ours; without `when`, always. */
export interface Difference {
  readonly reason: ReasonId;
  readonly when?: (input: PeerInput, at: number) => boolean;
}

/** One number as a peer defines it. */
export interface PeerEntry {
  readonly peer: PeerId;
  /** As the peer spells it, with the option that matters. */
  readonly name: string;
  /** The metric that a peer makes it of in the same way as of every other one: documents say that once. */
  readonly madeOf?: string;
  readonly meaning: string;
  /** group: one for every group; otherGroup: one for every group but the reference; combination: one for all. */
  readonly per: 'group' | 'otherGroup' | 'combination';
  readonly needs: readonly NeededRole[];
  readonly format: NumberFormat;
  readonly ours: Ours | null;
  readonly differences: readonly Difference[];
  /** `at`: index of the group; of no meaning for the combination. */
  readonly compute: (input: PeerInput, at: number) => PeerValue;
}
