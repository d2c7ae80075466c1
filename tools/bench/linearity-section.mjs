import { makeApplicants } from './data/make-applicants.mjs';
import { interleave } from './interleave.mjs';
import { ownJobs } from './jobs.mjs';
import { fitLine } from './linearity.mjs';
import { applicantsFile } from './measure-size.mjs';

const BETWEEN = 3_000_000;
const LONGER = 100_000_000;

/** Processor time by rows, from the runs of the sizes measured and of one between, and what it says of 100 million rows. */
export async function linearitySection(url, sizes, rounds) {
  const file = applicantsFile(BETWEEN);
  await makeApplicants(file, BETWEEN);
  console.log(`\n${BETWEEN.toLocaleString('en')} rows:`);
  const [evenhand] = ownJobs(url, file);
  const between = { rows: BETWEEN, results: await interleave([evenhand], rounds, BETWEEN) };
  const measured = [...sizes, between]
    .map(({ rows, results }) => ({ rows, own: results.find(({ id }) => id === 'evenhand') }))
    .sort((a, b) => a.rows - b.rows);
  const points = measured.flatMap(({ rows, own }) => own.runs.map(({ cpu }) => ({ rows, cpu })));
  const table = [
    ['Rows', 'CPU', 'CPU a million rows', 'Time'],
    ...measured.map(({ rows, own: { cpu, wall } }) => [
      rows.toLocaleString('en'),
      cpu === null ? 'not told' : `${cpu.toFixed(2)} s`,
      cpu === null ? 'not told' : `${((cpu / rows) * 1e6).toFixed(2)} s`,
      wall === null ? 'did not finish' : `${wall.toFixed(2)} s`,
    ]),
  ];
  return { title: 'Longer files', table, notes: points.some(({ cpu }) => cpu === null) ? [] : [lineWords(points)] };
}

function lineWords(points) {
  const { perRow, fixed, rSquared, extrapolated } = fitLine(points, LONGER);
  return (
    `A straight line through all runs: ${fixed.toFixed(2)} s and ${(perRow * 1e6).toFixed(3)} s for every million rows ` +
    `(r² ${rSquared.toFixed(4)}). It would be ${extrapolated.toFixed(0)} s for ${LONGER.toLocaleString('en')} rows, which is extrapolated, not measured.`
  );
}
