import { beforeAll, describe, expect, it } from 'vitest';
import { PEER_IDS, type PeerEntry, type PeerId, type PeerValue } from '../../src/fairness/definitions/peer.ts';
import { PEER_ENTRIES, peerReport, type PeerRow } from '../../src/fairness/definitions/peer-report.ts';
import type { ReasonId } from '../../src/fairness/definitions/reasons.ts';
import { HAS_REFERENCE, type GoldenFeatures } from '../support/reference.ts';
import { clipsAnotherScore } from './differences.ts';
import { auditWithin, describeGoldens, goldenKey } from './golden-audit.ts';
import { peerGoldens, type GoldenValue } from './peer-goldens.ts';
import { exchanged, RELATIONS, type Assessed } from './relations.ts';

const TOLERANCE = 1e-9;

interface Conditioned extends GoldenFeatures {
  readonly clarify?: { readonly conditional_on: string | null };
}

/** The rows of a report, with the assessment that ours are taken from. */
interface Report {
  readonly peer: PeerId;
  /** Which outcome the peer takes as favourable in the reference. */
  readonly favorable: 0 | 1;
  readonly assessed: Assessed;
  readonly rows: readonly PeerRow[];
}

function reportsOf(assessed: Assessed): Report[] {
  const report = (peer: PeerId, favorable: 0 | 1, of: Assessed, option: 0 | 1): Report => ({
    peer,
    favorable,
    assessed: of,
    rows: peerReport(of.cube, of.plan, of.combination, peer, { favorable: option }),
  });
  const reports = PEER_IDS.map((peer) => report(peer, 1, assessed, 1));
  reports.push(report('aif360', 0, assessed, 0));
  // Of the same rows with the outcomes exchanged, ours can be set beside AIF360’s with the other label as favourable.
  if (assessed.cube.predictionFrom !== 'threshold') reports.push(report('aif360', 0, exchanged(assessed), 1));
  return reports;
}

/** Null beside null, infinity beside infinity, numbers within the tolerance that the reference files ask for. */
function sameValue(value: PeerValue | undefined, reference: GoldenValue['value']): boolean {
  if (typeof value !== 'number' || typeof reference !== 'number') return value === reference;
  if (!Number.isFinite(value) || !Number.isFinite(reference)) return value === reference;
  return Math.abs(value - reference) <= TOLERANCE * Math.max(1, Math.abs(reference));
}

const entryOf = (peer: PeerId, { name, group }: PeerRow): PeerEntry =>
  PEER_ENTRIES[peer].find((entry) => entry.name === name && (entry.per === 'combination') === (group === null))!;

const compared = new Map<string, number>();
const reproduced = new Map<ReasonId | 'agrees', number>();
let excused = 0;
const FLOORS = { fairlearn: 5801, aif360: 8553, aequitas: 6954, clarify: 2651 };
/** The mean log deviation is infinite in every reference file: somebody is always wrongly rejected. */
const OWN_FLOORS = {
  agrees: 14386,
  'all-others-together': 897,
  'share-of-selected': 354,
  'smallest-rate': 646,
  'against-rest': 917,
};
const add = <K>(counts: Map<K, number>, key: K): Map<K, number> => counts.set(key, (counts.get(key) ?? 0) + 1);

/** What is wrong with ours beside theirs; null where they agree, a condition of a reason holds, or the relation does. */
function fault({ peer, favorable, assessed }: Report, row: PeerRow): string | null {
  const entry = entryOf(peer, row);
  const always = new Set(entry.differences.flatMap(({ reason, when }) => (when ? [] : [reason])));
  const hasCondition = row.reasons.some((reason) => !always.has(reason) && reason !== 'favourable-label');
  const what = `${peer} ${favorable}, ${row.name} of ${row.group?.join(' | ') ?? 'all'}`;
  if (row.ours === null || hasCondition) return null;
  const stated = [...always].find((reason) => reason in RELATIONS);
  if (!stated) {
    if (!row.agrees) return `${what}: ${row.theirs} without a reason`;
    add(reproduced, 'agrees');
    return null;
  }
  const ours = RELATIONS[stated]!(assessed, row, entry);
  if (!sameValue(ours, row.theirs as number | null)) return `${what}, ${stated}: ${row.theirs}, not ${ours}`;
  if (ours !== null) add(reproduced, stated);
  return null;
}

describe.skipIf(!HAS_REFERENCE)('the definitions of the peers', () => {
  describeGoldens<Conditioned>(({ config, reference, features }) => {
    let reports: readonly Report[];
    beforeAll(async () => {
      const audit = await auditWithin({ config, reference, features }, features.clarify?.conditional_on ?? null);
      const [cube, plan] = [audit.cube, audit.plan];
      reports = reportsOf({ cube, plan, combination: audit.assessment.combinations.at(-1)! });
    });

    it('give the peers’ own numbers', () => {
      const wrong: string[] = [];
      const values = peerGoldens(features, features.columns);
      for (const { peer, favorable, rows } of reports) {
        const byName = new Map(rows.map((row) => [JSON.stringify([row.name, row.group]), row]));
        for (const golden of values) {
          if (golden.peer !== peer || golden.favorable !== favorable) continue;
          const { name, group, value } = golden;
          const row = byName.get(JSON.stringify([name, group === null ? null : goldenKey(config, group)]));
          if (row && sameValue(row.theirs, value)) add(compared, peer);
          else if (row && clipsAnotherScore(name, config.config)) excused++;
          else wrong.push(`${peer} ${favorable}, ${name} of ${group ?? 'all'}: ${row?.theirs}, not ${value}`);
        }
      }
      expect(wrong).toEqual([]);
    });

    it('are ours, or follow from ours as the reason says, or differ under its condition', () => {
      // With the other label as favourable every number differs; those of the exchanged rows stand for them.
      const told = reports.filter(({ rows }) => rows.every(({ reasons }) => !reasons.includes('favourable-label')));
      expect(told.flatMap((report) => report.rows.flatMap((row) => fault(report, row) ?? []))).toEqual([]);
    });
  });

  it('were compared in as many numbers as the reference files hold', () => {
    for (const [peer, floor] of Object.entries(FLOORS)) expect(compared.get(peer), peer).toBeGreaterThanOrEqual(floor);
    expect(excused).toBe(9);
  });

  it('were made of ours in as many numbers as there are', () => {
    for (const [reason, floor] of Object.entries(OWN_FLOORS)) {
      expect(reproduced.get(reason as ReasonId), reason).toBeGreaterThanOrEqual(floor);
    }
  });
});
