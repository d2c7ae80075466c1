import { AppError } from '../errors.ts';

/** How browsers say that an array, a string or a map was asked for that they have no memory for. */
const REFUSED = /allocat|out of memory|invalid (?:typed array|array buffer|array|string) length|maximum size/i;

/** What work on rows is about, for its error. */
export interface WorkFacts {
  readonly file: string;
  /** How many rows had been read by then. */
  readonly rows: number;
}

/** Does work so that its error names memory that was refused. @param facts asked for when that happens */
export async function namingRefusedMemory<T>(work: () => Promise<T>, facts: () => WorkFacts): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    if (!(thrown instanceof RangeError) || !REFUSED.test(thrown.message)) throw thrown;
    throw new AppError('memory/refused', { ...facts() }, { cause: thrown });
  }
}
