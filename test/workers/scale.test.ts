import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Audit } from '../../src/audit/audit.ts';
import type { AuditPlan } from '../../src/plan/plan.ts';
import type { OpenedTable, Opening, Progress } from '../../src/workers/data.contract.ts';
import { DataService } from '../../src/workers/data.service.ts';
import { HeldTable } from '../../src/workers/held-table.ts';
import { progressReporter } from '../../src/workers/progress.ts';
import { planOf } from '../support/plan-of.ts';
import { reassessed } from './reassessed.ts';

/** A machine with so little memory that a table of a few kilobytes is too large to be held. */
const SMALL_MACHINE = 16 * 1024;
const nobody = (): void => undefined;
let jobs = 0;

const serviceOn = (deviceMemoryBytes?: number): DataService =>
  new DataService({
    policyInForce: () => Promise.resolve(true),
    offOriginRequests: () => 0,
    deviceMemoryBytes: () => deviceMemoryBytes,
  });

const HEADER = 'name,group,label,prediction,age\n';
const row = (i: number): string => `Person ${i},${'abc'[i % 3]},${i % 2},${i % 5 === 0 ? 1 : 0},${20 + (i % 50)}\n`;
const rows = (from: number, to: number): string => Array.from({ length: to - from }, (_, i) => row(from + i)).join('');
const csv = (count: number, name = 'people.csv'): File => new File([HEADER, rows(0, count)], name);

const read = (service: DataService, files: readonly File[], opening: Partial<Opening> = {}): Promise<OpenedTable> =>
  service.read(`${jobs++}`, files, { options: {}, ...opening }, nobody);
const audit = (service: DataService, table: number, plan: AuditPlan): Promise<Audit> =>
  service.audit(`${jobs++}`, table, plan, nobody);
const reassess = (service: DataService, table: number, plan: AuditPlan): Promise<Audit> =>
  reassessed(service, table, plan);

/** The same audit of the table held, by which the others are measured. */
async function heldAudit(count: number, plan: AuditPlan): Promise<Audit> {
  const service = serviceOn();
  return audit(service, (await read(service, [csv(count)])).tableId, plan);
}

describe('a table that would take too much of the memory', () => {
  const COUNT = 101_000;
  const service = serviceOn(SMALL_MACHINE);
  const file = csv(COUNT);
  let opened: OpenedTable;
  beforeAll(async () => {
    opened = await read(service, [file]);
  });

  it('is counted as it is read, and its audit is that of the table held', async () => {
    expect(opened.rows).toMatchObject({ kind: 'streamed', sampled: 100_000 });
    expect(opened.profile).toMatchObject({ rowCount: COUNT, sampled: { rows: 100_000, of: COUNT } });
    const made = await audit(service, opened.tableId, planOf());
    expect(made.assessment).toEqual((await heldAudit(COUNT, planOf())).assessment);
  });

  it('is not read again for a change that its counts answer, and never without a word for another', async () => {
    const first = await audit(service, opened.tableId, planOf());
    const revised = await reassess(service, opened.tableId, planOf({ alpha: 0.01 }));
    expect(revised.cube).toBe(first.cube);
    const other = planOf({ sensitiveFeatures: [{ column: 'age', bins: { edges: [20, 40, 70] } }] });
    await expect(reassess(service, opened.tableId, other)).rejects.toMatchObject({ code: 'audit/needs-reading' });
    expect((await audit(service, opened.tableId, other)).cube).not.toBe(first.cube);
    expect((await reassess(service, opened.tableId, other)).assessment.combinations[0].overall.n).toBe(COUNT);
  });

  it('gives the page nothing of the rows that are sampled', async () => {
    const made = await audit(service, opened.tableId, planOf());
    expect(JSON.stringify([opened, made])).not.toContain('Person ');
  });

  it('shows its first rows when they are asked for', async () => {
    const preview = await service.preview(opened.tableId, 3);
    expect(preview.rows.map(([name]) => name)).toEqual(['Person 0', 'Person 1', 'Person 2']);
  });

  it('keeps its audit when the file has changed since', async () => {
    const first = await audit(service, opened.tableId, planOf());
    const gone = new DOMException('', 'NotFoundError');
    const stream = vi
      .spyOn(file, 'stream')
      .mockImplementation(() => new ReadableStream({ start: (controller) => controller.error(gone) }));
    const slice = vi
      .spyOn(file, 'slice')
      .mockImplementation(() => ({ ...file, arrayBuffer: () => Promise.reject(gone) }));
    await expect(audit(service, opened.tableId, planOf({ label: null }))).rejects.toMatchObject({
      code: 'file/changed',
    });
    expect((await reassess(service, opened.tableId, planOf({ alpha: 0.01 }))).cube).toBe(first.cube);
    stream.mockRestore();
    slice.mockRestore();
  });

  it('is given up when that is asked for, and leaves what was there', async () => {
    const counting = service.audit('late', opened.tableId, planOf({ label: null }), nobody);
    const failed = expect(counting).rejects.toMatchObject({ code: 'job/cancelled' });
    await service.cancel('late');
    await failed;
    expect((await audit(service, opened.tableId, planOf())).file.name).toBe('people.csv');
  });
});

