import type { ByteSource } from '../byte-source.ts';
import { openMadeText } from '../formats/made-file.ts';
import type { OpenedFile } from '../formats/opened-file.ts';
import type { MadeText } from '../made-text.ts';
import { Pacer, type ReadHooks } from '../pacer.ts';
import type { ReadOptions } from '../read-options.ts';
import { openWorkbook } from './open-workbook.ts';
import { SheetText } from './sheet-text.ts';

/**
 * Opens an Excel workbook: its first sheet with rows is unpacked and made into delimited text while it is read, so that
 * types, numbers and titles are found as in any table. Held are the strings that cells share, and no more.
 *
 * @throws AppError `excel/*`, as delimited text does, `file/changed`, `file/unreadable`; `job/cancelled`.
 * @see ECMA-376, Part 1, 18: SpreadsheetML.
 */
export async function openExcelFile(source: ByteSource, options: ReadOptions, hooks: ReadHooks): Promise<OpenedFile> {
  return openMadeText(await excelText(source, hooks), options, hooks);
}

/** The first sheet with rows as delimited text. @throws AppError as {@link openExcelFile}. */
export async function excelText(source: ByteSource, { signal }: ReadHooks): Promise<MadeText> {
  const pacer = new Pacer(signal);
  return SheetText.of(source, await openWorkbook(source, pacer), pacer);
}
