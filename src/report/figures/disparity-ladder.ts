import type { Audit } from '../../audit/audit.ts';
import type { CombinationAssessment, CriterionVerdict } from '../../fairness/assessment.ts';
import type { NumberFormat } from '../../fairness/catalogue/entry.ts';
import { formatCount, formatCounted, formatExact } from '../numbers.ts';
import { featureWords, groupName } from '../phrases.ts';
import { formatValue } from '../values.ts';
import { CONCEPT_WORDS, UNDEFINED_WORDS, VERDICT_WORDS } from '../words.ts';
import type { DisparityLadder, FigureAxis, LadderRung } from './figure-data.ts';
import type { FigureOf } from './figure.ts';
import { figureId } from './figure-id.ts';
import { intervalHead, rangedOf, valueCells } from './parts.ts';

const MOST_RUNGS = 30;
type Scale = DisparityLadder['scale'];

interface Step {
  readonly name: string;
  readonly verdict: CriterionVerdict;
}

/** All criteria of a combination of one scale, on one scale; null with fewer than two whose gap is defined. */
export function ladderOfCombination(
  audit: Pick<Audit, 'plan'>,
  combination: CombinationAssessment,
  scale: Scale,
): FigureOf<'disparityLadder'> | null {
  const steps = combination.verdicts
    .filter((verdict) => verdict.scale === scale)
    .map((verdict) => ({ name: CONCEPT_WORDS[verdict.concept].name, verdict }));
  const about = `by ${featureWords(combination.features)}`;
  return ladder(audit, steps, scale, about, figureId('disparityLadder', combination.features, scale), inSentence);
}

/** One criterion in every combination of the audit, on one scale; null with fewer than two whose gap is defined. */
export function ladderOfCriterion(
  audit: Pick<Audit, 'plan' | 'assessment'>,
  criterion: CriterionVerdict['criterion'],
): FigureOf<'disparityLadder'> | null {
  const steps = audit.assessment.combinations.flatMap(({ features, verdicts }): Step[] =>
    verdicts
      .filter((verdict) => verdict.criterion === criterion)
      .map((verdict) => ({ name: featureWords(features), verdict })),
  );
  if (steps.length === 0) return null;
  const { scale, concept } = steps[0].verdict;
  const about = `in ${CONCEPT_WORDS[concept].name.toLowerCase()}`;
  return ladder(audit, steps, scale, about, figureId('disparityLadder', [], criterion), (name) => name);
}

function ladder(
  audit: Pick<Audit, 'plan'>,
  steps: readonly Step[],
  scale: Scale,
  about: string,
  id: string,
  said: (name: string) => string,
): FigureOf<'disparityLadder'> | null {
  const sorted = [...steps].sort((a, b) => excess(b.verdict) - excess(a.verdict));
  const rungs = sorted.flatMap(({ name, verdict }) => rungOf(name, verdict) ?? []);
  if (rungs.length < 2) return null;
  const drawn = rungs.slice(0, MOST_RUNGS);
  const tolerance = audit.plan.tolerances[scale];
  const format = formatOf(scale);
  const gaps = sorted.map(({ verdict }) => verdict.leading?.gap ?? null);
  const defined = gaps.flatMap((gap) => gap ?? []);
  return {
    kind: 'disparityLadder',
    id,
    message: messageOf(rungs, scale, about, toleranceWords(scale, tolerance), said),
    reading: `Each row is the gap between the two groups named beside it in the table: the bar is its interval, the mark the gap. The vertical line is the tolerance of ${toleranceWords(scale, tolerance)}; ${scale === 'difference' ? 'what lies to its right' : 'what lies to its left'} exceeds it. A filled mark is a disparity shown, a square one ruled out, a hollow one has not enough data.`,
    note:
      drawn.length < rungs.length
        ? `Drawn are ${formatCount(drawn.length)} of ${formatCount(rungs.length)} gaps, the widest. The table has them all.`
        : null,
    table: {
      columns: [
        'Criterion',
        scale === 'difference' ? 'Difference' : 'Ratio',
        intervalHead(defined),
        'Groups',
        'Verdict',
      ],
      rows: sorted.map(({ name, verdict }) => {
        const { leading } = verdict;
        const cells = leading
          ? valueCells(leading.gap, format)
          : [`undefined: ${UNDEFINED_WORDS['fewer-than-two-groups']}`, ''];
        return [name, ...cells, leading ? pairWords(verdict) : '', VERDICT_WORDS[verdict.verdict]];
      }),
    },
    data: {
      scale,
      rungs: drawn,
      tolerance: { value: tolerance, label: `tolerance ${shortTolerance(scale, tolerance)}` },
      axis: axisOf(drawn, scale, tolerance),
    },
  };
}

