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
    expect(sorted.data?.name).toBe('numbers.json');
    expect(sorted.plan?.file.name).toBe('plan.txt');
    expect(sorted.passedOver).toMatchObject({ tables: [], plans: [] });
  });

  it('are one table and one plan; others are named', async () => {
    const sorted = await sortFiles([
      table('a.csv'),
      table('b.csv'),
      new File([planText], 'p.json'),
      new File([planText], 'q.json'),
    ]);
    expect(sorted.data?.name).toBe('a.csv');
    expect(sorted.passedOver).toEqual({ tables: ['b.csv'], plans: ['q.json'], planTaken: 'p.json' });
    expect(passedOverWords(sorted.passedOver, 'a.csv')).toBe(
      'One file is read at a time: a.csv was taken, and b.csv was not opened. ' +
        'Two plans were dropped: p.json was taken, and q.json was not opened.',
    );
  });

  it('that are JSON of another kind are data that is not read, rather than faulty plans', async () => {
    const wrong = await sortFiles([new File(['[{"a": 1}]'], 'rows.json')]).catch((error: PlanFileError) => error.cause);
    expect(wrong).toMatchObject({ code: 'file/not-text' });
    const { what, where, next } = errorMessage('file/not-text', (wrong as AppError).details);
    expect(what).toBe('This is not a table of text; it looks like JSON that is no audit plan.');
    expect(where).toBe('');
    expect(next).toMatch(/CSV/);
  });

  it('that are broken plans are named as such', async () => {
    await expect(sortFiles([table('a.csv'), new File(['{ "label": '], 'broken.json')])).rejects.toMatchObject({
      fileName: 'broken.json',
      cause: { code: 'plan/not-json' },
    });
  });
});
