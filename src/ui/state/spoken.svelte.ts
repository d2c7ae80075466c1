import { Announcer } from './announcer.ts';

/** What the live region says; the same words said again are said again. */
export class SpokenState {
  #message = $state.raw('');
  #times = $state.raw(0);
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
    this.#announcer.say(message);
  }
  progress(message: string): void {
    this.#announcer.progress(message);
  }
  ended(): void {
    this.#announcer.ended();
  }
}
