import { describe } from 'vitest';
import type { Audit } from '../../src/audit/audit.ts';
import { runAudit } from '../../src/audit/run-audit.ts';
import { readTable, type ReadResult } from '../../src/data/read-table.ts';
import type { Table } from '../../src/data/table.ts';
import { emptyPlan } from '../../src/plan/plan.ts';
import { golden, HAS_REFERENCE, type GoldenConfig, type GoldenFeatures } from '../support/reference.ts';
import { PARITY_CONFIGS, type ParityConfig } from './configs.ts';
import { prepare } from './prepared.ts';

/** One set of sensitive features of a golden file, and how it is asked of Evenhand. */
export interface Golden<Features extends GoldenFeatures = GoldenFeatures> {
  readonly config: ParityConfig;
  readonly reference: GoldenConfig;
  readonly features: Features;
}

/** A suite for every set of sensitive features of every golden file; none without the reference files. */
export function describeGoldens<Features extends GoldenFeatures>(suite: (golden: Golden<Features>) => void): void {
  if (!HAS_REFERENCE) return;
  for (const config of PARITY_CONFIGS) {
    const reference = referenceOf(config);
    for (const features of reference.sensitive) {
      describe(`${config.dataset}, ${config.config}, ${features.columns.join(' × ')}`, () => {
        suite({ config, reference, features: features as Features });
      });
    }
  }
}

const references = new Map<ParityConfig, GoldenConfig>();

function referenceOf(config: ParityConfig): GoldenConfig {
  const known =
    references.get(config) ?? golden(config.dataset).configs.find(({ config: name }) => name === config.config)!;
  references.set(config, known);
  return known;
}

/** A group’s key by the name that the golden file gives it. */
export function goldenKey({ groupNames }: ParityConfig, group: string): string[] {
  return group.split(' | ').map((level) => groupNames?.[level] ?? level);
}

const audits = new Map<GoldenFeatures, Promise<Audit>>();

/** The audit of a golden file’s features, the combination of all of them last; made once for all suites of a test file. */
export function goldenAudit(golden: Golden): Promise<Audit> {
  if (!audits.has(golden.features)) audits.set(golden.features, auditWithin(golden, null));
  return audits.get(golden.features)!;
}

const read = new Map<ParityConfig, Promise<ReadResult>>();

/** The same within the strata of a column. */
export async function auditWithin({ config, features }: Golden, strata: string | null): Promise<Audit> {
  if (!read.has(config))
    read.set(
      config,
      prepare(config).then((file) => readTable(file, {}, {})),
    );
  const { table, format, badRows } = await read.get(config)!;
  const levels = goldenKey(config, features.reference);
  // A plan names each column once, so that a feature is conditioned on a copy of its column.
  const copied = strata !== null && features.columns.includes(strata) ? withCopy(table, strata) : null;
  const facts = { name: config.file, size: 0, sha256: null, rows: table.rowCount, format, badRows };
  return runAudit(facts, copied?.table ?? table, {
    ...emptyPlan(),
    ...config.roles,
    minimumGroupSize: 1,
    intersectionDepth: features.columns.length,
    controlFeature: copied?.name ?? strata,
    sensitiveFeatures: features.columns.map((name, i) => ({
      ...(config.features?.[name] ?? { column: name }),
      reference: levels[i],
    })),
  });
}

function withCopy(table: Table, of: string): { table: Table; name: string } {
  const column = table.columns.find(({ name }) => name === of)!;
  const name = `${of} (copy)`;
  return { table: { ...table, columns: [...table.columns, { ...column, name }] }, name };
}
