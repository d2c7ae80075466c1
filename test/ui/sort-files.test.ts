import { describe, expect, it } from 'vitest';
import type { AppError } from '../../src/errors.ts';
import { emptyPlan } from '../../src/plan/plan.ts';
import { errorMessage, passedOverWords } from '../../src/messages.ts';
import { sortFiles, type PlanFileError } from '../../src/ui/state/sort-files.ts';

const planText = JSON.stringify(emptyPlan());
const table = (name: string) => new File(['a,b\n1,2\n'], name);

describe('dropped files', () => {
  it('are told apart by what they hold, whatever they are called', async () => {
    const sorted = await sortFiles([table('numbers.json'), new File([planText], 'plan.txt')]);
    expect(sorted.data.map(({ name }) => name)).toEqual(['numbers.json']);
    expect(sorted.plan?.file.name).toBe('plan.txt');
    expect(sorted.passedOver).toMatchObject({ plans: [] });
  });

  it('are one table in the order of their names, and one plan; other plans are named', async () => {
    const sorted = await sortFiles([
      table('part-10.csv'),
      table('part-2.csv'),
      new File([planText], 'p.json'),
      new File([planText], 'q.json'),
    ]);
    expect(sorted.data.map(({ name }) => name)).toEqual(['part-2.csv', 'part-10.csv']);
    expect(sorted.passedOver).toEqual({ plans: ['q.json'], planTaken: 'p.json', audits: [] });
    expect(passedOverWords(sorted.passedOver)).toBe(
      'Two plans were dropped: p.json was taken, and q.json was not opened.',
    );
  });

  it('that are JSON of another kind are data, unless they are called a plan', async () => {
    const rows = new File(['[{"a": 1}]'], 'rows.json');
    expect((await sortFiles([rows])).data).toEqual([rows]);
    const misnamed = new File(['[{"a": 1}]'], 'rows.plan.json');
    const wrong = await sortFiles([misnamed]).catch((error: PlanFileError) => error.cause);
    expect(wrong).toMatchObject({ code: 'file/not-text' });
    const { what, where, next } = errorMessage('file/not-text', (wrong as AppError).details);
    expect(what).toBe('This is not a table of text; it looks like JSON that is no audit plan.');
    expect(where).toBe('');
    expect(next).toMatch(/CSV/);
  });

  it('that are audits are told from plans by their beginning, however large, and come after data', async () => {
    const audit = (name: string) =>
      new File([`{"evenhandAudit":2,"plan":${planText},"filler":"${'x'.repeat(1 << 20)}"}`], name);
    const sorted = await sortFiles([audit('year 10.json'), audit('year 9.json')]);
    expect(sorted.audits.map(({ name }) => name)).toEqual(['year 9.json', 'year 10.json']);
    expect([sorted.data, sorted.plan]).toEqual([[], null]);
    const mixed = await sortFiles([audit('year.json'), table('a.csv')]);
    expect(mixed.data.map(({ name }) => name)).toEqual(['a.csv']);
    expect(passedOverWords(mixed.passedOver)).toBe(
      'Data and audits were dropped together. The data was taken, and year.json was not opened.',
    );
  });

  it('that are a plan beside audits alone: the plan is named as not opened, even a broken one', async () => {
    const audit = new File([`{"evenhandAudit":2,"plan":${planText}}`], 'year.json');
    const sorted = await sortFiles([audit, new File([planText], 'p.json'), new File(['{ "label": '], 'q.plan.json')]);
    expect(sorted.audits).toEqual([audit]);
    expect(sorted.plan).toBeNull();
    expect(passedOverWords(sorted.passedOver)).toBe(
      'Plans and audits were dropped together. An audit carries its own plan, so p.json and q.plan.json were not opened.',
    );
  });

  it('are told apart by their first 64 KiB, and a Parquet file by its last as well', async () => {
    const long = 'x'.repeat(1 << 20);
    const files = [
      new File([`a,b\n1,${long}\n`], 'a.csv'),
      new File([`{"evenhandAudit":2,"filler":"${long}"}`], 'audit.json'),
      new File([`PAR1${long}PAR1`], 'b.parquet'),
    ];
    const looked = new Set<string>();
    for (const file of files) {
      const slice = file.slice.bind(file);
      file.slice = (from = 0, to = file.size) => {
        looked.add(`${file.name} ${from} ${to}`);
        return slice(from, to);
      };
      file.text = () => Promise.reject(new Error('not to be read whole'));
      file.arrayBuffer = () => Promise.reject(new Error('not to be read whole'));
    }
    await sortFiles(files);
    expect([...looked].sort()).toEqual([
      'a.csv 0 4096',
      'a.csv 0 65536',
      'audit.json 0 65536',
      `b.parquet ${-65536} ${files[2].size}`,
      'b.parquet 0 4096',
      'b.parquet 0 65536',
    ]);
  });

  it('that are broken plans are named as such', async () => {
    await expect(sortFiles([table('a.csv'), new File(['{ "label": '], 'broken.plan.json')])).rejects.toMatchObject({
      fileName: 'broken.plan.json',
      cause: { code: 'plan/not-json' },
    });
  });
});
