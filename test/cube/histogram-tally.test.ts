import { expect, test } from 'vitest';
import { HistogramTally } from '../../src/cube/histogram-tally.ts';
import { NO_SCORE } from '../../src/cube/score-bins.ts';

test('counts that are carried over in time are those of one sweep', () => {
  const cells = Uint32Array.of(0, 1, 1, NO_SCORE, 2, 1);
  const bins = Uint32Array.of(3, 700, 700, 3, NO_SCORE, 2);
  const placeOf = Uint32Array.from({ length: 1024 }, (_, bin) => bin);
  const histograms = [6, undefined].map((mostRows) => {
    const tally = new HistogramTally(1024, false, mostRows);
    for (let batch = 0; batch < 5; batch++) tally.add(cells, 3, bins, null);
    return tally.finish(3, placeOf);
  });
  expect(histograms[0]).toEqual(histograms[1]);
  expect(histograms[0]).toMatchObject({
    offsets: Uint32Array.of(0, 1, 3, 3),
    bins: Uint32Array.of(3, 2, 700),
    n: Float64Array.of(5, 5, 10),
  });
});
