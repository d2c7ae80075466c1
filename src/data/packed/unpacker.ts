import { AppError } from '../../errors.ts';
import type { Packing } from '../profile.ts';
import type { PackedInput } from './packed-input.ts';

/** Unpacks what is pushed into its input, piece by piece, so that a little that unpacks to a lot is never held whole. */
export interface Unpacker {
  readonly input: PackedInput;
  /** The next unpacked bytes, at most a few hundred kilobytes; null when there are none before more has been pushed. */
  next(): Uint8Array<ArrayBuffer> | null;
}

export function damaged(packing: Packing, byte: number): AppError {
  return new AppError('packed/damaged', { packing, byte });
}

export function truncated(packing: Packing, byte: number): AppError {
  return new AppError('packed/truncated', { packing, byte });
}
