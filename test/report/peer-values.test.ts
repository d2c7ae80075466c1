import { describe, expect, it } from 'vitest';
import type { PeerRow } from '../../src/fairness/definitions/peer-report.ts';
import { peerCounts, peerValueWords, reasonWords } from '../../src/report/peer-values.ts';

const row = (changes: Partial<PeerRow>): PeerRow => ({
  name: 'disparate_impact',
  meaning: '',
  group: null,
  format: 'ratio',
  theirs: 0.75,
  beside: null,
  ours: { kind: 'defined', value: 0.75, interval: null, n: 10 },
  reasons: [],
  agrees: true,
  ...changes,
});

describe('the words of a peer’s number', () => {
  it('write what is no finite number in words', () => {
    expect([0.75, null, true, false, Infinity, -Infinity].map((theirs) => peerValueWords(row({ theirs })))).toEqual([
      '0.75',
      'no value',
      'fair',
      'not fair',
      'infinite',
      'minus infinite',
    ]);
  });

  it('tell a difference of meaning from a difference of numbers', () => {
    expect(reasonWords(row({}))).toBe('Defined alike.');
    expect(reasonWords(row({ reasons: ['all-others-together'] }))).toMatch(/^The same in these data, though/);
    expect(reasonWords(row({ reasons: ['all-others-together'], agrees: false }))).toMatch(/^The tool puts all other/);
    expect(reasonWords(row({ ours: null, agrees: false }))).toBe('There is no such number here.');
  });

  it('count those that are the same, different and only theirs', () => {
    const rows = [row({}), row({}), row({ agrees: false }), row({ ours: null, agrees: false })];
    expect(peerCounts(rows)).toEqual({ equal: 2, different: 1, without: 1 });
  });
});
