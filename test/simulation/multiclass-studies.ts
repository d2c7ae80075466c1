import { compareGroups } from '../../src/fairness/compare.ts';
import { reported } from '../../src/fairness/estimate.ts';
import { MULTICLASS_METRIC_IDS } from '../../src/fairness/metrics.ts';
import { allClassCounts } from '../../src/fairness/multiclass/class-counts.ts';
import type { ClassCounts } from '../../src/fairness/multiclass/class-counts.ts';
import { multiclassDisparities } from '../../src/fairness/multiclass/multiclass-disparities.ts';
import { multiclassEstimates } from '../../src/fairness/multiclass/multiclass-registry.ts';
import { CONFIDENCE } from './metric-coverage.ts';
import { sampler } from './study.ts';
import type { Tallies } from './study.ts';

/** A population of labels and predictions: how often each class is the label, and how often the prediction agrees. */
interface ClassWorld {
  readonly name: string;
  readonly labels: readonly number[];
  readonly right: readonly number[];
}

const WORLDS: readonly ClassWorld[] = [
  { name: '3 even classes', labels: [0.33, 0.33, 0.34], right: [0.7, 0.8, 0.6] },
  { name: '3 classes, one rare', labels: [0.6, 0.3, 0.1], right: [0.9, 0.7, 0.5] },
  { name: '4 classes, nearly right', labels: [0.4, 0.2, 0.2, 0.2], right: [0.97, 0.95, 0.9, 0.95] },
  { name: '5 classes, guessed', labels: [0.2, 0.2, 0.2, 0.2, 0.2], right: [0.2, 0.2, 0.2, 0.2, 0.2] },
];
const SIZES = [60, 200, 1000];

/** Intervals of metrics over all classes, of one group and between two. */
export function studyClasses(runs: number, tallies: Tallies): void {
  WORLDS.forEach((world, w) => {
    const other = WORLDS.find((each) => each !== world && each.labels.length === world.labels.length) ?? world;
    const [truth, otherTruth] = [world, other].map((each) => multiclassEstimates(countsOf(sharesOf(each), 1e8)));
    for (const [s, n] of SIZES.entries()) {
      const [draw, drawOther] = [world, other].map((each, i) =>
        drawsOf(each, i === 0 ? n : 150, 500_000 + 20 * w + 2 * s + i),
      );
      for (let run = 0; run < runs; run++) {
        const [own, others] = [draw(), drawOther()].map(multiclassEstimates);
        for (const id of MULTICLASS_METRIC_IDS) {
          const plain = { name: id, kind: 'interval' } as const;
          const setting = `n ${n}, ${world.name}`;
          tallies.countValue(
            plain,
            setting,
            reported(own[id], CONFIDENCE, false),
            reported(truth[id], CONFIDENCE, false),
          );
          const drawn = compareGroups(own[id], others[id], CONFIDENCE);
          const true_ = compareGroups(truth[id], otherTruth[id], CONFIDENCE);
          for (const scale of ['difference', 'ratio'] as const) {
            const study = { name: `${id}, ${scale}`, kind: 'interval' } as const;
            tallies.countValue(
              study,
              `n ${n} and 150, ${world.name} against ${other.name}`,
              drawn[scale],
              true_[scale],
            );
          }
        }
      }
    }
  });
}

/** Two groups with the same rows right of each class, and classes of different frequency: the second against both. */
export function studyClassesInAll(runs: number, tallies: Tallies): void {
  MIXES.forEach(({ name, worlds, sizes }, m) => {
    const truth = inAll(worlds.map((world, g) => countsOf(sharesOf(world), 1e7 * sizes[g])));
    const draws = worlds.map((world, g) => drawsOf(world, sizes[g], 510_000 + 10 * m + g));
    for (let run = 0; run < runs; run++) {
      inAll(draws.map((draw) => draw())).forEach(({ metrics, scale, value }, d) => {
        const study = { name: `a gap from all over classes, ${scale}`, kind: 'atLeast' } as const;
        tallies.countValue(study, `${metrics[0]}, ${name}`, value, truth[d].value);
      });
    }
  });
}

const RIGHT = [0.8, 0.7, 0.6];
const MIXES = [
  { name: 'alike, 100 and 300', worlds: [WORLDS[1], WORLDS[1]], sizes: [100, 300] },
  {
    name: 'classes apart, 300 and 300',
    worlds: [
      { name: 'one common', labels: [0.7, 0.2, 0.1], right: RIGHT },
      { name: 'another common', labels: [0.2, 0.2, 0.6], right: RIGHT },
    ],
    sizes: [300, 300],
  },
  {
    name: 'classes apart, 600 and 100',
    worlds: [
      { name: 'one common', labels: [0.7, 0.2, 0.1], right: RIGHT },
      { name: 'another common', labels: [0.2, 0.3, 0.5], right: RIGHT },
    ],
    sizes: [600, 100],
  },
];

function inAll(groups: readonly ClassCounts[]) {
  const overall = allClassCounts(groups);
  const [estimates, overallEstimates] = [groups.map(multiclassEstimates), multiclassEstimates(overall)];
  return multiclassDisparities({ groups, overall, estimates, overallEstimates, reference: 0 }, 0.95).filter(
    ({ method }) => method === 'toOverall',
  );
}

/** By label and prediction; what is wrong is spread evenly over the other classes. */
function sharesOf({ labels, right }: ClassWorld): number[] {
  return labels.flatMap((share, label) =>
    labels.map(
      (_, prediction) => share * (prediction === label ? right[label] : (1 - right[label]) / (labels.length - 1)),
    ),
  );
}

function drawsOf(world: ClassWorld, n: number, seed: number): () => ClassCounts {
  const shares = sharesOf(world);
  const draw = sampler(shares, seed);
  return () => {
    const counts = new Array<number>(shares.length).fill(0);
    for (let row = 0; row < n; row++) counts[draw()]++;
    return countsOf(counts, 1);
  };
}

function countsOf(cells: readonly number[], times: number): ClassCounts {
  const classes = Math.sqrt(cells.length);
  const n = new Float64Array((classes + 1) ** 2);
  cells.forEach((rows, i) => {
    n[Math.floor(i / classes) * (classes + 1) + (i % classes)] = rows * times;
  });
  const rows = n.reduce((sum, each) => sum + each, 0);
  return { key: ['drawn'], classes, sums: { n, w: n, w2: n }, rows, has: { label: true, prediction: true } };
}
