import { describe, expect, it } from 'vitest';
import { emptyPlan } from '../../src/plan/plan.ts';
import { sortFiles } from '../../src/ui/state/sort-files.ts';

const planText = JSON.stringify(emptyPlan());
const table = (name: string) => new File(['a,b\n1,2\n'], name);

describe('dropped files', () => {
  it('are told apart by what they hold, whatever they are called', async () => {
    const sorted = await sortFiles([table('numbers.json'), new File([planText], 'plan.txt')]);
    expect(sorted.data?.name).toBe('numbers.json');
    expect(sorted.plan?.file.name).toBe('plan.txt');
    expect(sorted.passedOver).toEqual([]);
  });

  it('are one table and one plan; others are named', async () => {
    const sorted = await sortFiles([
      table('a.csv'),
      table('b.csv'),
      new File([planText], 'p.json'),
      new File([planText], 'q.json'),
    ]);
    expect(sorted.data?.name).toBe('a.csv');
    expect(sorted.passedOver).toEqual(['b.csv', 'q.json']);
  });

  it('that are broken plans are named as such', async () => {
    await expect(sortFiles([table('a.csv'), new File(['{ "label": '], 'broken.json')])).rejects.toMatchObject({
      fileName: 'broken.json',
      cause: { code: 'plan/not-json' },
    });
  });
});
