import { Announcer } from './announcer.ts';

/** What the live region says; the same words said again are said again. */
export class SpokenState {
  #message = $state.raw('');
  #times = $state.raw(0);
  #before = '';
  readonly #announcer = new Announcer((message) => {
    this.#message = message;
    this.#times += 1;
  });

  get message(): string {
    return this.#message;
  }
  /** Counts the messages, so that one that repeats the last is heard too. */
  get times(): number {
    return this.#times;
  }

  say(message: string): void {
    const both = [this.#before, message].filter(Boolean).join(' ');
    this.#before = '';
    this.#announcer.say(both);
  }
  /** Said with what is said next, as one message: what was done, before what came of it. */
  before(message: string): void {
    this.#before = message;
  }
  progress(message: string): void {
    this.#announcer.progress(message);
  }
  ended(): void {
    this.#announcer.ended();
  }
}
