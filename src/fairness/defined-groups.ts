import { fromOrigin } from './estimate.ts';
import type { Estimate, Estimated } from './estimate.ts';
import type { MetricId } from './metrics.ts';
import type { InWhole } from './to-overall.ts';

/** One metric in every group of a combination, with what the groups are compared with. */
export interface MetricAcrossGroups extends ValuesAcrossGroups {
  readonly metric: MetricId;
}

/** Any number in every group. */
export interface ValuesAcrossGroups {
  readonly groups: readonly {
    readonly key: readonly string[];
    readonly estimate: Estimated;
    readonly inWhole: InWhole;
  }[];
  readonly overall: Estimated;
  /** Index of the reference group; −1 when it has no rows. */
  readonly reference: number;
}

/** A value that is compared: a group's, or all groups' (no key). */
export interface Side {
  readonly key: readonly string[] | null;
  readonly estimate: Estimate;
}

/** A group in which the metric is defined. */
export type DefinedGroup = Side & { readonly key: readonly string[]; readonly inWhole: InWhole };

/** The groups in which a metric is defined, with what all of its gaps ask for. */
export interface DefinedGroups {
  readonly metric: ValuesAcrossGroups;
  readonly groups: readonly DefinedGroup[];
  /** Places in `groups`, highest value first. */
  readonly byValue: readonly number[];
  /** Rows in the denominators of all groups. */
  readonly rows: number;
  /** Whether a value, of a group or overall, lies below 0. */
  readonly isNegative: boolean;
  /** Whether there are groups that nothing is told of, any of which could be the farthest from the others. */
  readonly isWithheld: boolean;
  /** Limits of all groups at a z, in the order of `groups`; null where one has none. */
  readonly limitsAt: (z: number) => LimitsOfAll | null;
}

/** Low and high ends of many intervals. */
export interface LimitsOfAll {
  readonly lows: Float64Array;
  readonly highs: Float64Array;
}

/** The groups in which a metric is defined. */
export function definedGroups(metric: ValuesAcrossGroups): DefinedGroups {
  const groups = metric.groups.filter((group): group is DefinedGroup => group.estimate.kind === 'estimate');
  return {
    metric,
    groups,
    byValue: groups.map((_, g) => g).sort((a, b) => groups[b].estimate.value - groups[a].estimate.value),
    limitsAt: limitsOfAll(groups),
    isWithheld: metric.groups.some(({ estimate }) => estimate.kind === 'undefined' && estimate.reason === 'withheld'),
    rows: metric.groups.reduce((sum, { estimate }) => sum + estimate.n, 0),
    isNegative:
      groups.some(({ estimate }) => estimate.value < 0) ||
      (metric.overall.kind === 'estimate' && metric.overall.value < 0),
  };
}

const FROM_ORIGIN = new WeakMap<DefinedGroups, DefinedGroups>();

/** The same measured from the metric's origin, where it has one: with the differences of the groups, to all digits. */
export function measuredFromOrigin(defined: DefinedGroups): DefinedGroups {
  if (!hasOrigin(defined)) return defined;
  let measured = FROM_ORIGIN.get(defined);
  if (!measured) {
    const { metric } = defined;
    const shifted = (estimate: Estimated): Estimated =>
      estimate.kind === 'estimate' ? fromOrigin(estimate) : estimate;
    measured = definedGroups({
      ...metric,
      groups: metric.groups.map((group) => ({ ...group, estimate: shifted(group.estimate) })),
      overall: shifted(metric.overall),
    });
    FROM_ORIGIN.set(defined, measured);
  }
  return measured;
}

/** Whether the metric is measured from an origin. */
export function hasOrigin({ groups }: DefinedGroups): boolean {
  return groups[0]?.estimate.fromOrigin !== undefined;
}

/** Difference and ratio by one method ask for the same limits, which are therefore kept until others are asked for. */
function limitsOfAll(groups: readonly DefinedGroup[]): (z: number) => LimitsOfAll | null {
  let lastZ = Number.NaN;
  let last: LimitsOfAll | null = null;
  return (z) => {
    if (z !== lastZ) {
      last = limitsEach(groups, z);
      lastZ = z;
    }
    return last;
  };
}

function limitsEach(groups: readonly DefinedGroup[], z: number): LimitsOfAll | null {
  const lows = new Float64Array(groups.length);
  const highs = new Float64Array(groups.length);
  for (let g = 0; g < groups.length; g++) {
    const limits = groups[g].estimate.limits?.(z);
    if (!limits) return null;
    lows[g] = limits[0];
    highs[g] = limits[1];
  }
  return { lows, highs };
}