describe('a plan that is known before the file', () => {
  it('is audited while the file is read, and the rows are held where they are few', async () => {
    const stages = new Set<Progress['stage']>();
    const service = serviceOn();
    const opened = await service.read('1', [csv(3000)], { options: {}, plan: planOf() }, ({ stage }) =>
      stages.add(stage),
    );
    expect(opened.rows).toMatchObject({ kind: 'held' });
    if (opened.audit?.kind !== 'made') throw new Error('expected an audit');
    expect(opened.audit.audit.assessment).toEqual((await heldAudit(3000, planOf())).assessment);
    expect(opened.audit.audit.file).toMatchObject({ name: 'people.csv', rows: 3000, sha256: opened.profile.sha256 });
    const changed = await reassess(service, opened.tableId, planOf({ label: null }));
    expect(changed.assessment.combinations[0].overall.metrics.baseRate.kind).toBe('undefined');
    expect(stages).toContain('reading');
  });

  it('and does not suit it leaves the table open, and says why', async () => {
    const opened = await read(serviceOn(), [csv(300)], {
      plan: planOf({ sensitiveFeatures: [{ column: 'nowhere' }] }),
    });
    expect(opened.profile.rowCount).toBe(300);
    expect(opened.audit).toMatchObject({ kind: 'failed', error: { code: 'plan/unknown-column' } });
  });
});

