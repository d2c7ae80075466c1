import type { AdditiveSums } from './combine-counts.ts';

/** Where the numbers of one field of the sums lie in a flat row. */
interface Place {
  readonly part: keyof AdditiveSums;
  readonly field: string;
  readonly from: number;
  /** Null for a single number. */
  readonly length: number | null;
}

type Fields = Readonly<Record<string, Float64Array | number>>;

/**
 * Of each group, the sums of all others: those before it and those after it added up, in time that grows with the number of
 * groups. Nothing is subtracted, so that the rows of a rest keep all digits beside a group of far greater weight, and
 * what is left of nothing is 0. What a group lacks is null in all rests.
 */
export function restSums(groups: readonly AdditiveSums[]): AdditiveSums[] {
  const { places, width } = layoutOf(groups);
  const rests = new Float64Array(groups.length * width);
  const running = new Float64Array(width);
  for (let g = groups.length - 1; g >= 0; g--) {
    rests.set(running, g * width);
    for (const place of places) addTo(running, groups[g], place);
  }
  running.fill(0);
  return groups.map((group, g) => {
    const row = rests.subarray(g * width, (g + 1) * width);
    for (let i = 0; i < width; i++) row[i] += running[i];
    for (const place of places) addTo(running, group, place);
    return unpacked(row, places);
  });
}

function layoutOf(groups: readonly AdditiveSums[]): { readonly places: readonly Place[]; readonly width: number } {
  const places: Place[] = [];
  let width = 0;
  for (const part of ['outcomes', 'scoreSums', 'calibration', 'losses', 'target'] as const) {
    const fields = groups.every((group) => group[part]) ? fieldsOf(groups[0], part) : {};
    for (const [field, values] of Object.entries(fields)) {
      const length = typeof values === 'number' ? null : values.length;
      places.push({ part, field, from: width, length });
      width += length ?? 1;
    }
  }
  return { places, width };
}

function fieldsOf(sums: AdditiveSums | undefined, part: keyof AdditiveSums): Fields {
  return (sums?.[part] ?? {}) as unknown as Fields;
}

function addTo(row: Float64Array, sums: AdditiveSums, { part, field, from }: Place): void {
  const values = fieldsOf(sums, part)[field];
  if (typeof values === 'number') row[from] += values;
  else for (let i = 0; i < values.length; i++) row[from + i] += values[i];
}

function unpacked(row: Float64Array, places: readonly Place[]): AdditiveSums {
  const parts: Record<string, Record<string, Float64Array | number> | null> = {
    outcomes: null,
    scoreSums: null,
    calibration: null,
    losses: null,
    target: null,
  };
  for (const { part, field, from, length } of places) {
    (parts[part] ??= {})[field] = length === null ? row[from] : row.subarray(from, from + length);
  }
  return parts as unknown as AdditiveSums;
}
