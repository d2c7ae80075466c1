import { beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { emptyPlan, type AuditPlan } from '../../src/plan/plan.ts';
import { App } from '../../src/ui/state/app.svelte.ts';
import type { OpenedTable } from '../../src/workers/data.contract.ts';
import { auditOf, FakeClient, recidivismProfile, silentLog, streamedTable } from './fixtures.ts';
import { until } from '../support/until.ts';

const plan: AuditPlan = {
  ...emptyPlan(),
  prediction: { column: 'predicted', positive: { values: ['1'] } },
  sensitiveFeatures: [{ column: 'sex' }],
};
const whole = recidivismProfile();
const file = { name: whole.fileName, size: whole.fileSize, sha256: null };
const named = new Set(['sex', 'predicted']);

/** A table of which no more than the plan's columns have been read. */
function counted(tableId: number): OpenedTable {
  const columns = whole.columns.filter(({ name }) => named.has(name));
  const unsurveyed = whole.columns.flatMap(({ name }) => (named.has(name) ? [] : [name]));
  const audit = { kind: 'made', audit: { ...auditOf(plan), file } as ReturnType<typeof auditOf> } as const;
  return streamedTable(tableId, { profile: { ...whole, columns, unsurveyed }, audit });
}

beforeEach(() => {
  vi.stubGlobal('location', { pathname: '/', search: '', hash: '' });
  vi.stubGlobal('history', { pushState: vi.fn(), replaceState: vi.fn(), state: null });
  vi.stubGlobal('window', { scrollTo: vi.fn(), scrollY: 0 });
});

async function audited(): Promise<{ client: FakeClient; app: App }> {
  const client = new FakeClient();
  const app = new App({ client, requestLog: silentLog() });
  const opening = app.openFiles([
    new File(['sex,predicted\nMale,1\n'], 'scores.csv'),
    new File([JSON.stringify(plan)], 'scores.plan.json'),
  ]);
  await until(() => expect(client.calls).toHaveLength(1));
  client.calls[0].settle.resolve(counted(1));
  await opening;
  return { client, app };
}

describe('a table of which only the columns of a plan have been read', () => {
  it('shows its audit, and finds nothing wrong with a plan that names a column still to be read', async () => {
    const { client, app } = await audited();
    expect(app.navigation.screen).toBe('audit');
    expect(client.calls).toHaveLength(1);
    expect(app.plan.problems).toEqual([]);
    app.plan.change({ controlFeature: 'race' });
    expect(app.plan.problems).toEqual([]);
    app.plan.change({ controlFeature: null, label: null, prediction: null });
    expect(app.plan.problems.map(({ code }) => code)).toEqual(['plan/nothing-to-audit']);
  });

  it('has the others read once, however often that is asked for', async () => {
    const { client, app } = await audited();
    const surveys = [app.dataset.survey(), app.dataset.survey()];
    expect(client.calls.slice(1)).toMatchObject([{ kind: 'survey', tableId: 1 }]);
    const progress = { stage: 'reading', done: 1, total: 2, rows: 10, left: null, pace: null } as const;
    client.calls[1].job.onProgress?.(progress);
    expect(app.dataset.surveying.status).toEqual({ kind: 'reading', progress });
    client.calls[1].settle.resolve({ profile: whole, rows: { kind: 'streamed', sampled: 5, passTime: 9 } });
    await Promise.all(surveys);
    expect(app.dataset.surveying.status.kind).toBe('idle');
    expect(app.dataset.current).toMatchObject({ tableId: 1, profile: whole, rows: { passTime: 9 } });
    expect(app.plan.suggestionOf('race')?.role).toBe('sensitiveFeature');
    expect(app.audit.current?.plan).toBe(plan);
    await app.dataset.survey();
    expect(client.calls).toHaveLength(2);
  });

  it('stays as it is when that fails or is given up, and can be asked again', async () => {
    const { client, app } = await audited();
    const first = app.dataset.survey();
    client.calls[1].settle.reject(new AppError('file/changed'));
    await first;
    expect(app.dataset.surveying.status).toMatchObject({ kind: 'failed', error: { code: 'file/changed' } });
    expect(app.dataset.current?.profile.unsurveyed).toHaveLength(4);
    expect(app.dataset.status.kind).toBe('idle');
    const second = app.dataset.survey();
    app.dataset.surveying.stop();
    expect(client.calls[2].job.signal?.aborted).toBe(true);
    client.calls[2].settle.reject(new AppError('job/cancelled'));
    await second;
    expect(app.dataset.surveying.status.kind).toBe('idle');
    void app.dataset.survey();
    expect(client.calls).toHaveLength(4);
  });

  it('is not told of after another file has taken its place', async () => {
    const { client, app } = await audited();
    const surveying = app.dataset.survey();
    const opening = app.dataset.open([new File(['a\n'], 'other.csv')]);
    await until(() => expect(client.calls).toHaveLength(3));
    client.calls[2].settle.resolve(streamedTable(2));
    await opening;
    expect(client.calls[1].job.signal?.aborted).toBe(true);
    client.calls[1].settle.resolve({ profile: recidivismProfile('late.csv'), rows: { kind: 'held', bytes: 1 } });
    await surveying;
    expect(app.dataset.current?.profile.fileName).toBe('scores.csv');
    expect(app.dataset.current?.tableId).toBe(2);
  });
});
