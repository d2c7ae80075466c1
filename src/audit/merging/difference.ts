import type { PositiveRule, ScoreRole } from '../../plan/plan.ts';

/** What some of the files have, where others have something else. */
export type Held<T> = { readonly files: readonly string[]; readonly value: T };

/** The roles of a plan that are filled by one column. */
export type ColumnRole = 'label' | 'prediction' | 'score' | 'target' | 'targetPrediction' | 'weight' | 'control';

type Threshold = { readonly threshold: number | null; readonly comparison: ScoreRole['comparison'] };
type EvenEdges = { readonly start: number; readonly stop: number; readonly bins: number };

/**
 * Why the counts of audits cannot be added up: one part of their plans under which they were counted differently, with what
 * each has, or what their files do not allow. Plain data, so it is part of an error's details.
 */
export type MergeDifference =
  /** Audits that were passed on with counts withheld. */
  | { readonly kind: 'withheld'; readonly files: readonly string[] }
  /** The same file in two audits, by its SHA-256, or by name, size and rows where one has none. */
  | { readonly kind: 'sameFile'; readonly file: string; readonly files: readonly string[] }
  /** Files without a hash that have the same size, rows and counts under other names. */
  | { readonly kind: 'sameRows'; readonly files: readonly string[] }
  | { readonly kind: 'column'; readonly role: ColumnRole; readonly held: readonly Held<string | null>[] }
  | { readonly kind: 'features'; readonly held: readonly Held<readonly string[]>[] }
  | {
      readonly kind: 'positive';
      readonly role: 'label' | 'prediction';
      readonly column: string;
      readonly held: readonly Held<PositiveRule>[];
    }
  | { readonly kind: 'threshold'; readonly column: string; readonly held: readonly Held<Threshold>[] }
  /** Edges of bins; null: not cut. */
  | { readonly kind: 'bins'; readonly column: string; readonly held: readonly Held<readonly number[] | null>[] }
  /** Null: values of the label are not counted on their own. */
  | { readonly kind: 'classes'; readonly held: readonly Held<readonly string[] | null>[] }
  /** Null: the usual spellings. */
  | { readonly kind: 'missing'; readonly column: string; readonly held: readonly Held<readonly string[] | null>[] }
  | { readonly kind: 'calibrationBins'; readonly held: readonly Held<number>[] }
  | { readonly kind: 'grid'; readonly column: string; readonly held: readonly Held<EvenEdges>[] }
  /** Centres of a numeric target that lie too far apart for their sums to be moved. */
  | { readonly kind: 'origin'; readonly column: string; readonly held: readonly Held<number>[] }
  /** Together there are more groups, strata or classes than one audit may have. */
  | {
      readonly kind: 'tooMany';
      readonly of: 'groups' | 'strata' | 'classes';
      readonly column: string;
      readonly count: number;
      readonly most: number;
    };

/** The files by what they have, in the order of their first; one entry where all have the same. */
export function heldBy<T>(
  files: readonly string[],
  values: readonly T[],
  identity: (value: T) => unknown = (value) => value,
): Held<T>[] {
  const byValue = new Map<string, { files: string[]; value: T }>();
  values.forEach((value, i) => {
    const id = JSON.stringify(identity(value) ?? null);
    const known = byValue.get(id);
    if (known) known.files.push(files[i]);
    else byValue.set(id, { files: [files[i]], value });
  });
  return [...byValue.values()];
}

/** Whether files have different things. */
export function differ(held: readonly Held<unknown>[]): boolean {
  return held.length > 1;
}
