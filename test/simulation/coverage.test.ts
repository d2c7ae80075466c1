import { beforeAll, describe, expect, it } from 'vitest';
import { brokenBy, CLAIMS } from './claims.ts';
import { summariesOf } from './studies.ts';
import type { Summary } from './study.ts';

/** Draws per setting; `npm run bench:coverage` takes 2,000 of the same worlds. Seeds are fixed. */
const RUNS = 60;

describe('intervals, tests and verdicts over the whole grid of worlds', () => {
  let summaries: Summary[];
  beforeAll(() => {
    summaries = summariesOf(RUNS);
  }, 120_000);

  it.each(CLAIMS)('$kind: $text', (claim) => {
    expect(summaries.some(({ kind }) => kind === claim.kind)).toBe(true);
    expect(brokenBy(claim, summaries)).toEqual([]);
  });
});
