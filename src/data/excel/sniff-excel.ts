import { readSlice, type ByteSource } from '../byte-source.ts';

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const DIRECTORY_BYTES = 2 ** 17;

/** Whether a file is a workbook of today's Excel: a zip file whose list of parts names a sheet of cells in XML. */
export async function isExcel(head: Uint8Array, source: ByteSource): Promise<boolean> {
  if (!ZIP.every((byte, at) => head[at] === byte)) return false;
  const end = source.sequential
    ? head
    : await readSlice(source, Math.max(0, source.size - DIRECTORY_BYTES), source.size);
  const names = new TextDecoder('windows-1252').decode(end);
  return /xl\/(?:workbook\d*\.xml|worksheets\/)/.test(names) && !names.includes('xl/workbook.bin');
}
