import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { History, PAUSE } from '../../src/ui/state/history.ts';

const step = (before: number, after: number, field: string | null = null, at = 0) => ({
  before,
  after,
  label: `${before}→${after}`,
  field,
  at,
});
/** A history of changes from 0 to 1, 2, 3…, and where it stands. */
const walked = (count: number) =>
  Array.from({ length: count }, (_, i) => i).reduce(
    (history, i) => history.record(step(i, i + 1)),
    new History<number>(),
  );
const states = (history: History<number>) =>
  [history.past, history.future].map((steps) => steps.map(({ after }) => after));

describe('History', () => {
  it('comes back to where it was when as much is done again as was undone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 40 }), (count, times) => {
        const history = walked(count);
        let moved = history;
        let value = count;
        for (let i = 0; i < times; i++) {
          value = moved.past.at(-1)?.before ?? value;
          moved = moved.undone();
        }
        expect(value).toBe(Math.max(0, count - times));
        for (let i = 0; i < times; i++) {
          value = moved.future[0]?.after ?? value;
          moved = moved.redone();
        }
        expect(value).toBe(count);
        expect(states(moved)).toEqual(states(history));
      }),
    );
  });

  it('forgets what was undone once something else is changed', () => {
    const history = walked(3).undone().undone().record(step(1, 9));
    expect(states(history)).toEqual([[1, 9], []]);
    expect(history.redone()).toBe(history);
  });

  it('begins a step of its own for typing after it was closed', () => {
    const typed = new History<number>()
      .record(step(0, 1, 'threshold'))
      .closed()
      .record(step(1, 2, 'threshold'));
    expect(states(typed)).toEqual([[1, 2], []]);
  });

  it('takes typing in one field for one step, until it pauses or goes elsewhere', () => {
    const typed = [step(0, 1, 'unit', 0), step(1, 2, 'unit', 400), step(2, 3, 'unit', 900)];
    const history = typed.reduce((now, each) => now.record(each), new History<number>());
    expect(history.past).toMatchObject([{ before: 0, after: 3 }]);
    expect(history.record(step(3, 4, 'unit', 900 + PAUSE + 1)).past).toHaveLength(2);
    expect(history.record(step(3, 4, 'alpha', 1000)).past).toHaveLength(2);
    expect(history.record(step(3, 4, null, 1000)).past).toHaveLength(2);
    expect(
      history
        .undone()
        .redone()
        .record(step(3, 4, 'unit', 1000)).past,
    ).toHaveLength(2);
  });

  it('holds a hundred steps', () => {
    const history = walked(130);
    expect(history.past).toHaveLength(100);
    expect(history.past[0].before).toBe(30);
  });
});
