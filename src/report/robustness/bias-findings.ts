import type { BiasAudit, OutputBias, ShiftsOfSource } from '../../robustness/bias-audit.ts';
import type { IdentityDimension } from '../../robustness/identity-terms/term.ts';
import type { LabelledBias } from '../../robustness/labelled/labelled-bias.ts';
import type { DimensionShifts, ShiftVerdict } from '../../robustness/shifts/shifts.ts';
import { aggregateWords, labelledGroupWords } from './labelled-sentences.ts';
import { pinnedWords } from './pinned-sentences.ts';
import { dimensionWords, gapWords, shiftWords } from './shift-sentences.ts';
import type { ShiftContext } from './shift-sentences.ts';

export type BiasSource = 'templates' | 'templateLabels' | 'swaps' | 'benchmark' | 'benchmarkLabels' | 'labelled';

/** What one source of texts says of one output and one dimension. */
export interface BiasFinding {
  readonly output: string;
  readonly source: BiasSource;
  /** Null where groups of several dimensions are compared. */
  readonly dimension: IdentityDimension | null;
  /** The column of the labels that scores were held against; null where there is none. */
  readonly labels: string | null;
  readonly verdict: ShiftVerdict;
  readonly headline: string;
  readonly details: readonly string[];
}

const ORDER: readonly ShiftVerdict[] = ['shown', 'notEnoughData', 'ruledOut'];

/** Findings in the order in which they matter: what is shown, what cannot be told, what is ruled out. */
export function biasFindings(audit: BiasAudit): BiasFinding[] {
  const findings = audit.outputs.flatMap((output) => [
    ...shiftFindings(audit, output, 'templates', output.templates),
    ...shiftFindings(audit, output, 'swaps', output.swaps),
    ...shiftFindings(audit, output, 'benchmark', output.benchmark),
    ...labelledFindings(audit, output, 'templateLabels', output.templateLabels, null),
    ...labelledFindings(
      audit,
      output,
      'benchmarkLabels',
      output.benchmarkLabels?.bias ?? null,
      output.benchmarkLabels?.column ?? null,
    ),
    ...labelledFindings(audit, output, 'labelled', output.labelled?.bias ?? null, output.labelled?.column ?? null),
  ]);
  return findings.sort((a, b) => ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict));
}

/** Which words moved the scores most, by source. */
export function pinnedSentences(output: OutputBias, source: 'templates' | 'swaps' | 'benchmark'): string[] {
  return (output[source]?.pinned ?? []).map((text) => pinnedWords(text, output.name));
}

function shiftFindings(
  { tolerance }: BiasAudit,
  output: OutputBias,
  source: 'templates' | 'swaps' | 'benchmark',
  shifts: ShiftsOfSource | null,
): BiasFinding[] {
  const context: ShiftContext = {
    output: output.name,
    threshold: output.threshold,
    tolerance,
    texts: source === 'swaps' ? 'texts' : 'sentences',
  };
  return (shifts?.shifts ?? []).map((one) => ({
    output: output.name,
    source,
    dimension: one.dimension,
    labels: null,
    verdict: verdictOver(one.groups.map(({ verdict }) => verdict)),
    headline: dimensionWords(one, context),
    details: [...movedFirst(one).map((group) => shiftWords(group, one, context)), gapWords(one, context)].filter(
      (sentence) => sentence !== null,
    ),
  }));
}

/** Groups whose shift is shown, the widest first; where none is, the one that shifts most, if any does. */
function movedFirst({ groups }: DimensionShifts): DimensionShifts['groups'] {
  const size = ({ mean }: (typeof groups)[number]): number => (mean.kind === 'defined' ? Math.abs(mean.value) : 0);
  const sorted = [...groups].sort((a, b) => size(b) - size(a));
  const shown = sorted.filter(({ verdict }) => verdict === 'shown');
  return shown.length > 0 ? shown : sorted.slice(0, 1).filter((group) => size(group) > 0);
}

function labelledFindings(
  { tolerance }: BiasAudit,
  output: OutputBias,
  source: 'templateLabels' | 'benchmarkLabels' | 'labelled',
  bias: LabelledBias | null,
  labels: string | null,
): BiasFinding[] {
  if (!bias || bias.groups.length === 0) return [];
  const shown = bias.groups.filter(({ verdict }) => verdict === 'shown').sort((a, b) => widestGap(b) - widestGap(a));
  const verdict = verdictOver(bias.groups.map((group) => group.verdict));
  const told = shown.length > 0 ? shown : bias.groups.filter((group) => group.verdict === verdict).slice(0, 1);
  const [headline, ...details] = told.map((group) => labelledGroupWords(group, output.name, tolerance));
  return [
    {
      output: output.name,
      source,
      dimension: null,
      labels,
      verdict,
      headline,
      details: [...details, aggregateWords(bias)],
    },
  ];
}

function widestGap({ positiveGap, negativeGap }: LabelledBias['groups'][number]): number {
  return Math.max(...[positiveGap, negativeGap].map((gap) => (gap.kind === 'defined' ? Math.abs(gap.value) : 0)));
}

/** Shown where one is, ruled out where all are. */
function verdictOver(verdicts: readonly ShiftVerdict[]): ShiftVerdict {
  if (verdicts.includes('shown')) return 'shown';
  return verdicts.length > 0 && verdicts.every((verdict) => verdict === 'ruledOut') ? 'ruledOut' : 'notEnoughData';
}
