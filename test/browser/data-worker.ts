import type { Page, Worker } from '@playwright/test';

/** The worker that holds the rows. */
async function dataWorker(page: Page): Promise<Worker> {
  for (const worker of page.workers()) {
    if ((await worker.evaluate(() => self.name)) === 'data') return worker;
  }
  throw new Error('no worker holds the rows');
}

/**
 * Lets files be read as from a slow disk: a piece every 0.4 seconds, and of a file no more than `pieces` until the disk is
 * mended by `goOn`.
 */
export async function slowReading(page: Page, pieces: number): Promise<{ goOn: () => Promise<void> }> {
  const worker = await dataWorker(page);
  await worker.evaluate((most) => {
    const reader = ReadableStreamDefaultReader.prototype as ReadableStreamDefaultReader<unknown>;
    const { read } = reader;
    const given = new WeakMap<object, number>();
    let mend = () => {};
    const mended = new Promise<void>((resolve) => (mend = resolve));
    reader.read = async function (this: ReadableStreamDefaultReader<unknown>) {
      const so = given.get(this) ?? 0;
      given.set(this, so + 1);
      const late = so < most ? [new Promise((resolve) => setTimeout(resolve, 400))] : [];
      await Promise.race([mended, this.closed.catch(() => {}), ...late]);
      return read.call(this);
    };
    (self as unknown as { mend: () => void }).mend = () => {
      reader.read = read;
      mend();
    };
  }, pieces);
  return { goOn: () => worker.evaluate(() => (self as unknown as { mend: () => void }).mend()) };
}

/** Ends the worker as a browser does that has no memory left for it: by an error that nobody catches. */
export async function runOutOfMemory(page: Page): Promise<void> {
  const worker = await dataWorker(page);
  await worker.evaluate(() => {
    setTimeout(() => {
      throw new RangeError('Array buffer allocation failed');
    });
  });
}

/** Makes the machine one with so little memory that no file of some kilobytes is held. */
export async function smallMemory(page: Page): Promise<void> {
  const worker = await dataWorker(page);
  await worker.evaluate(() => Object.defineProperty(navigator, 'deviceMemory', { value: 2 ** -16 }));
}
