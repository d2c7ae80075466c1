import { AppError } from '../errors.ts';

/** How browsers say that an array, a string or a map was asked for that they have no memory for. */
const REFUSED = /allocat|out of memory|invalid (?:typed array|array buffer|array|string) length|maximum size/i;

/** The error of work on rows, which names memory that was refused. @param rows how many had been read by then */
export function refusedMemory(thrown: unknown, { file, rows }: { file: string; rows: number }): unknown {
  if (!(thrown instanceof RangeError) || !REFUSED.test(thrown.message)) return thrown;
  return new AppError('memory/refused', { file, rows }, { cause: thrown });
}
