import { timeAssessment } from './assess-cost.mjs';
import { median } from './median.mjs';

const spent = ({ times, cold }) =>
  `${median(times).toFixed(0)} ms, ${Math.min(...times).toFixed(0)} ms least of ${times.length}; ${cold.toFixed(0)} ms the first time`;

/** What it takes to assess a cube of many groups, every metric with its interval, and to bootstrap one. */
export async function assessSection() {
  const { assessments, bootstrap } = await timeAssessment(15);
  return {
    title: `Assessing a cube, in Node ${process.versions.node}`,
    notes: ['Every metric that the columns allow, all with intervals; the same for any number of rows.'],
    list: [
      ...assessments.map((assessment) => {
        const { scores, groups, metrics, disparities, measures, verdicts, bytes } = assessment;
        const columns =
          scores === 0
            ? 'label and prediction'
            : `label, prediction and ${scores.toLocaleString('en')} distinct scores`;
        const goal = scores === 0 ? ' (goal for 12 metrics: under 100 ms)' : '';
        return (
          `${groups} groups by ${columns}: ${spent(assessment)}${goal}. ${metrics} metrics a group, ${disparities} disparities, ` +
          `${measures} measures, ${verdicts} verdicts; ${(bytes / 1e6).toFixed(1)} MB to hand over`
        );
      }),
      `Dirichlet bootstrap of ${bootstrap.cells} cells, ${bootstrap.replicates.toLocaleString('en')} replicates: ${spent(bootstrap)}`,
      'Fairlearn, recorded on another machine, so not a ratio: MetricFrame of 10 cells × 4 metrics without intervals 0.29 s at 10,000 rows, 1.5 s at 100,000, 16.8 s at 1,000,000; each bootstrap replicate 0.24 s, 1.9–3.4 s, 13.4 s',
    ],
  };
}
