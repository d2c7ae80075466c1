import { describe, expect, it } from 'vitest';
import { Announcer, PROGRESS_EVERY } from '../../src/ui/state/announcer.ts';

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
  it('speaks of progress every ten seconds, however often it changes', () => {
    const { said, announcer, wait } = start();
    for (let tenth = 0; tenth <= 250; tenth++) {
      announcer.progress(`${tenth / 10} s`);
      wait(100);
    }
    expect(said).toEqual(['10 s', '20 s']);
  });

  it('says nothing of work that ends soon, and its result once', () => {
    const { said, announcer, wait } = start();
    announcer.progress('Reading, 10 %.');
    wait(PROGRESS_EVERY - 1);
    announcer.progress('Reading, 90 %.');
    announcer.say('Audit ready.');
    expect(said).toEqual(['Audit ready.']);
  });

  it('counts the ten seconds of each piece of work from its start', () => {
    const { said, announcer, wait } = start();
    announcer.progress('Reading.');
    wait(PROGRESS_EVERY - 1);
    announcer.ended();
    wait(5);
    announcer.progress('Counting.');
    expect(said).toEqual([]);
    wait(PROGRESS_EVERY);
    announcer.progress('Counting, 50 %.');
    expect(said).toEqual(['Counting, 50 %.']);
  });

  it('has nothing to say in no words', () => {
    const { said, announcer } = start();
    announcer.say('');
    expect(said).toEqual([]);
  });
});
