import { cellIndex, STATES } from '../../src/cube/cube.ts';
import type { AuditCube, CalibrationSums, CellSums } from '../../src/cube/cube.ts';
import { assessCube } from '../../src/fairness/assess-cube.ts';
import { emptyPlan } from '../../src/plan/plan.ts';
import type { ResolvedPlan } from '../../src/plan/plan.ts';
import { dirichletReplicates, REPLICATES } from '../../src/stats/dirichlet-bootstrap.ts';
import { mulberry32 } from '../lib/mulberry32.mjs';

const ROWS = 1_000_000;
const BINS = 10;

/**
 * A made-up cube of one feature with `groups` levels, sizes and rates varying, with label and prediction, and with
 * `scores` distinct scores where that is above 0.
 */
export function makeCube(groups: number, scores: number): AuditCube {
  const random = mulberry32(11);
  const sizes = Array.from({ length: groups }, (_, g) => 1 / (g + 3));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const length = groups * STATES * STATES;
  const sums = emptySums(length);
  const calibration = scores === 0 ? null : emptyCalibration(length * BINS);
  const entries: (readonly [bin: number, n: number])[][] = Array.from({ length }, () => []);
  for (let group = 0; group < groups; group++) {
    const rows = (ROWS * sizes[group]) / total;
    const base = 0.25 + 0.1 * random();
    for (const label of [0, 1] as const) {
      for (const prediction of [0, 1] as const) {
        const share = (label === 1 ? base : 1 - base) * (label === prediction ? 0.75 : 0.25);
        const cell = cellIndex(group, 0, 1, label, prediction);
        if (scores === 0) {
          sums.n[cell] = Math.round(rows * share * (0.9 + 0.2 * random()));
          continue;
        }
        for (let bin = 0; bin < scores; bin++) {
          const position = (bin + 0.5) / scores;
          const shape = label === 1 ? position : 1 - position;
          if ((prediction === 1) !== position >= 0.5) continue;
          const n = Math.round(((4 * rows * share * shape) / scores) * (0.5 + random()));
          if (n > 0) entries[cell].push([bin, n]);
          addScores(sums, cell, n, position);
          if (calibration) addScores(calibration, cell * BINS + Math.floor(position * BINS), n, position);
        }
      }
    }
  }
  sums.w.set(sums.n);
  sums.w2.set(sums.n);
  return {
    evenhandCube: 2,
    score:
      scores === 0
        ? null
        : { kind: 'exact', values: Float64Array.from({ length: scores }, (_, i) => (i + 0.5) / scores) },
    predictionFrom: 'column',
    hasLabel: true,
    hasWeights: false,
    hasTarget: false,
    hasTargetPrediction: false,
    calibrationBins: BINS,
    strata: [''],
    classes: [],
    combinations: [
      {
        features: ['group'],
        groups: Array.from({ length: groups }, (_, g) => [`group ${g}`]),
        cells: { ...sums, calibration, target: null, histogram: scores === 0 ? null : histogramOf(entries) },
        classes: null,
      },
    ],
    rows: {
      tallied: sums.n.reduce((a, b) => a + b, 0),
      setAside: 0,
      weightMissing: 0,
      scoreMissing: scores === 0 ? null : 0,
      scoreOutsideUnit: scores === 0 ? null : 0,
    },
  };
}

type Sums = Omit<CellSums, 'calibration' | 'target' | 'histogram'>;

function emptyCalibration(length: number): CalibrationSums {
  const array = (): Float64Array => new Float64Array(length);
  return {
    n: array(),
    w: array(),
    w2: array(),
    ws: array(),
    ws2: array(),
    wLogScore: array(),
    wLogComplement: array(),
  };
}

function emptySums(length: number): Sums {
  return { ...emptyCalibration(length), scoreN: new Float64Array(length) };
}

/** Adds `n` rows of one score. */
function addScores(sums: CalibrationSums & Partial<Sums>, at: number, n: number, score: number): void {
  sums.n[at] += n;
  sums.w[at] += n;
  sums.w2[at] += n;
  sums.ws[at] += n * score;
  sums.ws2[at] += n * score * score;
  sums.wLogScore[at] -= n * Math.log(score);
  sums.wLogComplement[at] -= n * Math.log1p(-score);
  if (sums.scoreN) sums.scoreN[at] += n;
}

function histogramOf(entries: readonly (readonly (readonly [number, number])[])[]): CellSums['histogram'] {
  const offsets = new Uint32Array(entries.length + 1);
  entries.forEach((cell, i) => {
    offsets[i + 1] = offsets[i] + cell.length;
  });
  const all = entries.flat();
  const n = Float64Array.from(all, ([, count]) => count);
  return { offsets, bins: Uint32Array.from(all, ([bin]) => bin), n, w: n, w2: n };
}

/** A plan that audits the cube, its largest group the reference. */
export function planFor(cube: AuditCube): ResolvedPlan {
  return {
    ...emptyPlan(),
    label: { column: 'label', positive: { values: ['1'] } },
    prediction: { column: 'prediction', positive: { values: ['1'] } },
    score: cube.score && { column: 'score', threshold: null, comparison: 'atLeast' },
    sensitiveFeatures: [{ column: 'group', reference: 'group 0' }],
  };
}

/** How many cells the Dirichlet bootstrap is timed over. */
const CELLS = 40;

/** Draws the shares of 40 cells as often as an interval does, and says how often that is. */
export function drawReplicates(): { readonly replicates: number; readonly cells: number } {
  dirichletReplicates(Float64Array.from({ length: CELLS }, (_, cell) => 5 * cell));
  return { replicates: REPLICATES, cells: CELLS };
}

export { assessCube };
