import { beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { emptyPlan, type AuditPlan } from '../../src/plan/plan.ts';
import { App } from '../../src/ui/state/app.svelte.ts';
import { withType } from '../../src/ui/state/reading-options.ts';
import { auditOf, FakeClient, openedTable, silentLog } from './fixtures.ts';
import { until } from '../support/until.ts';

const plan: AuditPlan = {
  ...emptyPlan(),
  prediction: { column: 'predicted', positive: { values: ['1'] } },
  sensitiveFeatures: [{ column: 'sex' }],
};
const data = () => new File(['sex,predicted\nMale,1\n'], 'scores.csv');
const planFile = (content: unknown = plan) => new File([JSON.stringify(content)], 'scores.plan.json');

beforeEach(() => {
  vi.stubGlobal('location', { pathname: '/', search: '', hash: '' });
  vi.stubGlobal('history', { pushState: vi.fn(), replaceState: vi.fn() });
  vi.stubGlobal('window', { scrollTo: vi.fn() });
});

function start(): { client: FakeClient; app: App } {
  const client = new FakeClient();
  return { client, app: new App({ client, requestLog: silentLog() }) };
}
/** A table with the audit that was made while it was read. */
const withAudit = () => openedTable('scores.csv', 1, { audit: { kind: 'made', audit: auditOf(plan) } });
const called = (client: FakeClient, count: number) => until(() => expect(client.calls).toHaveLength(count));

it('shows the columns of a file, with the suggested roles', async () => {
  const { client, app } = start();
  const opening = app.openFiles([data()]);
  await called(client, 1);
  client.calls[0].settle.resolve(openedTable());
  await opening;
  expect(app.navigation.screen).toBe('columns');
  expect(app.plan.origin).toBe('suggested');
  expect(app.plan.ready).toBe(true);
});

it('audits with no click when a plan comes with the file', async () => {
  const { client, app } = start();
  const opening = app.openFiles([planFile(), data()]);
  await called(client, 1);
  expect(client.calls[0].opening?.plan).toEqual(plan);
  client.calls[0].settle.resolve(withAudit());
  await opening;
  expect(app.navigation.screen).toBe('audit');
});

it('keeps a plan that comes first for the file that follows', async () => {
  const { client, app } = start();
  await app.openFiles([planFile()]);
  expect(app.plan.pending).toEqual(plan);
  const opening = app.openFiles([data()]);
  await called(client, 1);
  client.calls[0].settle.resolve(withAudit());
  await opening;
  expect(app.navigation.screen).toBe('audit');
});

it('leads to the columns when the plan does not fit the file', async () => {
  const { client, app } = start();
  const opening = app.openFiles([planFile({ ...plan, sensitiveFeatures: [{ column: 'gender' }] }), data()]);
  await called(client, 1);
  client.calls[0].settle.resolve(openedTable());
  await opening;
  expect(app.navigation.screen).toBe('columns');
  expect(app.plan.problems.map(({ code }) => code)).toEqual(['plan/unknown-column']);
});

it('says what is wrong with a plan', async () => {
  const { app } = start();
  await app.openFiles([planFile({ evenhandPlan: 2 })]);
  expect(app.dataset.status).toMatchObject({ kind: 'failed', error: { code: 'plan/newer-version' } });
});

it('keeps audit and table when a second file fails', async () => {
  const { client, app } = start();
  const opening = app.openFiles([planFile(), data()]);
  await called(client, 1);
  client.calls[0].settle.resolve(withAudit());
  await opening;
  const second = app.openFiles([new File([], 'empty.csv')]);
  await called(client, 2);
  client.calls[1].settle.reject(new AppError('file/empty'));
  await second;
  expect(app.navigation.screen).toBe('audit');
  expect(app.audit.detached).toBeNull();
  expect(app.dataset.current?.profile.fileName).toBe('scores.csv');
});

/** An app with a finished audit of table 1. */
async function audited(): Promise<{ client: FakeClient; app: App }> {
  const { client, app } = start();
  const opening = app.openFiles([planFile(), data()]);
  await called(client, 1);
  client.calls[0].settle.resolve(withAudit());
  await opening;
  return { client, app };
}

describe('changes under a finished audit', () => {
  it('are made to the plan that was audited, not to the one on the Columns screen', async () => {
    const { client, app } = await audited();
    app.plan.setOutcome('prediction', null);
    app.plan.setOutcome('label', { column: 'two_year_recid', positive: { values: ['1'] } });
    expect(app.planMovedOn).toBe(true);
    const tolerances = { difference: 0.2, ratio: 0.8 };
    app.adjust({ tolerances });
    await called(client, 2);
    expect(client.calls[1]).toMatchObject({ kind: 'reassess', tableId: 1, plan: { ...plan, tolerances } });
    expect(app.plan.current).toMatchObject({ prediction: null, tolerances });
  });

  it('are followed by the Columns screen while it asks for the same', async () => {
    const { app } = await audited();
    expect(app.planMovedOn).toBe(false);
    app.adjust({ sensitiveFeatures: [{ column: 'sex', reference: 'Female' }] });
    expect(app.plan.current.sensitiveFeatures).toEqual([{ column: 'sex', reference: 'Female' }]);
    expect(app.planMovedOn).toBe(false);
  });

  it('survive a plan for other columns that is dropped on it', async () => {
    const { app } = await audited();
    await app.openFiles([planFile({ ...plan, sensitiveFeatures: [{ column: 'gender' }] })]);
    expect(app.navigation.screen).toBe('columns');
    expect(app.audit.asked?.plan).toEqual(plan);
    expect(app.planMovedOn).toBe(true);
  });
});

describe('how a plan says that its file is read', () => {
  const reading = { delimiter: ';' as const, columns: [{ column: 'age', type: 'category' as const }] };
  const options = { delimiter: ';', types: { age: 'category' } };

  it('is how a file dropped with it is read', async () => {
    const { client, app } = start();
    void app.openFiles([planFile({ ...plan, reading }), data()]);
    await called(client, 1);
    expect(client.calls[0].options).toEqual(options);
  });

  it('has an open file read again first', async () => {
    const { client, app } = await audited();
    void app.openFiles([planFile({ ...plan, reading })]);
    await called(client, 2);
    expect(client.calls[1]).toMatchObject({ kind: 'read', options });
    client.calls[1].settle.resolve(openedTable('scores.csv', 2));
    await called(client, 3);
    expect(client.calls[2]).toMatchObject({ kind: 'audit', tableId: 2 });
  });

  it('is in the plan that is downloaded', async () => {
    const { client, app } = await audited();
    expect(app.plan.toDocument()).toEqual(plan);
    const again = app.reread(withType({}, 'age', 'category'));
    await called(client, 2);
    client.calls[1].settle.resolve(openedTable('scores.csv', 2));
    await again;
    expect(app.plan.toDocument().reading).toEqual({ columns: [{ column: 'age', type: 'category' }] });
    expect(app.audit.detached).toBe('read-again');
  });
});

it('reads several files as one table, and says which plan it passed over', async () => {
  const { client, app } = start();
  const others = [new File(['a,b\n1,2\n'], 'scores-2.csv'), planFile({ ...plan, alpha: 0.01 })];
  void app.openFiles([...others, data(), planFile()]);
  await called(client, 1);
  expect(client.calls[0].files?.map(({ name }) => name)).toEqual(['scores-2.csv', 'scores.csv']);
  expect(app.opening.passedOver?.plans).toEqual(['scores.plan.json']);
});

it('asks the worker what it requested after every job, and bears its silence', async () => {
  const { client, app } = await audited();
  const seal = vi.spyOn(client, 'seal').mockRejectedValue(new AppError('worker/crashed'));
  app.adjust({ tolerances: { difference: 0.2, ratio: 0.8 } });
  await called(client, 2);
  client.calls[1].settle.resolve(auditOf(plan));
  await until(() => expect(seal).toHaveBeenCalledTimes(1));
});
