import type { ErrorCode } from '../errors.ts';
import { formatBytes } from '../report/numbers.ts';
import { number, text, type Words } from './error-facts.ts';

/** Errors of Excel workbooks. */
export const EXCEL_ERRORS: Readonly<Record<Extract<ErrorCode, `excel/${string}`>, Words>> = {
  'excel/damaged': [
    (d) =>
      d['part']
        ? `The Excel workbook is damaged: its part “${text(d, 'part')}” cannot be read${number(d, 'row') ? ` after row ${number(d, 'row')}` : ''}.`
        : 'The Excel workbook is damaged: what it holds cannot be found.',
    'Open it in the program that wrote it and save it again, or save the sheet as CSV.',
  ],
  'excel/bad-cell': [
    (d) => `In the Excel workbook the cell ${text(d, 'cell')} of the sheet “${text(d, 'sheet')}” cannot be read.`,
    'Open it in the program that wrote it and save it again, or save the sheet as CSV.',
  ],
  'excel/no-rows': [
    'No sheet of the Excel workbook has rows.',
    'Check that the table is in this file, and that it is cells and not a picture, a chart or a connection.',
  ],
  'excel/too-large': [
    (d) =>
      `The Excel workbook holds more than can be read${typeof d['limit'] === 'number' ? `: its part “${text(d, 'part')}” is over ${formatBytes(d['limit'])} when unpacked` : ''}.`,
    'Save the sheet as CSV, which is read at any size, and drop that file.',
  ],
  'excel/not-loaded': [
    'The part of Evenhand that reads Excel workbooks could not be loaded.',
    'It is fetched once, from the site that served this page. Reload the page while you are online, or save the sheet as CSV.',
  ],
};
