import { describe, expect, it } from 'vitest';
import { STAGE_OF_FILE, WORK } from '../../src/messages.ts';
import { allRowsIn, shareDone } from '../../src/ui/state/share-done.ts';

const at = (stage: 'reading' | 'tallying' | 'profiling' | 'assessing', done: number, total: number) => ({
  stage,
  done,
  total,
  rows: done,
});

describe('the share of work that is done', () => {
  it('is that of bytes or rows, never more than all, and not known before the first of them', () => {
    expect(shareDone(at('reading', 25, 100))).toBe(0.25);
    expect(shareDone(at('tallying', 130, 100))).toBe(1);
    expect(shareDone(at('reading', 0, 0))).toBeNull();
    expect(shareDone(null)).toBeNull();
  });

  it('is not told of what comes once all rows are in, whose length nobody knows', () => {
    for (const stage of ['profiling', 'assessing'] as const) {
      expect(shareDone(at(stage, 0, 1_000_000))).toBeNull();
      expect(allRowsIn(at(stage, 0, 1_000_000))).toBe(true);
    }
    expect(allRowsIn(at('tallying', 0, 1))).toBe(false);
    expect(WORK.allRows(1_000_000)).toBe('All 1,000,000 rows are read and counted.');
    expect(WORK.stage('assessing', 'a.csv')).toBe('Comparing the groups of a.csv');
    expect(WORK.stage('assessing', null)).toBe('Comparing groups');
    expect(STAGE_OF_FILE.reading('a.csv')).toBe('Reading a.csv');
  });
});
