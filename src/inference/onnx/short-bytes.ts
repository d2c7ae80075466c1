import { AppError } from '../../errors.ts';
import type { BlobMessage } from './blob-message.ts';

/** The longest name or description of a value that is read; anything longer is none. */
const MOST_NAME_BYTES = 64 * 1024;

/** Bytes of a field that is a name or little more. @throws AppError `model/damaged` where it is longer. */
export async function shortBytes(message: BlobMessage, from: number, to: number): Promise<Uint8Array<ArrayBuffer>> {
  if (to - from > MOST_NAME_BYTES) throw new AppError('model/damaged', { byte: from });
  return message.bytes(from, to);
}

export const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
