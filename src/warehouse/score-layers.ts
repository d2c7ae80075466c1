import { LOG_CLIP } from '../cube/score-moments-tally.ts';
import { AppError } from '../errors.ts';
import type { ResolvedPlan, ScoreGrid } from '../plan/plan.ts';
import { gridEdges } from '../plan/score-grid.ts';
import { cellNames } from './cell-layers.ts';
import { doubleLiteral, flag, type Dialect } from './dialect.ts';
import type { Layer } from './layers.ts';

/** Least width of a bin, in steps between neighbouring doubles: below, where a score falls is no matter of division. */
const LEAST_STEPS = 16;

/** The score of each row: whether it has one, its value, and on a grid its bins and logarithms. */
export function scoreLayers(plan: ResolvedPlan, dialect: Dialect): Layer[] {
  const { score } = plan;
  if (!score) return [];
  const { number } = cellNames(plan)(score.column);
  const known: Layer = [
    ['eh_scored', `CASE WHEN ${number} IS NULL THEN 0 ELSE 1 END`],
    ['eh_score', `COALESCE(${number}, ${dialect.cast('0', 'double')})`],
  ];
  if (!score.grid) return [known];
  return [
    known,
    [guessLayer(score.grid, dialect), ...calibrationLayer(plan.calibrationBins)],
    [binLayer(score.grid, score.comparison === 'atLeast'), ...logLayer(dialect)],
  ];
}

/** The bin by division, which may be one off beside an edge. */
function guessLayer({ start, stop, bins }: ScoreGrid, { cast }: Dialect): readonly [string, string] {
  const [from, to] = [start, stop].map(doubleLiteral);
  const within = `CASE WHEN eh_score < ${from} THEN ${cast(from, 'double')} WHEN eh_score > ${to} THEN ${cast(to, 'double')} ELSE eh_score END`;
  return ['eh_guess', `floor((${within} - (${from})) * ${bins} / ${doubleLiteral(stop - start)})`];
}

/**
 * The number of edges at or below the score (closed left) or below it (closed right), −1 without a score: the even edges
 * beside the guess are compared themselves, computed as the plan says, and the further edges one by one.
 */
function binLayer(grid: ScoreGrid, closedLeft: boolean): readonly [string, string] {
  checkGrid(grid);
  const { start, stop, bins } = grid;
  const even = new Set(Array.from({ length: bins + 1 }, (_, i) => edgeAt(grid, i)));
  const edge = (i: string): string => `${doubleLiteral(start)} + ${i} * ${doubleLiteral(stop - start)} / ${bins}`;
  const reaches = closedLeft ? '<=' : '<';
  const misses = closedLeft ? '>' : '>=';
  const extra = [...gridEdges(grid)].filter((value) => !even.has(value));
  const parts = [
    'eh_guess + 1',
    flag(`eh_guess + 1 <= ${bins} AND ${edge('(eh_guess + 1)')} ${reaches} eh_score`),
    ...extra.map((value) => flag(`${doubleLiteral(value)} ${reaches} eh_score`)),
  ];
  const over = flag(`eh_guess >= 0 AND ${edge('eh_guess')} ${misses} eh_score`);
  return ['eh_bin', `CASE WHEN eh_scored = 1 THEN ${parts.join(' + ')} - ${over} ELSE -1 END`];
}

function edgeAt({ start, stop, bins }: ScoreGrid, i: number): number {
  return start + (i * (stop - start)) / bins;
}

/** @throws AppError `counts/cannot-print` for a grid whose bins a division cannot find */
function checkGrid(grid: ScoreGrid): void {
  const width = (grid.stop - grid.start) / grid.bins;
  const step = Math.max(Math.abs(grid.start), Math.abs(grid.stop)) * Number.EPSILON;
  if (!(width > LEAST_STEPS * step)) throw new AppError('counts/cannot-print', { what: 'grid' });
}

/** Bin i holds i / bins < score <= (i + 1) / bins; −1 without a score and outside 0…1. */
function calibrationLayer(bins: number): Layer {
  const cases = Array.from(
    { length: bins - 1 },
    (_, i) => `WHEN eh_score <= ${doubleLiteral((i + 1) / bins)} THEN ${i}`,
  );
  const outside = 'eh_scored = 0 OR eh_score < 0 OR eh_score > 1';
  const clip = `CASE WHEN eh_score < ${doubleLiteral(LOG_CLIP)} THEN ${doubleLiteral(LOG_CLIP)} WHEN eh_score > ${doubleLiteral(1 - LOG_CLIP)} THEN ${doubleLiteral(1 - LOG_CLIP)} ELSE eh_score END`;
  return [
    ['eh_calibration', `CASE WHEN ${outside} THEN -1 ${cases.join(' ')} ELSE ${bins - 1} END`],
    ['eh_clipped', clip],
  ];
}

/** −ln s and −ln(1 − s), 0 outside 0…1. Without log1p, by ln u · x / (u − 1) with u = 1 + x (Kahan), which loses nothing. */
function logLayer(dialect: Dialect): Layer {
  const zero = dialect.cast('0', 'double');
  const within = (value: string): string => `CASE WHEN eh_calibration >= 0 THEN ${value} ELSE ${zero} END`;
  const u = '(1 - eh_clipped)';
  const complement = dialect.log1p
    ? `-${dialect.log1p('-eh_clipped')}`
    : `CASE WHEN ${u} = 1 THEN eh_clipped ELSE ${dialect.ln(u)} * eh_clipped / (${u} - 1) END`;
  return [
    ['eh_log_score', within(`-${dialect.ln('eh_clipped')}`)],
    ['eh_log_complement', within(complement)],
    // Products of the smallest scores are no doubles, which some engines refuse.
    ['eh_flushed', `CASE WHEN abs(eh_score) < 1E-100 THEN ${zero} ELSE eh_score END`],
  ];
}
