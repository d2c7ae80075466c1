import { AppError } from '../../errors.ts';
import type * as excelReader from '../excel/read-excel.ts';
import { isExcel } from '../excel/sniff-excel.ts';
import type { TableFormat } from './format.ts';

/** An Excel workbook: its first sheet with rows. */
export const excel: TableFormat = {
  id: 'excel',
  recognises: isExcel,
  async open(source, options, hooks) {
    const { openExcelFile } = await loadExcelReader();
    return openExcelFile(source, options, hooks);
  },
  async text(source, hooks) {
    const { excelText } = await loadExcelReader();
    return excelText(source, hooks);
  },
};

async function loadExcelReader(): Promise<typeof excelReader> {
  try {
    return await import('../excel/read-excel.ts');
  } catch (cause) {
    throw new AppError('excel/not-loaded', {}, { cause });
  }
}
