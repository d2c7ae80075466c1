import type { AuditCube, CellSums, CubeTable, ScoreAxis, ScoreHistogram } from './cube.ts';
import type { CubeJson } from './cube-json.ts';
import { mapSums } from './sums.ts';

/** Most places of one array of a table: what a cube of a few hundred groups by all strata and classes comes to. */
const MOST_PLACES = 2e7;

type CellJson = CubeJson['combinations'][number]['cells'][number];
const WORDS = ['negative', 'positive', 'unknown'];
const ROWS = ['n', 'w', 'w2'] as const;
const SCORE = ['ws', 'ws2', 'wLogScore', 'wLogComplement'] as const;
const CALIBRATION = ['n', 'w', 'w2', 'ws', 'ws2', 'wLogScore', 'wLogComplement'] as const;
const TARGET = [
  ...ROWS,
  ...(['wy', 'wy2', 'wy3', 'wy4', 'we', 'we2', 'we4', 'wAbsE', 'we2y', 'we2y2'] as const),
] as const;

/** Thrown with the place that is not as it should be. */
export class NotACube extends Error {}

/**
 * The cube that {@link cubeToJson} wrote, equal to the last bit. Its outline has been checked; numbers and addresses are
 * checked here. @throws NotACube
 */
export function cubeFromJson(json: CubeJson): AuditCube {
  const { score, combinations, ...rest } = json;
  const cube = { ...rest, score: score && axisOf(score) };
  return {
    ...cube,
    combinations: combinations.map((table, t) => tableOf(table, { ...cube, combinations: [] }, `combinations.${t}`)),
  };
}

function axisOf({ kind, at, closed }: NonNullable<CubeJson['score']>): ScoreAxis {
  const values = Float64Array.from(at);
  need(
    values.every((value, i) => Number.isFinite(value) && (i === 0 || value > values[i - 1])),
    'score.at',
  );
  return kind === 'exact' ? { kind, values } : { kind, edges: values, closed: closed === 'right' ? 'right' : 'left' };
}

function tableOf(table: CubeJson['combinations'][number], cube: AuditCube, at: string): CubeTable {
  const { features, groups, cells, classCells, withheld } = table;
  const strata = cube.strata.length;
  const count = groups.length * strata * 9;
  need(
    count <= MOST_PLACES && new Set(groups.map((key) => JSON.stringify(key))).size === groups.length,
    `${at}.groups`,
  );
  need(
    groups.every((key) => key.length === features.length),
    `${at}.groups`,
  );
  const places = cells.map((cell) => {
    const place = placeOf(cell, strata);
    need(cell.group < groups.length && place < strata * 9, `${at}.cells`);
    return cell.group * strata * 9 + place;
  });
  need(new Set(places).size === places.length, `${at}.cells`);
  const width = cube.classes.length + 1;
  return {
    features,
    groups,
    cells: sumsOf(cells, places, count, cube, `${at}.cells`),
    classes:
      cube.classes.length > 0 ? classesOf(classCells ?? [], groups.length, cube, width, `${at}.classCells`) : null,
    ...(withheld && {
      withheld: {
        groups: withheld.groups,
        together: scattered(
          ROWS,
          withheld.together.map((cell) => placeOf(cell, strata)),
          withheld.together,
          strata * 9,
          `${at}.withheld`,
        ),
      },
    }),
  };
}

/** Place within a group: stratum · 9 + label · 3 + prediction. */
function placeOf({ stratum, label, prediction }: Pick<CellJson, 'stratum' | 'label' | 'prediction'>, strata: number) {
  const [l, p] = [WORDS.indexOf(label), WORDS.indexOf(prediction)];
  need(Number.isInteger(stratum) && stratum >= 0 && stratum < strata && l >= 0 && p >= 0, 'cells');
  return stratum * 9 + l * 3 + p;
}

