import type { GroupLabelledBias, LabelledBias } from '../../robustness/labelled/labelled-bias.ts';
import type { Measured } from '../../robustness/measured.ts';
import { isolated } from '../isolated.ts';
import { formatCounted, formatExact, formatNumber } from '../numbers.ts';
import { shortList } from '../phrases.ts';
import { rangeWords, shareWords } from './shift-sentences.ts';
import { NOT_MEASURED_WORDS } from './words.ts';

/** A number with its interval, or why there is none: `0.812 (0.76 to 0.86)`. */
export function measuredWords(one: Measured): string {
  if (one.kind === 'undefined') return `undefined, since ${NOT_MEASURED_WORDS[one.reason]}`;
  const width = one.interval ? one.interval.high - one.interval.low : Infinity;
  return one.interval ? `${formatNumber(one.value, width)} (${rangeWords(one.interval)})` : formatNumber(one.value);
}

/** What the texts of one group show beside their label. */
export function labelledGroupWords(group: GroupLabelledBias, output: string, tolerance: number): string {
  const n = formatCounted(group.positives + group.negatives, 'text', 'texts');
  const name = isolated(group.name);
  const falseAlarms = shareWords(group.falsePositiveRate);
  const rates = falseAlarms ? ` Of those labelled negative ${falseAlarms} are flagged.` : '';
  return `${gapSentence(group, isolated(output), name, n, tolerance)}${rates}`;
}

function gapSentence(group: GroupLabelledBias, output: string, name: string, n: string, tolerance: number): string {
  const limit = formatExact(tolerance);
  if (group.verdict === 'ruledOut') {
    return `Texts that name ${name} are ordered for ${output} like other texts of the same label: no equality gap is wider than ${limit}, in ${n}.`;
  }
  if (group.verdict === 'notEnoughData') {
    return `Whether texts that name ${name} score otherwise for ${output} than other texts of the same label cannot be told from ${n}.`;
  }
  const beyond = (gap: Measured): boolean =>
    gap.kind === 'defined' && gap.interval !== null && (gap.interval.low > tolerance || gap.interval.high < -tolerance);
  const parts = [
    beyond(group.negativeGap) ? labelSentence(group.negativeGap, 'negative', output, name) : null,
    beyond(group.positiveGap) ? labelSentence(group.positiveGap, 'positive', output, name) : null,
  ];
  return `${parts.filter((part) => part !== null).join(' ')} In ${n}.`;
}

function labelSentence(gap: Measured, label: string, output: string, name: string): string {
  const way = gap.kind === 'defined' && gap.value < 0 ? 'lower' : 'higher';
  return `Texts labelled ${label} that name ${name} score ${way} for ${output} than other texts labelled ${label}: equality gap ${measuredWords(gap)}.`;
}

/** The areas over all groups, and which groups they leave out. */
export function aggregateWords({ overallAuc, biasAucs, finalScore, groups, notInAggregates }: LabelledBias): string {
  const left = groups.filter(({ id }) => notInAggregates.includes(id)).map(({ name }) => name);
  const leftOut = left.length > 0 ? ` Not in them: ${shortList(left)}, whose areas are not all defined.` : '';
  return [
    `Area under the curve over all texts ${measuredWords(overallAuc)}; generalised means over groups (power −5):`,
    `within the group ${measuredWords(biasAucs.subgroupAuc)},`,
    `the group’s negatives against others’ positives ${measuredWords(biasAucs.bpsnAuc)},`,
    `the group’s positives against others’ negatives ${measuredWords(biasAucs.bnspAuc)};`,
    `final score ${measuredWords(finalScore)}.${leftOut}`,
  ].join(' ');
}
