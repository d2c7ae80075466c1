import { expect } from 'vitest';

const NOTHING: ReadonlySet<string> = new Set();

/**
 * Where two values differ: numbers by more than `tolerance` of their size or of 1, all else at all. Names in `except` are
 * not looked at.
 */
export function* differences(
  actual: unknown,
  expected: unknown,
  tolerance: number,
  except: ReadonlySet<string> = NOTHING,
  path = '',
): Generator<string> {
  if (Object.is(actual, expected)) return;
  if (typeof expected === 'number' && typeof actual === 'number') {
    const close = Math.abs(actual - expected) <= tolerance * Math.max(1, Math.abs(expected));
    if (!close) yield `${path}: ${actual}, not ${expected}`;
  } else if (typeof expected !== 'object' || typeof actual !== 'object' || !expected || !actual) {
    yield `${path}: ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`;
  } else {
    for (const name of new Set([...Object.keys(actual), ...Object.keys(expected)])) {
      if (except.has(name)) continue;
      const [a, b] = [actual, expected].map((of) => (of as Record<string, unknown>)[name]);
      yield* differences(a, b, tolerance, except, `${path}/${name}`);
    }
  }
}

/** Fails where two values differ, and says where they do so first. */
export function expectSame(actual: unknown, expected: unknown, tolerance: number, except?: ReadonlySet<string>): void {
  const [first = null] = differences(actual, expected, tolerance, except);
  expect(first).toBeNull();
}

/** How many numbers a value holds. */
export function numbersIn(value: unknown): number {
  if (typeof value === 'number') return 1;
  if (value === null || typeof value !== 'object') return 0;
  return Object.values(value).reduce((sum: number, inner) => sum + numbersIn(inner), 0);
}
