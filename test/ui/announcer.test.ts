import { describe, expect, it } from 'vitest';
import { SPOKEN } from '../../src/messages/working.ts';
import { Announcer, PROGRESS_AFTER, PROGRESS_EVERY } from '../../src/ui/state/announcer.ts';

function start() {
  const said: string[] = [];
  let now = 0;
  const announcer = new Announcer(
    (message) => said.push(message),
    () => now,
  );
  return { said, announcer, wait: (milliseconds: number) => (now += milliseconds) };
}

describe('Announcer', () => {
  it('speaks of progress after four seconds and then every ten, however often it changes', () => {
    const { said, announcer, wait } = start();
    for (let tenth = 0; tenth <= 250; tenth++) {
      announcer.progress(`${tenth / 10} s`);
      wait(100);
    }
    expect(said).toEqual(['4 s', '14 s', '24 s']);
  });

  it('says nothing of work that ends soon, and its result once', () => {
    const { said, announcer, wait } = start();
    announcer.progress('Reading, 10 %.');
    wait(PROGRESS_AFTER - 1);
    announcer.progress('Reading, 90 %.');
    announcer.say('Audit ready.');
    expect(said).toEqual(['Audit ready.']);
  });

  it('counts the seconds of each piece of work from its start', () => {
    const { said, announcer, wait } = start();
    announcer.progress('Reading.');
    wait(PROGRESS_AFTER - 1);
    announcer.ended();
    wait(5);
    announcer.progress('Counting.');
    expect(said).toEqual([]);
    wait(PROGRESS_AFTER);
    announcer.progress('Counting, 50 %.');
    expect(said).toEqual(['Counting, 50 %.']);
  });

  it('lets ten seconds pass after anything else it says', () => {
    const { said, announcer, wait } = start();
    announcer.progress('Reading.');
    announcer.say('A request has left.');
    wait(PROGRESS_EVERY - 1);
    announcer.progress('Reading, 50 %.');
    wait(1);
    announcer.progress('Reading, 60 %.');
    expect(said).toEqual(['A request has left.', 'Reading, 60 %.']);
  });

  it('tells the stage, how far it is, how many rows there are and what is left', () => {
    expect(SPOKEN.progress('Reading', 0.4449, 12_500, 95_000)).toBe(
      'Reading, 44\u202f%, 12,500 rows, about 2 minutes left.',
    );
    expect(SPOKEN.progress('Counting', null, 0, null)).toBe('Counting.');
  });

  it('has nothing to say in no words', () => {
    const { said, announcer } = start();
    announcer.say('');
    expect(said).toEqual([]);
  });
});
