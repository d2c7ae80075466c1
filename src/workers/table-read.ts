import type { AuditedFile } from '../audit/audit.ts';
import type { OpenedFile } from '../data/formats/opened-file.ts';
import type { TableProfile } from '../data/profile.ts';
import type { ReadResult } from '../data/read-table.ts';
import { isSampled, type Survey } from '../data/stream/survey.ts';
import { HeldTable } from './held-table.ts';
import type { OpenTable } from './open-table.ts';
import { StreamedTable } from './streamed-table.ts';

/** A table all of whose columns have been read: its rows are held, or some of them are where it was streamed. */
export function tableRead(
  result: ReadResult | Survey,
  source: OpenedFile,
  profile: TableProfile,
  file: AuditedFile,
): OpenTable {
  return isSurvey(result) && isSampled(result)
    ? new StreamedTable(result, source, profile, file)
    : new HeldTable(result, source, profile, file);
}

export const isSurvey = (result: ReadResult | Survey): result is Survey => 'rowCount' in result;
