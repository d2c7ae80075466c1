import { vi } from 'vitest';

/** Waits until a check passes, however slow the machine; one that never passes fails the test. */
export const until = <T>(check: () => T | Promise<T>): Promise<T> => vi.waitFor(check, { timeout: 30_000 });
