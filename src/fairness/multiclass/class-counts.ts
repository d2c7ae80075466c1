import { classIndex } from '../../cube/cube.ts';
import type { AuditCube, ClassSums, CubeTable } from '../../cube/cube.ts';
import { mapSums } from '../../cube/sums.ts';
import { effectiveSize } from '../../stats/proportion.ts';

/** Rows of one group by class of label and prediction; strata are added up. */
export interface ClassCounts {
  readonly key: readonly string[];
  /** Number of classes K. */
  readonly classes: number;
  /**
   * Index label · (K + 1) + prediction; class K is what is missing or none of the classes, and every prediction where there
   * is none.
   */
  readonly sums: ClassSums;
  /** Rows whose label and prediction are among the classes, as far as they are counted by class. */
  readonly rows: number;
  readonly has: ClassRoles;
}

/** Which of label and prediction a column holds, so that it has classes. */
export interface ClassRoles {
  readonly label: boolean;
  readonly prediction: boolean;
}

/** Label × prediction over the K classes, row-major, as numbers of equally weighted rows: they add up to Kish's size. */
export interface EffectiveCounts {
  readonly classes: number;
  readonly counts: Float64Array;
  /** By label, and by prediction. */
  readonly labels: Float64Array;
  readonly predictions: Float64Array;
  readonly total: number;
}

/** A threshold makes a prediction of two values, whatever classes the label has. */
function classRoles(cube: AuditCube): ClassRoles {
  return { label: cube.hasLabel, prediction: cube.predictionFrom === 'column' };
}

/** Counts by class of the groups of a table that have the given keys. */
export function classCounts(table: CubeTable, cube: AuditCube, keys: readonly (readonly string[])[]): ClassCounts[] {
  const { classes } = table;
  if (!classes) return [];
  const indexOf = new Map(table.groups.map((key, group) => [JSON.stringify(key), group]));
  const [K, strata, has] = [cube.classes.length, cube.strata.length, classRoles(cube)];
  const width = (K + 1) ** 2;
  return keys.map((key) => {
    const group = indexOf.get(JSON.stringify(key))!;
    const sums = mapSums(classes, (values) => {
      const total = new Float64Array(width);
      for (let stratum = 0; stratum < strata; stratum++) {
        const from = classIndex(group, stratum, strata, 0, 0, K);
        for (let i = 0; i < width; i++) total[i] += values[from + i];
      }
      return total;
    });
    return { key, classes: K, sums, rows: rowsOf(sums.n, K, has), has };
  });
}

/** All groups as one. */
export function allClassCounts(groups: readonly ClassCounts[]): ClassCounts {
  const [{ classes, has }] = groups;
  const add = (of: keyof ClassSums): Float64Array => {
    const total = new Float64Array((classes + 1) ** 2);
    for (const { sums } of groups) for (let i = 0; i < total.length; i++) total[i] += sums[of][i];
    return total;
  };
  return {
    key: [],
    classes,
    sums: { n: add('n'), w: add('w'), w2: add('w2') },
    rows: groups.reduce((sum, { rows }) => sum + rows, 0),
    has,
  };
}

function rowsOf(n: Float64Array, classes: number, has: ClassRoles): number {
  let rows = 0;
  for (let label = 0; label < (has.label ? classes : classes + 1); label++) {
    for (let prediction = 0; prediction < (has.prediction ? classes : classes + 1); prediction++) {
      rows += n[label * (classes + 1) + prediction];
    }
  }
  return rows;
}

/** Label × prediction as numbers of equally weighted rows; total 0 where no row has weight. */
export function effectiveCounts({ classes, sums }: ClassCounts): EffectiveCounts {
  let [weight, squares] = [0, 0];
  const counts = new Float64Array(classes * classes);
  for (let label = 0; label < classes; label++) {
    for (let prediction = 0; prediction < classes; prediction++) {
      const from = label * (classes + 1) + prediction;
      counts[label * classes + prediction] = sums.w[from];
      weight += sums.w[from];
      squares += sums.w2[from];
    }
  }
  const total = effectiveSize(weight, squares);
  for (let i = 0; i < counts.length && weight > 0; i++) counts[i] *= total / weight;
  return { classes, counts, ...margins(counts, classes), total };
}

/** Sums over predictions and over labels of K × K counts. */
export function margins(counts: Float64Array, classes: number): { labels: Float64Array; predictions: Float64Array } {
  const labels = new Float64Array(classes);
  const predictions = new Float64Array(classes);
  for (let i = 0; i < counts.length; i++) {
    labels[Math.floor(i / classes)] += counts[i];
    predictions[i % classes] += counts[i];
  }
  return { labels, predictions };
}

/** Influences less their mean over the rows, by label and prediction, row-major. */
export function centredInfluence(
  { classes, counts, total }: EffectiveCounts,
  influence: (label: number, prediction: number) => number,
): Float64Array {
  const each = counts.map((_, i) => influence(Math.floor(i / classes), i % classes));
  const mean = counts.reduce((sum, rows, i) => sum + (rows / total) * each[i], 0);
  return each.map((value) => value - mean);
}
