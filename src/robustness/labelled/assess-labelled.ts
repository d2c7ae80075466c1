import { Pacer } from '../../data/pacer.ts';
import { twoSidedZ } from '../../stats/distributions.ts';
import { measured, notMeasured } from '../measured.ts';
import type { Measured, NoMeasure } from '../measured.ts';
import { shareOf } from '../shifts/gaps.ts';
import { simultaneousLevel } from '../shifts/shift-estimate.ts';
import { aggregateAreas } from './bias-aucs.ts';
import type { GroupAreas } from './bias-aucs.ts';
import type {
  GroupLabelledBias,
  LabelledBias,
  LabelledGroup,
  LabelledScores,
  LabelledSettings,
} from './labelled-bias.ts';
import { areaLimits } from './area-limits.ts';
import { areaBetween, rankedTexts } from './ranked-texts.ts';
import type { RankedTexts, SideOf, TextArea } from './ranked-texts.ts';

/** Both labels of every group are one family. */
const LABELS = 2;

/**
 * Areas and equality gaps of every group against all other texts, and their aggregates. Gives way between groups.
 *
 * @throws AppError `job/cancelled`
 */
export async function assessLabelled(
  data: LabelledScores,
  settings: LabelledSettings,
  pacer = new Pacer(),
): Promise<LabelledBias> {
  const known = [...data.labels.keys()].filter((text) => data.labels[text] <= 1 && !Number.isNaN(data.scores[text]));
  const labels = Uint8Array.from(known, (text) => data.labels[text]);
  const scores = Float64Array.from(known, (text) => data.scores[text]);
  const { clusters } = data;
  const texts = rankedTexts(labels, scores, clusters ? Uint32Array.from(known, (text) => clusters[text]) : null);
  const unlabelled = data.labels.filter((label) => label > 1).length;
  const overall = areaBetween(texts, (text) => (labels[text] === 1 ? 1 : 0));
  const z = twoSidedZ(settings.level);
  const count = countsOf(texts, () => true);
  const isFlagged = (text: number): boolean => scores[text] >= settings.threshold;
  const complete: GroupAreas[] = [];
  const notInAggregates: string[] = [];
  const groups: GroupLabelledBias[] = [];
  for (const group of data.groups) {
    await pacer.pause();
    const isIn = Uint8Array.from(known, (text) => (group.mask[text] ? 1 : 0));
    const areas = areasOf(texts, isIn);
    const { subgroupAuc, bpsnAuc, bnspAuc } = areas;
    if (subgroupAuc && bpsnAuc && bnspAuc) complete.push({ subgroupAuc, bpsnAuc, bnspAuc });
    else notInAggregates.push(group.id);
    groups.push(assessed(group, texts, isIn, areas, data.groups.length, settings, isFlagged));
  }
  return {
    n: known.length,
    positives: count[1],
    leftOut: { unlabelled, failed: data.labels.length - unlabelled - known.length },
    overallAuc: areaMeasured(overall, texts, missing(count, count), known.length, { z, level: settings.level }),
    ...errorRates(texts, () => true, isFlagged, settings.level),
    groups,
    ...aggregateAreas(overall, complete, texts, settings.level),
    notInAggregates,
  };
}

type Areas = Readonly<Record<keyof GroupAreas | 'positives' | 'negatives', TextArea | null>>;

function areasOf(texts: RankedTexts, isIn: Uint8Array): Areas {
  const { labels } = texts;
  const between = (positive: SideOf): TextArea | null => areaBetween(texts, positive);
  const within = (label: 0 | 1): TextArea | null =>
    between((text) => (labels[text] !== label ? -1 : isIn[text] === 1 ? 1 : 0));
  return {
    subgroupAuc: between((text) => (isIn[text] === 0 ? -1 : labels[text] === 1 ? 1 : 0)),
    bpsnAuc: between((text) => (isIn[text] === labels[text] ? -1 : labels[text] === 1 ? 1 : 0)),
    bnspAuc: between((text) => (isIn[text] !== labels[text] ? -1 : labels[text] === 1 ? 1 : 0)),
    positives: within(1),
    negatives: within(0),
  };
}