const formatOf = (scale: Scale): NumberFormat => (scale === 'difference' ? 'points' : 'ratio');

/** The name of a concept inside a sentence. */
const inSentence = (name: string) => name.toLowerCase();

/** How far a gap lies beyond the tolerance, on the scale of its criterion; below every other where there is none. */
function excess({ leading, scale, tolerance }: CriterionVerdict): number {
  const gap = leading?.gap;
  if (gap?.kind !== 'defined') return Number.NEGATIVE_INFINITY;
  return scale === 'difference' ? gap.value - tolerance : tolerance - gap.value;
}

function rungOf(name: string, verdict: CriterionVerdict): LadderRung | null {
  const gap = verdict.leading?.gap;
  if (gap?.kind !== 'defined') return null;
  return {
    name,
    ...rangedOf(gap),
    label: formatValue(gap, formatOf(verdict.scale)),
    verdict: verdict.verdict,
    words: VERDICT_WORDS[verdict.verdict],
  };
}

function pairWords({ leading }: CriterionVerdict): string {
  return leading ? `${groupName(leading.higher.key)} over ${groupName(leading.lower.key)}` : '';
}

const toleranceWords = (scale: Scale, tolerance: number) =>
  scale === 'difference' ? `${formatExact(tolerance * 100)} points` : `a ratio of ${formatExact(tolerance)}`;

const shortTolerance = (scale: Scale, tolerance: number) =>
  scale === 'difference' ? `${formatExact(tolerance * 100)} points` : formatExact(tolerance);

function axisOf(rungs: readonly LadderRung[], scale: Scale, tolerance: number): FigureAxis {
  if (scale === 'ratio') return { low: 0, high: Math.max(1, ...rungs.map(({ high }) => high ?? 0)), format: 'ratio' };
  const most = Math.max(tolerance, ...rungs.map(({ value, high }) => high ?? value));
  return { low: Math.min(0, ...rungs.map(({ value, low }) => low ?? value)), high: most * 1.06, format: 'points' };
}

function messageOf(
  rungs: readonly LadderRung[],
  scale: Scale,
  about: string,
  tolerance: string,
  said: (name: string) => string,
): string {
  const shown = rungs.filter(({ verdict }) => verdict === 'shown');
  const open = rungs.filter(({ verdict }) => verdict === 'notEnoughData').length;
  const gaps = scale === 'difference' ? 'Differences' : 'Ratios';
  const of = formatCount(rungs.length);
  const start = `${gaps} ${about}: ${formatCount(shown.length)} of ${of} shown to exceed ${tolerance}`;
  const widest = shown[0] ? `, ${said(shown[0].name)} the most at ${shown[0].label}` : '';
  const rest = open > 0 ? `; ${formatCounted(open, 'has', 'have')} not enough data` : '';
  if (shown.length === 0 && open === 0) return `${gaps} ${about}: all ${of} lie within ${tolerance}`;
  if (shown.length === 0) return `${gaps} ${about}: none of ${of} is shown to exceed ${tolerance}${rest}`;
  return `${start}${widest}${rest}`;
}
