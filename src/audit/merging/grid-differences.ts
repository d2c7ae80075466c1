import type { Audit } from '../audit.ts';
import { differ, heldBy, type MergeDifference } from './difference.ts';

/** Grids whose even edges differ. Edges that only one has (its median) are given up, and exact scores fit on any grid. */
export function gridDifferences(audits: readonly Audit[], labels: readonly string[]): MergeDifference[] {
  const gridded = audits.flatMap(({ plan: { score } }, i) =>
    score?.grid ? [{ label: labels[i], column: score.column, grid: score.grid }] : [],
  );
  const held = heldBy(
    gridded.map(({ label }) => label),
    gridded.map(({ grid: { start, stop, bins } }) => ({ start, stop, bins })),
  );
  return differ(held) ? [{ kind: 'grid', column: gridded[0].column, held }] : [];
}
