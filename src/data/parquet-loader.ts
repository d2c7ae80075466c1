import { AppError } from '../errors.ts';
import type * as parquetReader from './parquet/read-parquet.ts';

type ParquetReader = typeof parquetReader;

/** The part of the program that reads Parquet, loaded when it is first needed. @throws AppError `parquet/not-loaded`. */
export async function loadParquetReader(): Promise<ParquetReader> {
  try {
    return await import('./parquet/read-parquet.ts');
  } catch (cause) {
    throw new AppError('parquet/not-loaded', {}, { cause });
  }
}
