import type { PackageParts } from './package-parts.ts';
import { readPart } from './xml-part.ts';

/** What the number of a cell stands for, by its format: a number, or a day, an instant, or a time of day. */
export type CellStyle = 'number' | 'date' | 'instant' | 'time';

/** Formats that are known by number and not written down (ECMA-376 18.8.30; 27–36 and 50–58 are those of East Asia). */
const KNOWN: Readonly<Record<number, CellStyle>> = { 18: 'time', 19: 'time', 20: 'time', 21: 'time', 22: 'instant' };
const DATES = [14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58];

/** The style of each cell format of a workbook, by its number. @throws AppError `excel/damaged`. */
export async function readCellStyles(parts: PackageParts, part: string | undefined): Promise<readonly CellStyle[]> {
  const styles: CellStyle[] = [];
  if (part === undefined) return styles;
  const written = new Map<number, string>();
  let inCellFormats = false;
  await readPart(parts, part, {
    open(name, attributes) {
      if (name === 'cellXfs') inCellFormats = true;
      if (name === 'numFmt') {
        const { numFmtId, formatCode = '' } = attributes();
        written.set(Number(numFmtId), formatCode);
      }
      if (name !== 'xf' || !inCellFormats) return;
      const id = Number(attributes()['numFmtId'] ?? 0);
      const code = written.get(id);
      styles.push(code === undefined ? knownStyle(id) : styleOf(code));
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return styles;
}

function knownStyle(id: number): CellStyle {
  return DATES.includes(id) ? 'date' : (KNOWN[id] ?? 'number');
}

/** What a format shows, by the letters of its first section that stand outside quotes, brackets and escapes. */
export function styleOf(code: string): CellStyle {
  const [first] = code.replace(/"[^"]*"|\\.|_.|\*./g, '').split(';');
  // Elapsed time, as [h]:mm, is an amount.
  if (/\[(?:h+|m+|s+)\]/i.test(first)) return 'number';
  const letters = first.replace(/\[[^\]]*\]/g, '').toLowerCase();
  if (/general/.test(letters)) return 'number';
  const time = /[hs]/.test(letters);
  const date = /[yd]/.test(letters) || (/m/.test(letters) && !time);
  if (date) return time ? 'instant' : 'date';
  return time ? 'time' : 'number';
}
