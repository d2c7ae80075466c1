import { describe, expect, it } from 'vitest';
import { assessCube } from '../../src/fairness/assess-cube.ts';
import { PEER_IDS, type PeerId, type PeerValue } from '../../src/fairness/definitions/peer.ts';
import { PEER_ENTRIES, peerReport, type PeerRow } from '../../src/fairness/definitions/peer-report.ts';
import { REASONS } from '../../src/fairness/definitions/reasons.ts';
import { confusionRows, cubeOf, planOf, type Row } from './cube-of.ts';

const cells = (key: string, tp: number, fp: number, fn: number, tn: number): Row[] =>
  confusionRows([key], tp, fp, fn, tn);

function report(rows: readonly Row[], peer: PeerId, favorable: 0 | 1 = 1): PeerRow[] {
  const cube = cubeOf(rows.filter(({ times }) => times !== 0));
  const plan = planOf({ group: 'a' });
  const [combination] = assessCube(cube, plan).combinations;
  return peerReport(cube, plan, combination, peer, { favorable });
}

function valueOf(rows: readonly PeerRow[], name: string, group: string | null = null): PeerValue {
  return rowOf(rows, name, group).theirs;
}

function rowOf(rows: readonly PeerRow[], name: string, group: string | null = null): PeerRow {
  const found = rows.find((row) => row.name === name && (row.group?.[0] ?? null) === group);
  if (!found) throw new Error(`no ${name} of ${group}`);
  return found;
}

