import { beforeEach, expect, it, vi } from 'vitest';
import { AppError } from '../../src/errors.ts';
import { emptyPlan, type AuditPlan } from '../../src/plan/plan.ts';
import { App } from '../../src/ui/state/app.svelte.ts';
import { auditOf, FakeClient, recidivismProfile, silentLog } from './fixtures.ts';

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
const called = (client: FakeClient, count: number) => vi.waitFor(() => expect(client.calls).toHaveLength(count));

it('shows the columns of a file, with the suggested roles', async () => {
  const { client, app } = start();
  const opening = app.openFiles([data()]);
  await called(client, 1);
  client.calls[0].settle.resolve(recidivismProfile());
  await opening;
  expect(app.navigation.screen).toBe('columns');
  expect(app.plan.origin).toBe('suggested');
  expect(app.plan.ready).toBe(true);
});

it('audits with no click when a plan comes with the file', async () => {
  const { client, app } = start();
  const opening = app.openFiles([planFile(), data()]);
  await called(client, 1);
  client.calls[0].settle.resolve(recidivismProfile());
  await called(client, 2);
  expect(client.calls[1].plan).toEqual(plan);
  client.calls[1].settle.resolve(auditOf(plan));
  await opening;
  expect(app.navigation.screen).toBe('audit');
});

it('keeps a plan that comes first for the file that follows', async () => {
  const { client, app } = start();
  await app.openFiles([planFile()]);
  expect(app.plan.pending).toEqual(plan);
  const opening = app.openFiles([data()]);
  await called(client, 1);
  client.calls[0].settle.resolve(recidivismProfile());
  await called(client, 2);
  client.calls[1].settle.resolve(auditOf(plan));
  await opening;
  expect(app.navigation.screen).toBe('audit');
});

it('leads to the columns when the plan does not fit the file', async () => {
  const { client, app } = start();
  const opening = app.openFiles([planFile({ ...plan, sensitiveFeatures: [{ column: 'gender' }] }), data()]);
  await called(client, 1);
  client.calls[0].settle.resolve(recidivismProfile());
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
  client.calls[0].settle.resolve(recidivismProfile());
  await called(client, 2);
  client.calls[1].settle.resolve(auditOf(plan));
  await opening;
  const second = app.openFiles([new File([], 'empty.csv')]);
  await called(client, 3);
  client.calls[2].settle.reject(new AppError('file/empty'));
  await second;
  expect(app.navigation.screen).toBe('audit');
  expect(app.audit.live).toBe(true);
  expect(app.dataset.current?.profile.fileName).toBe('scores.csv');
});