function sumsOf(
  cells: readonly CellJson[],
  places: readonly number[],
  count: number,
  cube: AuditCube,
  at: string,
): CellSums {
  const scores = cells.map(({ score }) => score ?? {});
  const bins = cube.calibrationBins;
  need(count * bins <= MOST_PLACES || !cube.score, at);
  return {
    ...scattered(ROWS, places, cells, count, at),
    scoreN: scattered(['n'], places, cube.score ? scores : [], count, `${at}.score`).n,
    ...scattered(SCORE, places, cube.score ? scores : [], count, `${at}.score`),
    calibration: cube.score && calibrationOf(cells, places, count, bins, `${at}.calibration`),
    target: cube.hasTarget
      ? scattered(
          TARGET,
          places,
          cells.map(({ target }) => target ?? {}),
          count,
          `${at}.target`,
        )
      : null,
    histogram: cube.score && histogramOf(cells, places, count, cube.score, `${at}.histogram`),
  };
}

/** Records of numbers as arrays, each record at its place. */
function scattered<Key extends string>(
  keys: readonly Key[],
  places: readonly number[],
  records: readonly Readonly<Partial<Record<Key, unknown>>>[],
  length: number,
  at: string,
): Record<Key, Float64Array> {
  const empty = Object.fromEntries(keys.map((key) => [key, null])) as Record<Key, null>;
  return mapSums(empty, (_, key) => {
    const sums = new Float64Array(length);
    records.forEach((record, i) => (sums[places[i]] = numberOf(record[key], `${at}.${key}`)));
    return sums;
  });
}

function calibrationOf(
  cells: readonly CellJson[],
  places: readonly number[],
  count: number,
  bins: number,
  at: string,
): NonNullable<CellSums['calibration']> {
  const empty = Object.fromEntries(CALIBRATION.map((key) => [key, null])) as Record<(typeof CALIBRATION)[number], null>;
  return mapSums(empty, (_, key) => {
    const sums = new Float64Array(count * bins);
    cells.forEach(({ calibration }, i) => {
      const own = calibration?.[key];
      need(Array.isArray(own) && own.length === bins, `${at}.${key}`);
      own!.forEach((value, bin) => (sums[places[i] * bins + bin] = numberOf(value, `${at}.${key}`)));
    });
    return sums;
  });
}

function histogramOf(
  cells: readonly CellJson[],
  places: readonly number[],
  count: number,
  axis: ScoreAxis,
  at: string,
): ScoreHistogram {
  const most = axis.kind === 'exact' ? axis.values.length : axis.edges.length + 1;
  const byPlace = new Map(cells.map(({ histogram }, i) => [places[i], histogram]));
  const offsets = new Uint32Array(count + 1);
  const all = { bins: [] as number[], n: [] as number[], w: [] as number[], w2: [] as number[] };
  for (let cell = 0; cell < count; cell++) {
    const own = byPlace.get(cell);
    if (byPlace.has(cell)) {
      need(Array.isArray(own?.bins) && own.bins.every((bin, i) => isBin(bin, own.bins[i - 1], most)), at);
      for (const key of ['bins', ...ROWS] as const) {
        need(own![key]?.length === own!.bins.length, at);
        for (const value of own![key]) all[key].push(numberOf(value, at));
      }
    }
    offsets[cell + 1] = all.bins.length;
  }
  const { bins, ...sums } = all;
  return { offsets, bins: Uint32Array.from(bins), ...mapSums(sums, (values) => Float64Array.from(values)) };
}

const isBin = (bin: number, before: number | undefined, most: number): boolean =>
  Number.isInteger(bin) && bin > (before ?? -1) && bin < most;

function classesOf(
  cells: NonNullable<CubeJson['combinations'][number]['classCells']>,
  groups: number,
  { strata, classes }: AuditCube,
  width: number,
  at: string,
): NonNullable<CubeTable['classes']> {
  const length = groups * strata.length * width * width;
  need(length <= MOST_PLACES, at);
  const indexOf = (name: string | null): number => (name === null ? classes.length : classes.indexOf(name));
  const places = cells.map(({ group, stratum, label, prediction }) => {
    const [l, p] = [indexOf(label), indexOf(prediction)];
    need(isBin(group, -1, groups) && isBin(stratum, -1, strata.length) && l >= 0 && p >= 0, at);
    return ((group * strata.length + stratum) * width + l) * width + p;
  });
  return scattered(ROWS, places, cells, length, at);
}

function numberOf(value: unknown, at: string): number {
  need(typeof value === 'number' && Number.isFinite(value), at);
  return value as number;
}

function need(holds: boolean, at: string): void {
  if (!holds) throw new NotACube(at);
}
