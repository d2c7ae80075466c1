import { createDecoder } from '../../src/data/decode-bytes.ts';

/** How a test file is written. */
export interface Dialect {
  readonly delimiter: ',' | ';' | '\t' | '|';
  readonly quotes: 'always' | 'minimal';
  readonly lineEnding: '\n' | '\r\n' | '\r';
  readonly byteOrderMark: boolean;
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  readonly trailingNewline: boolean;
}

export const PLAIN_DIALECT: Dialect = {
  delimiter: ',',
  quotes: 'minimal',
  lineEnding: '\n',
  byteOrderMark: false,
  encoding: 'utf-8',
  trailingNewline: true,
};

/** A table written as RFC 4180 says, in a dialect. Cells with outer blanks are quoted, since readers skip blanks. */
export function writeCsv(
  rows: readonly (readonly string[])[],
  dialect: Partial<Dialect> = {},
): Uint8Array<ArrayBuffer> {
  const full = { ...PLAIN_DIALECT, ...dialect };
  const { delimiter, lineEnding, trailingNewline } = full;
  const lines = rows.map((row) => row.map((cell) => writeCell(cell, full)).join(delimiter));
  return encode(lines.join(lineEnding) + (trailingNewline ? lineEnding : ''), full);
}

function writeCell(cell: string, { delimiter, quotes }: Dialect): string {
  const needsQuotes = quotes === 'always' || /["\r\n]|^[ \t]|[ \t]$/.test(cell) || cell.includes(delimiter);
  return needsQuotes ? `"${cell.replaceAll('"', '""')}"` : cell;
}

export function encode(
  text: string,
  { encoding, byteOrderMark }: Pick<Dialect, 'encoding' | 'byteOrderMark'>,
): Uint8Array<ArrayBuffer> {
  const marked = byteOrderMark && encoding !== 'windows-1252' ? `\uFEFF${text}` : text;
  if (encoding === 'utf-8') return new TextEncoder().encode(marked);
  if (encoding === 'windows-1252') return Uint8Array.from(marked, (character) => WINDOWS_1252.get(character) ?? 0x3f);
  const bytes = new Uint8Array(marked.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < marked.length; at++) view.setUint16(at * 2, marked.charCodeAt(at), encoding === 'utf-16le');
  return bytes;
}

const WINDOWS_1252 = new Map(
  Array.from({ length: 256 }, (_, byte) => [createDecoder('windows-1252')(Uint8Array.of(byte)), byte]),
);
