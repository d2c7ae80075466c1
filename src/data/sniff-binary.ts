import { readHead, readSlice, type ByteSource } from './byte-source.ts';

/** File kinds that people drop by mistake, by their first bytes. */
const SIGNATURES: readonly (readonly [looksLike: string, bytes: readonly number[]])[] = [
  ['png', [0x89, 0x50, 0x4e, 0x47]],
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['gif', [0x47, 0x49, 0x46, 0x38]],
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['gzip', [0x1f, 0x8b, 0x08]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
  ['sqlite', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66, 0x6f, 0x72, 0x6d, 0x61, 0x74, 0x20, 0x33, 0x00]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf]],
  ['webp', [0x52, 0x49, 0x46, 0x46]],
  ['utf-32', [0xff, 0xfe, 0x00, 0x00]],
  ['utf-32', [0x00, 0x00, 0xfe, 0xff]],
];
const PARQUET = [0x50, 0x41, 0x52, 0x31];
const ENCRYPTED_PARQUET = [0x50, 0x41, 0x52, 0x45];
const PARQUET_PROBE_BYTES = 256;
/** After the first byte of a frame of Zstandard that is to be skipped. */
const SKIPPED_ZSTD = [0x2a, 0x4d, 0x18];
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const EMPTY_ZIP = [0x50, 0x4b, 0x05, 0x06];
/** The container of Office files before 2007, of Outlook messages and of others. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0];

/** Share of control characters from which bytes are no text. */
const MAX_CONTROL_SHARE = 0.01;

/** The kind of file that the first bytes are the signature of: `png`, `xlsx`…; null when they are none that is known. */
export function recogniseBinary(head: Uint8Array): string | null {
  if (startsWith(head, ZIP) || startsWith(head, EMPTY_ZIP)) return zipKind(head);
  if (startsWith(head, OLE)) return oleKind(head);
  if (startsWith(head.subarray(1), SKIPPED_ZSTD) && head[0] >> 4 === 5) return 'zstd';
  return SIGNATURES.find(([, bytes]) => startsWith(head, bytes))?.[0] ?? null;
}

/**
 * Whether a file is Parquet, encrypted or not, by its first bytes; its name is not looked at. Text that begins with the
 * same letters has no control characters at its start and its end.
 */
export async function isParquet(source: ByteSource): Promise<boolean> {
  const head = await readHead(source, PARQUET_PROBE_BYTES);
  if (!startsWith(head, PARQUET) && !startsWith(head, ENCRYPTED_PARQUET)) return false;
  if (hasControlBytes(head)) return true;
  if (source.sequential) return false;
  return hasControlBytes(await readSlice(source, Math.max(0, source.size - PARQUET_PROBE_BYTES), source.size));
}

/** Whether the bytes (UTF-8 or one byte a character) hold more control characters than a text has. */
export function hasControlBytes(bytes: Uint8Array): boolean {
  let controls = 0;
  for (const byte of bytes) if (byte < 0x20 && !isTextControl(byte)) controls++;
  return controls > MAX_CONTROL_SHARE * bytes.length;
}

/** Tab, line feed, form feed, carriage return, and the end mark of old systems. */
function isTextControl(byte: number): boolean {
  return byte === 0x09 || byte === 0x0a || byte === 0x0c || byte === 0x0d || byte === 0x1a;
}

function startsWith(head: Uint8Array, bytes: readonly number[]): boolean {
  return bytes.every((byte, at) => head[at] === byte);
}

/** An Office file is a zip whose entries say of which program it is. */
function zipKind(head: Uint8Array): string {
  const names = new TextDecoder('windows-1252').decode(head);
  if (names.includes('xl/')) return 'xlsx';
  if (names.includes('word/')) return 'docx';
  if (names.includes('ppt/')) return 'pptx';
  return names.includes('[Content_Types].xml') ? 'office' : 'zip';
}

/** A workbook of that age has a stream `Workbook`, or `Book`; the names may stand farther on than the first bytes. */
function oleKind(head: Uint8Array): string {
  const names = new TextDecoder('utf-16le').decode(head.subarray(0, head.length & ~1));
  return /(?:Workbook|Book)\0/.test(names) ? 'xls' : 'ole';
}
