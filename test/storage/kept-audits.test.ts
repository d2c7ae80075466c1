import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { auditFile } from '../../src/audit/audit-file.ts';
import { Database } from '../../src/storage/database.ts';
import { KeptAudits } from '../../src/storage/kept-audits.ts';
import { planOf } from '../support/plan-of.ts';

const CSV = `name,group,label,prediction\n${Array.from(
  { length: 40 },
  (_, i) => `Person ${i},${i % 2 ? 'a' : 'b'},${i % 3 ? 1 : 0},${i % 5 ? 1 : 0}`,
).join('\n')}\n`;

let store: KeptAudits;
let count = 0;
beforeEach(() => {
  store = new KeptAudits(new Database(`test-${count++}`));
});

describe('KeptAudits', () => {
  it('gives back what was kept, to the bit, latest first', async () => {
    const audit = await auditFile(new File([CSV], 'people.csv'), planOf());
    const first = await store.keep(audit, 1);
    const second = await store.keep({ ...audit, plan: { ...audit.plan, title: 'Second' } }, 2);
    expect((await store.list()).map(({ id, title }) => [id, title])).toEqual([
      [second.id, 'Second'],
      [first.id, 'people.csv'],
    ]);
    expect(await store.open(first.id)).toEqual(audit);
  });

  it('keeps no row: no cell of a column that plays no part', async () => {
    const audit = await auditFile(new File([CSV], 'people.csv'), planOf());
    const { id } = await store.keep(audit);
    expect(JSON.stringify(await store.open(id))).not.toContain('Person ');
  });

  it('forgets one, and everything', async () => {
    const audit = await auditFile(new File([CSV], 'people.csv'), planOf());
    const { id } = await store.keep(audit);
    await store.keep(audit);
    await store.forget(id);
    expect(await store.open(id)).toBeNull();
    expect(await store.list()).toHaveLength(1);
    await store.deleteEverything();
    expect(await store.list()).toEqual([]);
  });

  it('says so when the browser refuses', async () => {
    const database = new Database('closed');
    database.close({ disableAutoOpen: true });
    await expect(new KeptAudits(database).list()).rejects.toMatchObject({
      code: 'storage/unavailable',
      details: { reason: 'DatabaseClosedError' },
    });
  });
});