describe('a plan that is known before a large file', () => {
  const COUNT = 101_000;
  const plan = planOf();
  const known = { plan, options: {} };
  const unread = ['name', 'age'];

  it('has no more than its columns read for its audit, and the others when they are asked for', async () => {
    const service = serviceOn(SMALL_MACHINE);
    const opened = await read(service, [csv(COUNT)], known);
    expect(opened.profile.unsurveyed).toEqual(unread);
    if (opened.audit?.kind !== 'made') throw new Error('expected an audit');
    expect(opened.audit.audit.assessment).toEqual((await heldAudit(COUNT, plan)).assessment);
    expect(opened.audit.audit.file).toMatchObject({ rows: COUNT, sha256: opened.profile.sha256 });
    expect((await reassess(service, opened.tableId, { ...plan, alpha: 0.01 })).cube).toEqual(opened.audit.audit.cube);
    const stages = new Set<Progress['stage']>();
    const surveyed = await service.survey('columns', opened.tableId, ({ stage }) => stages.add(stage));
    expect([...stages]).toEqual(['reading']);
    const whole = await read(serviceOn(SMALL_MACHINE), [csv(COUNT)]);
    expect({ ...surveyed.profile, elapsed: 0 }).toEqual({ ...whole.profile, elapsed: 0 });
    expect(surveyed.rows).toMatchObject({ kind: 'streamed', sampled: 100_000 });
    const of = new Map(surveyed.profile.columns.map((column) => [column.name, column]));
    expect(opened.profile.columns).toEqual(opened.profile.columns.map(({ name }) => of.get(name)));
    const later = await reassess(service, opened.tableId, { ...plan, alpha: 0.02 });
    expect(later.plan.alpha).toBe(0.02);
  });

  it('is counted anew for a change, the other columns read first where it names one', async () => {
    const service = serviceOn(SMALL_MACHINE);
    const { tableId } = await read(service, [csv(COUNT)], known);
    const fewer = { ...plan, label: null };
    await expect(reassess(service, tableId, fewer)).rejects.toMatchObject({ code: 'audit/needs-reading' });
    expect((await audit(service, tableId, fewer)).assessment).toEqual((await heldAudit(COUNT, fewer)).assessment);
    const binned = planOf({ sensitiveFeatures: [{ column: 'age', bins: { quantiles: 3 } }] });
    await expect(reassess(service, tableId, binned)).rejects.toMatchObject({ code: 'audit/needs-reading' });
    expect((await audit(service, tableId, binned)).assessment).toEqual((await heldAudit(COUNT, binned)).assessment);
    expect((await service.survey('again', tableId, nobody)).profile.unsurveyed).toBeUndefined();
  });

  it('keeps its audit when reading the others is given up, or fails', async () => {
    const service = serviceOn(SMALL_MACHINE);
    const file = csv(COUNT);
    const opened = await read(service, [file], known);
    const given = service.survey('columns', opened.tableId, nobody);
    const stopped = expect(given).rejects.toMatchObject({ code: 'job/cancelled' });
    await service.cancel('columns');
    await stopped;
    const gone = new DOMException('', 'NotFoundError');
    const stream = vi
      .spyOn(file, 'stream')
      .mockImplementation(() => new ReadableStream({ start: (controller) => controller.error(gone) }));
    const slice = vi
      .spyOn(file, 'slice')
      .mockImplementation(() => ({ ...file, arrayBuffer: () => Promise.reject(gone) }));
    await expect(service.survey('gone', opened.tableId, nobody)).rejects.toMatchObject({ code: 'file/changed' });
    expect((await reassess(service, opened.tableId, { ...plan, alpha: 0.01 })).plan.alpha).toBe(0.01);
    stream.mockRestore();
    slice.mockRestore();
    const both = [service.survey('one', opened.tableId, nobody), service.survey('two', opened.tableId, nobody)];
    const [one, two] = await Promise.all(both);
    expect(one.profile).toBe(two.profile);
  });

  it('and does not suit it leaves the table open with all its columns', async () => {
    const opened = await read(serviceOn(SMALL_MACHINE), [csv(COUNT)], {
      plan: planOf({ label: { column: 'label', positive: { values: ['never'] } } }),
    });
    expect(opened.profile.unsurveyed).toBeUndefined();
    expect(opened.profile.columns).toHaveLength(5);
    expect(opened.audit).toMatchObject({ kind: 'failed', error: { code: 'plan/positive-not-found' } });
  });
});

describe('several files', () => {
  it('are one table, and each is named with its rows', async () => {
    const service = serviceOn();
    const files = [new File([HEADER, rows(0, 200)], 'a.csv'), new File([HEADER, rows(200, 300)], 'b.csv')];
    const opened = await read(service, files);
    expect(opened.profile).toMatchObject({ fileName: 'a.csv + b.csv', rowCount: 300, sha256: null });
    expect(opened.parts.map(({ name, rows: count }) => [name, count])).toEqual([
      ['a.csv', 200],
      ['b.csv', 100],
    ]);
    expect(opened.parts.every(({ sha256 }) => sha256?.length === 64)).toBe(true);
    const made = await audit(service, opened.tableId, planOf());
    expect(made.assessment).toEqual((await heldAudit(300, planOf())).assessment);
    expect(made.file.parts).toEqual(opened.parts);
  });

  it('that do not agree are named', async () => {
    const files = [csv(100, 'a.csv'), new File(['x,y\n1,2\n3,4\n'], 'b.csv')];
    await expect(read(serviceOn(), files)).rejects.toMatchObject({ code: 'parts/other-columns' });
  });
});