function assessed(
  { id, name, dimension }: LabelledGroup,
  texts: RankedTexts,
  isIn: Uint8Array,
  areas: Areas,
  groups: number,
  settings: LabelledSettings,
  isFlagged: (text: number) => boolean,
): GroupLabelledBias {
  const { level, tolerance } = settings;
  const own = countsOf(texts, (text) => isIn[text] === 1);
  const others = countsOf(texts, (text) => isIn[text] === 0);
  const at = { level, z: twoSidedZ(level) };
  const each = simultaneousLevel(level, groups * LABELS);
  const gap = (area: TextArea | null, label: 0 | 1): Measured => {
    const n = own[label] + others[label];
    const value = areaMeasured(area, texts, missingIn(own, others, label), n, each);
    return value.kind === 'undefined' ? value : shifted(value, -0.5);
  };
  const positiveGap = gap(areas.positives, 1);
  const negativeGap = gap(areas.negatives, 0);
  return {
    id,
    name,
    dimension,
    positives: own[1],
    negatives: own[0],
    subgroupAuc: areaMeasured(areas.subgroupAuc, texts, missing(own, own), own[0] + own[1], at),
    bpsnAuc: areaMeasured(areas.bpsnAuc, texts, missing(own, others, true), own[0] + others[1], at),
    bnspAuc: areaMeasured(areas.bnspAuc, texts, missing(others, own, false, true), others[0] + own[1], at),
    positiveGap,
    negativeGap,
    verdict: verdictOf([positiveGap, negativeGap], tolerance),
    ...errorRates(texts, (text) => isIn[text] === 1, isFlagged, level),
  };
}

type Counts = readonly [negatives: number, positives: number];

function countsOf({ labels }: RankedTexts, isIn: (text: number) => boolean): Counts {
  const counts: [number, number] = [0, 0];
  labels.forEach((label, text) => isIn(text) && counts[label]++);
  return counts;
}

/** Why an area between the negatives of one set and the positives of another is undefined, where it is. */
function missing(negatives: Counts, positives: Counts, othersPositives = false, othersNegatives = false): NoMeasure {
  if (negatives[0] === 0) return othersNegatives ? 'no-other-negatives' : 'no-negatives';
  return positives[1] === 0 && othersPositives ? 'no-other-positives' : 'no-positives';
}

function missingIn(own: Counts, others: Counts, label: 0 | 1): NoMeasure {
  if (own[label] === 0) return label === 1 ? 'no-positives' : 'no-negatives';
  return others[label] === 0 && label === 1 ? 'no-other-positives' : 'no-other-negatives';
}

function areaMeasured(
  area: TextArea | null,
  texts: RankedTexts,
  reason: NoMeasure,
  n: number,
  { level, z }: { readonly level: number; readonly z: number },
): Measured {
  if (!area) return notMeasured(n === 0 ? 'no-texts' : reason, n);
  const { limits, method } = areaLimits(area, texts, z);
  return measured(area.auc.value, n, limits, level, method);
}

function shifted(value: Extract<Measured, { kind: 'defined' }>, by: number): Measured {
  const { interval } = value;
  return {
    ...value,
    value: value.value + by,
    interval: interval && { ...interval, low: interval.low + by, high: interval.high + by },
  };
}

function errorRates(
  { labels }: RankedTexts,
  isIn: (text: number) => boolean,
  isFlagged: (text: number) => boolean,
  level: number,
): { falsePositiveRate: Measured; falseNegativeRate: Measured } {
  const wrong = [0, 0];
  const all = [0, 0];
  labels.forEach((label, text) => {
    if (!isIn(text)) return;
    all[label]++;
    if (isFlagged(text) !== (label === 1)) wrong[label]++;
  });
  return {
    falsePositiveRate: all[0] > 0 ? shareOf(wrong[0], all[0], level) : notMeasured('no-negatives', 0),
    falseNegativeRate: all[1] > 0 ? shareOf(wrong[1], all[1], level) : notMeasured('no-positives', 0),
  };
}

/** Shown where an interval lies beyond the tolerance; ruled out where all lie within it. */
function verdictOf(gaps: readonly Measured[], tolerance: number): GroupLabelledBias['verdict'] {
  const intervals = gaps.map((gap) => (gap.kind === 'defined' ? gap.interval : null));
  if (intervals.some((one) => one && (one.low > tolerance || one.high < -tolerance))) return 'shown';
  const isWithin = intervals.every((one) => one && one.low >= -tolerance && one.high <= tolerance);
  return isWithin ? 'ruledOut' : 'notEnoughData';
}
