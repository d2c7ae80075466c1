import { beforeAll, describe, expect, it } from 'vitest';
import { auditFile } from '../../src/audit/audit-file.ts';
import { PEER_IDS, type PeerId, type PeerValue } from '../../src/fairness/definitions/peer.ts';
import { peerReport, type PeerRow } from '../../src/fairness/definitions/peer-report.ts';
import { emptyPlan } from '../../src/plan/plan.ts';
import { golden, HAS_REFERENCE, type GoldenFeatures } from '../support/reference.ts';
import { PARITY_CONFIGS, type ParityConfig } from './configs.ts';
import { clipsAnotherScore } from './differences.ts';
import { peerGoldens, type GoldenValue } from './peer-goldens.ts';
import { prepare, type Cells } from './prepared.ts';

const TOLERANCE = 1e-9;
const FAVORABLE = [1, 0] as const;
const REPORTS: readonly (readonly [PeerId, 0 | 1])[] = PEER_IDS.flatMap((peer) =>
  FAVORABLE.map((favorable) => [peer, favorable] as const),
).filter(([peer, favorable]) => peer === 'aif360' || favorable === 1);

interface Conditioned extends GoldenFeatures {
  readonly clarify?: { readonly conditional_on: string | null };
}

async function reportsOf(config: ParityConfig, features: Conditioned): Promise<Map<string, PeerRow[]>> {
  const references = features.reference.split(' | ').map((group) => config.groupNames?.[group] ?? group);
  const conditional = features.clarify?.conditional_on ?? null;
  // A feature is conditioned on itself through a copy of its column: a plan names each column once.
  const isFeature = conditional !== null && features.columns.includes(conditional);
  const prepared = isFeature
    ? { ...config, derived: { ...config.derived, stratum: (cells: Cells) => cells(conditional) } }
    : config;
  const audit = await auditFile(await prepare(prepared), {
    ...emptyPlan(),
    ...config.roles,
    minimumGroupSize: 1,
    intersectionDepth: features.columns.length,
    controlFeature: isFeature ? 'stratum' : conditional,
    sensitiveFeatures: features.columns.map((name, i) => ({
      ...(config.features?.[name] ?? { column: name }),
      reference: references[i],
    })),
  });
  const combination = audit.assessment.combinations.at(-1)!;
  return new Map(
    REPORTS.map(([peer, favorable]) => [
      peer + favorable,
      peerReport(audit.cube, audit.plan, combination, peer, { favorable }),
    ]),
  );
}

/** Null beside null, infinity beside infinity, numbers within the tolerance that the reference files ask for. */
function sameValue(value: PeerValue | undefined, reference: GoldenValue['value']): boolean {
  if (typeof value !== 'number' || typeof reference !== 'number') return value === reference;
  if (!Number.isFinite(value) || !Number.isFinite(reference)) return value === reference;
  return Math.abs(value - reference) <= TOLERANCE * Math.max(1, Math.abs(reference));
}

const compared = new Map<string, number>();
let excused = 0;
const FLOORS = { fairlearn: 5801, aif360: 5719, aequitas: 6954, clarify: 2651 };

describe.skipIf(!HAS_REFERENCE)('the definitions of the peers', () => {
  for (const config of PARITY_CONFIGS) {
    const reference = HAS_REFERENCE
      ? golden(config.dataset).configs.find(({ config: name }) => name === config.config)!
      : { sensitive: [] };
    for (const features of reference.sensitive as readonly Conditioned[]) {
      describe(`${config.dataset}, ${config.config}, ${features.columns.join(' × ')}`, () => {
        const name = (group: string): string =>
          group
            .split(' | ')
            .map((level) => config.groupNames?.[level] ?? level)
            .join(' | ');
        let reports: Map<string, PeerRow[]>;
        beforeAll(async () => {
          reports = await reportsOf(config, features);
        });

        it('give the peers’ own numbers', () => {
          const wrong: string[] = [];
          const byName = new Map(
            [...reports].flatMap(([report, rows]) =>
              rows.map((row) => [[report, row.name, row.group?.join(' | ') ?? null].join('\0'), row] as const),
            ),
          );
          for (const { peer, favorable, name: entry, group, value } of peerGoldens(features, features.columns)) {
            const row = byName.get([peer + favorable, entry, group === null ? null : name(group)].join('\0'));
            if (row && sameValue(row.theirs, value)) compared.set(peer, (compared.get(peer) ?? 0) + 1);
            else if (row && clipsAnotherScore(entry, config.config)) excused++;
            else wrong.push(`${peer} ${favorable}, ${entry} of ${group ?? 'all'}: ${row?.theirs}, not ${value}`);
          }
          expect(wrong).toEqual([]);
        });

        it('give a reason wherever they differ from ours, and never differ without one', () => {
          const unexplained = [...reports].flatMap(([report, rows]) =>
            rows
              .filter(({ ours, agrees, reasons }) => ours !== null && !agrees && reasons.length === 0)
              .map((row) => `${report}, ${row.name} of ${row.group?.join(' | ') ?? 'all'}: ${row.theirs}`),
          );
          expect(unexplained).toEqual([]);
        });
      });
    }
  }

  it('were compared in as many numbers as the reference files hold', () => {
    for (const [peer, floor] of Object.entries(FLOORS)) expect(compared.get(peer), peer).toBeGreaterThanOrEqual(floor);
    expect(excused).toBe(9);
  });
});
