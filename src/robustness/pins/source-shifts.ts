import type { BiasAuditOptions, ShiftsOfSource } from '../bias-audit.ts';
import type { Counterfactuals } from '../counterfactuals.ts';
import type { AuditedOutput } from '../outputs.ts';
import type { ScoreBook } from '../scoring/score-book.ts';
import { assessShifts } from '../shifts/assess-shifts.ts';
import { scoreGrid } from '../shifts/score-grid.ts';
import type { DimensionShifts } from '../shifts/shifts.ts';
import { pinned, planPins } from './pin-texts.ts';
import type { ExplainText, PlannedPin } from './pin-texts.ts';

/** The shifts of one source of texts, and the texts that will explain them. */
export interface PlannedSource {
  readonly shifts: readonly DimensionShifts[];
  readonly pins: readonly PlannedPin[];
}

/** Shifts of all dimensions of a source as one family, and those of the terms that move most, to be explained. */
export function planSource(
  sets: readonly Counterfactuals[],
  output: AuditedOutput,
  settings: BiasAuditOptions,
  book: ScoreBook,
  explains: boolean,
): PlannedSource {
  const grids = sets.map((set) => scoreGrid(set, output, book)).filter(({ items }) => items.length > 0);
  const shifts = assessShifts(grids, { ...settings, threshold: output.threshold });
  const most = movedMost(shifts, settings.pinned);
  const pins = grids.flatMap((grid, at) => planPins(grid, shifts[at], most, book, explains));
  return { shifts, pins };
}

/** The terms that move most over all dimensions. */
function movedMost(shifts: readonly DimensionShifts[], count: number): ReadonlySet<string> {
  const terms = shifts.flatMap(({ terms: own }) => own);
  const size = (mean: (typeof terms)[number]['mean']): number => (mean.kind === 'defined' ? Math.abs(mean.value) : 0);
  return new Set(
    [...terms]
      .sort((a, b) => size(b.mean) - size(a.mean))
      .slice(0, count)
      .map(({ term }) => term),
  );
}

/** A source as it is told, once all of its texts are scored. */
export function sourceOf(
  planned: PlannedSource | null,
  output: AuditedOutput,
  book: ScoreBook,
  explain: ExplainText | null,
  isData: boolean,
): ShiftsOfSource | null {
  if (!planned) return null;
  const texts = planned.pins.map((plan) => pinned(plan, output, book, explain, isData));
  return {
    shifts: planned.shifts,
    pinned: texts
      .filter((text) => text !== null)
      .sort((a, b) => Math.abs(b.score - b.reference) - Math.abs(a.score - a.reference)),
  };
}
