/** Long work in small pieces, so that who drives it can give way or give up between two of them. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Does all of it without a pause. */
export function atOnce<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
