import type { Limits } from './proportion.ts';

/**
 * How the errors of a part and of the whole that contains it go together, towards one side: squared distances, so that
 * part − θ whole spreads by √(part − 2 θ common + θ² whole) there.
 */
export interface PartSpread {
  readonly part: number;
  readonly common: number;
  readonly whole: number;
}

/** A part and the whole, with their spread where the part lies too low for the whole (`low`) and too high. */
export interface PartOfWhole {
  readonly part: number;
  readonly whole: number;
  readonly low: PartSpread;
  readonly high: PartSpread;
}

/**
 * The spreads from both intervals at one level and the slope k of the whole on the part, k = Cov(part, whole) / Var(part):
 * the whole errs by k times the error of the part, and by what its other rows do. What these are unsure of, towards one
 * side, is what the whole is there without the part: e² = whole² − k² part².
 *
 * After Zou, G. Y. (2007). Toward using confidence intervals to compare correlations. Psychol. Methods 12, 399–413.
 */
export function partBySlope(
  part: number,
  [low, high]: Limits,
  whole: number,
  wholeLimits: Limits,
  k: number,
): PartOfWhole {
  const [down, up] = [part - low, high - part];
  const [wholeDown, wholeUp] = [whole - wholeLimits[0], wholeLimits[1] - whole];
  const side = (towards: number, away: number, opposite: number): PartSpread => {
    // the part cannot bring more to the whole than the whole varies by
    const most = opposite / Math.max(towards, away);
    const slope = Number.isFinite(most) ? Math.min(most, Math.max(-most, k)) : 0;
    const others = opposite * opposite - slope * slope * away * away;
    const own = towards * towards;
    return { part: own, common: slope * own, whole: others + slope * slope * own };
  };
  return { part, whole, low: side(down, up, wholeUp), high: side(up, down, wholeDown) };
}

/** The limits of part − whole; they hold the difference. */
export function partDifferenceLimits({ part, whole, low, high }: PartOfWhole): Limits {
  return [part - whole - spreadAt(low, 1), part - whole + spreadAt(high, 1)];
}

function spreadAt({ part, common, whole }: PartSpread, theta: number): number {
  return Math.sqrt(Math.max(0, part - 2 * theta * common + theta * theta * whole));
}

/**
 * The limits of part / whole, whole above 0 and part not below it: the θ on either side of the ratio at which the limits of
 * part − θ whole reach 0 (Fieller's roots). The high end is Infinity where the whole cannot be told from 0, the low one
 * −Infinity where the part, too, may lie on either side of it. They hold the ratio.
 */
export function partRatioLimits(of: PartOfWhole): Limits {
  const ratio = of.part / of.whole;
  return [Math.min(ratio, ratioLow(of)), Math.max(ratio, ratioHigh(of))];
}

function ratioLow(of: PartOfWhole): number {
  const { first, half, last, root } = equation(of, of.low);
  // below 0 the whole errs the other way, which differs little; what may lie there is told from 0 nowhere
  if (last < 0 && !(first > 0)) return Number.NEGATIVE_INFINITY;
  return half + root > 0 ? last / (half + root) : Math.min(0, last);
}

function ratioHigh(of: PartOfWhole): number {
  const { first, half, root } = equation(of, of.high);
  return first > 0 ? (half + root) / first : Number.POSITIVE_INFINITY;
}

/** (whole² − w) θ² − 2 (part · whole − c) θ + part² − p = 0; half of the middle coefficient. */
function equation({ part, whole }: PartOfWhole, spread: PartSpread) {
  const first = whole * whole - spread.whole;
  const half = part * whole - spread.common;
  const last = part * part - spread.part;
  return { first, half, last, root: Math.sqrt(Math.max(0, half * half - first * last)) };
}
