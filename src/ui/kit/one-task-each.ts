import { afterPaint } from './after-paint.ts';

/**
 * Takes what an iterable gives one by one, each in a task of its own, so that what is pressed or typed meanwhile is answered
 * between two. Returns how to stop.
 */
export function oneTaskEach<T>(steps: Iterable<T>, take: (step: T) => void): () => void {
  const iterator = steps[Symbol.iterator]();
  const next = (): void => {
    const { done, value } = iterator.next();
    if (done) return;
    take(value);
    stop = afterPaint(next);
  };
  let stop = afterPaint(next);
  return () => stop();
}
