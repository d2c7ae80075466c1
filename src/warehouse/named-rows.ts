import { MOST_COMBINED_GROUPS } from '../cube/group-index.ts';
import { AppError } from '../errors.ts';
import type { ResolvedPlan } from '../plan/plan.ts';
import { MOST_STRATA } from '../plan/rules.ts';
import type { CountedRows } from './counted-rows.ts';
import type { CountsColumns } from './counts-columns.ts';
import type { ResultColumn } from './result-columns.ts';

/** What rows of counts are of, by name: groups, or strata. */
export interface NamedRows {
  /** Most rows first, then by name. */
  readonly names: readonly (readonly string[])[];
  /** Rows of each, those without a weight included. */
  readonly sizes: readonly number[];
  /** Which of the names each row is of. */
  readonly of: Uint32Array;
}

/**
 * The groups of a combination. `places`: which of the result's levels are its features.
 * @throws AppError `plan/too-many-groups`
 */
export function groupsOfRows(
  features: readonly string[],
  places: readonly number[],
  columns: CountsColumns,
  rows: Uint32Array,
  counted: CountedRows,
): NamedRows {
  const levels = places.map((place) => columns.codes(`level_${place + 1}` as ResultColumn));
  const found = nameRows(counted, (i) => levels.map((column) => column.levels[column.codes[rows[i]]]));
  if (found.names.length > MOST_COMBINED_GROUPS) {
    throw new AppError('plan/too-many-groups', { features: [...features], most: MOST_COMBINED_GROUPS });
  }
  return found;
}

/** The strata of rows, as `known` lists them where it does. @throws AppError `plan/too-many-strata` */
export function strataOfRows(
  plan: ResolvedPlan,
  columns: CountsColumns,
  rows: Uint32Array,
  counted: CountedRows,
  known?: NamedRows,
): NamedRows {
  const { controlFeature } = plan;
  if (!controlFeature) return { names: [['']], sizes: [0], of: new Uint32Array(rows.length) };
  const { levels, codes } = columns.codes('stratum');
  if (!known) {
    const found = nameRows(counted, (i) => [levels[codes[rows[i]]]]);
    const strata = found.names.length;
    if (strata > MOST_STRATA) {
      throw new AppError('plan/too-many-strata', { column: controlFeature, strata, most: MOST_STRATA });
    }
    return found;
  }
  const places = new Map(known.names.map(([name], place) => [name, place]));
  const of = Uint32Array.from(rows, (row) => {
    const place = places.get(levels[codes[row]]);
    if (place === undefined) throw new AppError('counts/damaged', { what: 'sum', name: 'stratum' });
    return place;
  });
  return { ...known, of };
}

function nameRows({ length, n, withoutWeight }: CountedRows, nameOf: (row: number) => readonly string[]): NamedRows {
  const placeOf = new Map<string, number>();
  const names: (readonly string[])[] = [];
  const sizes: number[] = [];
  const found = Uint32Array.from({ length }, (_, row) => {
    const name = nameOf(row);
    const id = JSON.stringify(name);
    const place = placeOf.get(id) ?? names.push(name) - 1;
    placeOf.set(id, place);
    sizes[place] = (sizes[place] ?? 0) + n[row] + withoutWeight[row];
    return place;
  });
  const order = names.map((_, place) => place).sort((a, b) => sizes[b] - sizes[a] || compare(names[a], names[b]));
  const moved = new Uint32Array(order.length);
  order.forEach((from, to) => (moved[from] = to));
  return {
    names: order.map((place) => names[place]),
    sizes: order.map((place) => sizes[place]),
    of: found.map((place) => moved[place]),
  };
}

function compare(a: readonly string[], b: readonly string[]): number {
  const i = a.findIndex((level, at) => level !== b[at]);
  return i < 0 ? 0 : a[i] < b[i] ? -1 : 1;
}