describe('definitions of the peers', () => {
  it('part where a group has no positive labels', () => {
    const rows = [...cells('a', 5, 2, 5, 8), ...cells('b', 0, 3, 0, 7)];
    const fairlearn = rowOf(report(rows, 'fairlearn'), 'equal_opportunity_difference(method="between_groups")');
    expect(fairlearn).toMatchObject({ theirs: 0.5, agrees: false, reasons: ['zero-sets-aggregate'] });
    expect(rowOf(report(rows, 'fairlearn'), 'true_positive_rate', 'b')).toMatchObject({
      theirs: 0,
      ours: { kind: 'undefined', reason: 'no-positives' },
      reasons: ['zero-for-empty-denominator'],
    });
    expect(valueOf(report(rows, 'aif360'), 'equal_opportunity_difference', 'b')).toBeNull();
    expect(valueOf(report(rows, 'aequitas'), 'tpr', 'b')).toBeNull();
    expect(valueOf(report(rows, 'clarify'), 'RD', 'b')).toBe(0.5);
  });

  it('part where something is divided by zero', () => {
    const rows = [...cells('a', 0, 0, 6, 4), ...cells('b', 3, 1, 3, 3)];
    expect(rowOf(report(rows, 'aif360'), 'disparate_impact', 'b')).toMatchObject({
      theirs: Infinity,
      agrees: false,
      reasons: ['infinite'],
    });
    expect(rowOf(report(rows, 'aequitas'), 'pprev_disparity (ref_group: reference)', 'b')).toMatchObject({
      theirs: 10,
      reasons: ['ten-for-infinity'],
    });
    expect(valueOf(report(rows, 'aequitas'), 'pprev_disparity (ref_group: reference)', 'a')).toBeNull();
    expect(valueOf(report(rows, 'clarify'), 'DI', 'b')).toBe(Infinity);
    expect(valueOf(report(rows, 'fairlearn'), 'demographic_parity_ratio(method="between_groups")')).toBe(0);
  });

  it('take opposite signs for the same gap', () => {
    const rows = [...cells('a', 4, 2, 1, 3), ...cells('b', 2, 1, 3, 4)];
    const [a, b] = [0.6, 0.3];
    expect(valueOf(report(rows, 'aif360'), 'statistical_parity_difference', 'b')).toBeCloseTo(b - a, 12);
    expect(valueOf(report(rows, 'clarify'), 'DPPL', 'b')).toBeCloseTo(a - b, 12);
    expect(valueOf(report(rows, 'fairlearn'), 'demographic_parity_difference(method="between_groups")')).toBeCloseTo(
      a - b,
      12,
    );
  });

  it('exchange the outcomes when the other label is favourable', () => {
    const rows = [...cells('a', 4, 2, 1, 3), ...cells('b', 2, 1, 3, 4)];
    const row = rowOf(report(rows, 'aif360', 0), 'equal_opportunity_difference', 'b');
    expect(row.theirs).toBeCloseTo(4 / 5 - 3 / 5, 12);
    expect(row.reasons).toContain('favourable-label');
  });

  it('give every group a share of those selected, which adds up to 1', () => {
    const rows = report([...cells('a', 4, 2, 1, 3), ...cells('b', 2, 1, 3, 4), ...cells('c', 1, 0, 3, 2)], 'aequitas');
    const shares = ['a', 'b', 'c'].map((group) => Number(valueOf(rows, 'ppr', group)));
    expect(shares).toEqual([0.6, 0.3, 0.1]);
  });

  it('divide the mean log deviation by the mean once too often at α = 0', () => {
    const rows = [...cells('a', 4, 2, 0, 3), ...cells('b', 2, 1, 0, 4)];
    const row = rowOf(report(rows, 'aif360'), 'generalized_entropy_index(alpha=0)');
    const mean = (16 + 3) / 16;
    const deviation = Math.log(mean) - (3 * Math.log(2)) / 16;
    expect(row.theirs).toBeCloseTo(deviation / mean, 12);
    expect(row.ours).toMatchObject({ kind: 'defined' });
    expect(row.ours?.kind === 'defined' && row.ours.value).toBeCloseTo(deviation, 12);
    expect(row.reasons).toEqual(['divided-by-mean']);
  });

  it('leave weights out of entropies, and out of everything in Aequitas and Clarify', () => {
    const weighted = [...cells('a', 4, 2, 1, 3), ...cells('b', 2, 1, 3, 4)].map((row) => ({
      ...row,
      weight: row.label === 1 ? 3 : 1,
    }));
    const plain = weighted.map(({ weight: _, ...row }) => row);
    for (const peer of ['aequitas', 'clarify'] as const) {
      const of = (rows: readonly Row[]): PeerValue[] => report(rows, peer).map(({ theirs }) => theirs);
      expect(of(weighted)).toEqual(of(plain));
    }
    const theil = rowOf(report(weighted, 'aif360'), 'theil_index');
    expect(theil.theirs).toBe(valueOf(report(plain, 'aif360'), 'theil_index'));
    expect(theil).toMatchObject({ agrees: false, reasons: ['weights-ignored'] });
    expect(valueOf(report(weighted, 'fairlearn'), 'base_rate', 'a')).toBeCloseTo(15 / 20, 12);
  });
});

describe('the registry of definitions', () => {
  it.each(PEER_IDS)('names each number of %s once in each place', (peer) => {
    const names = PEER_ENTRIES[peer].map(({ name, per }) => `${name} ${per === 'combination'}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it('uses every reason', () => {
    const used = new Set<string>(
      Object.values(PEER_ENTRIES).flatMap((entries) =>
        entries.flatMap(({ differences }) => differences.map(({ reason }) => reason)),
      ),
    );
    expect([...used, 'favourable-label'].sort()).toEqual(Object.keys(REASONS).sort());
  });

  it('sets definitions beside numbers that exist', () => {
    const rows = [...cells('a', 4, 2, 1, 3), ...cells('b', 2, 1, 3, 4)].map((row) => ({
      ...row,
      score: 0.3 + 0.2 * (row.prediction ?? 0) + 0.1 * (row.label ?? 0),
    }));
    for (const peer of PEER_IDS) {
      const missing = report(rows, peer).filter(({ beside, ours }) => beside !== null && ours === null);
      expect(missing.map(({ name }) => name)).toEqual([]);
    }
  });
});