describe('progress', () => {
  it('tells the pace of what is done, and what is left by it', () => {
    vi.useFakeTimers();
    const told: Progress[] = [];
    const report = progressReporter((progress) => told.push(progress));
    report('reading', 0, 1000, 0);
    vi.advanceTimersByTime(2000);
    report('reading', 250, 1000, 5000);
    report('tallying', 0, 20_000, 20_000);
    vi.advanceTimersByTime(1000);
    report('tallying', 10_000, 20_000, 20_000);
    vi.useRealTimers();
    expect(told.map(({ pace, left }) => [pace, left])).toEqual([
      [null, null],
      [2500, 6000],
      [null, null],
      [10_000, 1000],
    ]);
  });
});

describe('memory that is refused in the middle', () => {
  /** A file that the browser reads half of, and then has no memory for. */
  function tooMuch(count: number): File {
    const file = csv(count, 'large.csv');
    const bytes = file.stream.bind(file);
    file.stream = () => {
      let given = 0;
      const refuse = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
        transform(chunk, controller) {
          given += chunk.length;
          if (given > file.size / 2) throw new RangeError('Array buffer allocation failed');
          controller.enqueue(chunk);
        },
      });
      return bytes().pipeThrough(refuse);
    };
    return file;
  }

  it('names the file and the rows that were read, and leaves what was there', async () => {
    const service = serviceOn();
    const before = await read(service, [csv(300)]);
    const failed = await read(service, [tooMuch(20_000)]).catch((error: unknown) => error);
    expect(failed).toMatchObject({ code: 'memory/refused', details: { file: 'large.csv' } });
    expect((await audit(service, before.tableId, planOf())).file.name).toBe('people.csv');
  });
});

describe('memory that is refused beside reading', () => {
  const refuse = (): Promise<never> => Promise.reject(new RangeError('Invalid array length'));

  it('is told for an audit file, which is not said to be unreadable', async () => {
    const file = new File(['{}'], 'large.audit.json');
    file.text = refuse;
    await expect(serviceOn().readAudit('1', file)).rejects.toMatchObject({
      code: 'memory/refused',
      details: { file: 'large.audit.json', rows: 0 },
    });
  });

  it('is told for the first rows', async () => {
    const service = serviceOn();
    const { tableId } = await read(service, [csv(300)]);
    vi.spyOn(HeldTable.prototype, 'preview').mockImplementation(refuse);
    await expect(service.preview(tableId, 10)).rejects.toMatchObject({
      code: 'memory/refused',
      details: { file: 'people.csv', rows: 300 },
    });
    vi.restoreAllMocks();
  });
});

describe('reading a further time', () => {
  const stagesOf = async (plan: AuditPlan): Promise<Set<Progress['stage']>> => {
    const stages = new Set<Progress['stage']>();
    const opening: Opening = { options: {}, plan };
    await serviceOn(SMALL_MACHINE).read('1', [csv(101_000)], opening, ({ stage }) => stages.add(stage));
    return stages;
  };

  it('is told where the plan leaves something open that only the whole file tells', async () => {
    const open = planOf({ sensitiveFeatures: [{ column: 'age', bins: { quantiles: 4 } }] });
    expect(await stagesOf(open)).toContain('tallying-again');
    expect(await stagesOf(planOf())).not.toContain('tallying-again');
  });

  it('is told where the plan turns out not to suit the file', async () => {
    expect(await stagesOf(planOf({ sensitiveFeatures: [{ column: 'nowhere' }] }))).toContain('reading-again');
  });
});
