// One measurement in a fresh process (bundle, runs, 'assess' with a number of scores, or 'bootstrap'); JSON on stdout.
import { pathToFileURL } from 'node:url';
import { serialize } from 'node:v8';

const GROUPS = 200;

const [bundle, runs, what, scores] = process.argv.slice(2);
const { assessCube, drawReplicates, makeCube, planFor } = await import(pathToFileURL(bundle).href);

/** Milliseconds of the first call, of each later one, and what the first gave. */
function timed(call) {
  let start = performance.now();
  const result = call();
  const cold = performance.now() - start;
  const times = [];
  for (let run = 0; run < Number(runs); run++) {
    start = performance.now();
    call();
    times.push(performance.now() - start);
  }
  return { cold, times, result };
}

function assess() {
  const cube = makeCube(GROUPS, Number(scores));
  const plan = planFor(cube);
  // A cube that was not assessed before, each time: what was measured of one is kept for its next change of tolerance.
  const { result, ...times } = timed(() => assessCube({ ...cube }, plan));
  const [combination] = result.combinations;
  return {
    ...times,
    scores: Number(scores),
    groups: combination.groups.length,
    metrics: Object.values(combination.overall.metrics).filter(({ kind }) => kind === 'defined').length,
    disparities: combination.disparities.length,
    measures: new Set(combination.measures.map(({ id }) => id)).size,
    verdicts: combination.verdicts.length,
    bytes: serialize(result).byteLength,
  };
}

function bootstrap() {
  const { result, ...times } = timed(drawReplicates);
  return { ...times, ...result };
}

process.stdout.write(JSON.stringify(what === 'assess' ? assess() : bootstrap()));
