import type { TableOutline } from '../formats/opened-file.ts';

/** Bytes of memory that a tab may use where the browser does not say how much the machine has. */
const UNKNOWN_MEMORY = 4 * 2 ** 30;
/** A table is held while its estimate is at most this share of the machine's memory. */
const HELD_SHARE = 1 / 4;
/** With the plan known every row is sampled, so that nothing has to be read again, up to this share. */
const KEPT_SHARE = 1 / 256;
/** Held bytes per byte of a file that says nothing of its rows. */
const BYTES_PER_BYTE = 1.5;

export interface StreamingRequest {
  /** Bytes of the file. */
  readonly bytes: number;
  /** What the opened file tells of its rows before they are read; absent where it tells nothing. */
  readonly outline?: TableOutline | undefined;
  /** `navigator.deviceMemory` in bytes; absent where the browser does not say. */
  readonly deviceMemoryBytes?: number | undefined;
  /** Whether it is known what is to be audited. */
  readonly planKnown: boolean;
}

export interface StreamingAdvice {
  /** Whether the rows are to be streamed and not held. */
  readonly stream: boolean;
  /** Estimated bytes of the table if it were held. */
  readonly estimatedBytes: number;
  /** Those bytes by the machine's memory. */
  readonly share: number;
  /** The `rows` to survey with: Infinity where all of them may be kept; absent: a sample. */
  readonly sampleRows?: number;
}

/**
 * Whether a file is to be streamed: when its table would take more than a quarter of the machine's memory, and always when
 * the plan is known, since one time through then gives the audit.
 *
 * A table takes per row and column 1, 2 or 4 bytes for codes (up to 256, 65,536 and more values), 8 for a number and 12 for
 * a text, whatever its length. `navigator.deviceMemory` is rounded by the browser and at most 8 GiB.
 *
 * A small file whose plan is known is streamed too, so that there is one way from a file with a plan to its audit. Up to a
 * 256th of the memory (32 MB of 8 GiB, about a million rows of a dozen columns) its sample is every row, so a person who then
 * changes a role waits for nothing to be read again. Beyond that only the plan's columns are read, and keeping all would cost
 * more than reading again: about 80 bytes and a microsecond for each row of a dozen columns.
 */
export function streamingSuits({ bytes, outline, deviceMemoryBytes, planKnown }: StreamingRequest): StreamingAdvice {
  const estimatedBytes = outline ? outline.expectedRows * outline.bytesPerRow : bytes * BYTES_PER_BYTE;
  const share = estimatedBytes / (deviceMemoryBytes ?? UNKNOWN_MEMORY);
  const stream = planKnown || share > HELD_SHARE;
  return { stream, estimatedBytes, share, ...(stream && share <= KEPT_SHARE && { sampleRows: Infinity }) };
}
