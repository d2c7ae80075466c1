import { beforeEach, describe, expect, it, vi } from 'vitest';
import { LatestWriter } from '../../src/ui/state/latest-writer.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

describe('LatestWriter', () => {
  it('writes only the latest of quick changes', async () => {
    const written: number[] = [];
    const writer = new LatestWriter<number>(async (value) => void written.push(value), 100);
    for (const value of [1, 2, 3]) {
      writer.changed(value);
      await vi.advanceTimersByTimeAsync(50);
    }
    expect(written).toEqual([]);
    await vi.advanceTimersByTimeAsync(60);
    expect(written).toEqual([3]);
    expect(writer.waiting).toBe(false);
  });

  it('writes one at a time, and the newest of what came in meanwhile', async () => {
    const started: number[] = [];
    let end = () => {};
    const writer = new LatestWriter<number>((value) => {
      started.push(value);
      return new Promise((resolve) => (end = resolve));
    }, 100);
    writer.changed(1);
    await vi.advanceTimersByTimeAsync(100);
    writer.changed(2);
    writer.changed(3);
    await vi.advanceTimersByTimeAsync(500);
    expect(started).toEqual([1]);
    end();
    await vi.advanceTimersByTimeAsync(0);
    expect(started).toEqual([1, 3]);
  });

  it('writes at once when told to, and not at all what was dropped', async () => {
    const written: number[] = [];
    const writer = new LatestWriter<number>(async (value) => void written.push(value), 100);
    writer.changed(1);
    await writer.flush();
    expect(written).toEqual([1]);
    writer.changed(2);
    writer.drop();
    await vi.advanceTimersByTimeAsync(500);
    expect(written).toEqual([1]);
  });
});
