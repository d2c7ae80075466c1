import type { ErrorCode, ErrorDetails } from '../errors.ts';
import { formatCount, formatExact } from '../report/numbers.ts';
import { endSentence } from '../report/phrases.ts';
import { ARROW_ERRORS } from './arrow-errors.ts';
import { COUNTS_ERRORS } from './counts-errors.ts';
import { capital, number, text, type Words } from './error-facts.ts';
import { EXCEL_ERRORS } from './excel-errors.ts';
import { FILE_ERRORS } from './file-errors.ts';
import { KEEPING_ERRORS } from './keeping-errors.ts';
import { MERGE_ERRORS } from './merge-errors.ts';
import { MODEL_ERRORS } from './model-errors.ts';
import { PACKED_ERRORS } from './packed-errors.ts';
import { PLAN_ERRORS } from './plan-errors.ts';
import { SHARE_ERRORS } from './share-errors.ts';

/** What a person is told of an error: what happened, where, and what to do next. */
export interface ErrorMessage {
  readonly what: string;
  readonly where: string;
  readonly next: string;
}

const WORDS: Readonly<Record<ErrorCode, Words>> = {
  ...FILE_ERRORS,
  ...ARROW_ERRORS,
  ...EXCEL_ERRORS,
  ...PACKED_ERRORS,
  ...PLAN_ERRORS,
  ...KEEPING_ERRORS,
  ...MERGE_ERRORS,
  'audit/all-groups-small': [
    (d) =>
      `Every group has fewer rows than the minimum${number(d, 'minimum') ? ` of ${number(d, 'minimum')}` : ''}, so no verdict can rest on any of them${number(d, 'largest') ? `; the largest has ${number(d, 'largest')}` : ''}.`,
    'Merge levels, lower the depth of intersections, or bring more rows. Lowering the minimum makes numbers less certain, not more.',
  ],
  'audit/no-complete-rows': [
    'No row has both a label and a decision that can be read.',
    'Check which values are positive and which spellings count as missing.',
  ],
  'cube/cannot-merge': [
    (d) => endSentence(`These counts cannot be added up: they differ in ${text(d, 'what', 'what was counted')}`),
    'Only counts that were made under the same plan can be added up.',
  ],
  ...MODEL_ERRORS,
  ...SHARE_ERRORS,
  ...COUNTS_ERRORS,
  'audit/needs-rows': [
    (d) => `The rows of ${text(d, 'file', 'the file')} are not open, and this change would count them anew.`,
    'Open the file to make it. Reference groups, tolerances and merges can be changed without it.',
  ],
  'audit/needs-reading': [
    'The rows are not held in memory, and this change would count them anew.',
    'Read the file again to make it. Until then the numbers are those of the plan before.',
  ],
  'audit/other-version': [
    (d) =>
      `The kept audit of ${text(d, 'file')} was made by ${text(d, 'madeBy')}, and its counts cannot be read by this version.`,
    'It stays as it is. Drop the file again to audit it anew.',
  ],
  'sample/unavailable': [
    'The sample could not be fetched from this site.',
    'The network may be off, or the site may be served without its samples. Files of your own can be opened all the same.',
  ],
  'models/unavailable': [
    'The model could not be fetched from this site, or what came is not what its list says.',
    'The network may be off, or the site may be served without its models. A model of your own can be chosen all the same.',
  ],
  'memory/refused': [
    (d) =>
      `The browser refused the memory for the rows of ${text(d, 'file', 'this file')}${number(d, 'rows') ? `, after ${number(d, 'rows')} of them were read` : ''}. What had been read of it was let go.`,
    'Count it while it is read: then no row is held. Or export only the columns that the audit needs, or close other tabs.',
  ],
  'worker/crashed': [
    (d) =>
      `The part of the page that reads files stopped, most likely for want of memory.${d['rowsGone'] ? ' The rows are gone from this page.' : ''}`,
    (d) =>
      d['rowsGone']
        ? 'Open the file again to go on; closing other tabs gives it more memory.'
        : 'Closing other tabs gives it more memory. A file with fewer columns needs less.',
  ],
  'worker/not-started': [
    'The part of the page that reads files could not be fetched from this site, so the file was not read.',
    'The network may be off, or something in the browser blocks it. Try again once you are online, or reload the page then.',
  ],
  'worker/table-gone': [
    'The table behind this is no longer in memory.',
    'Drop the file again. What you have read or downloaded of the audit stays as it is.',
  ],
  'worker/not-sealed': [
    'The policy that keeps data on this machine is not in force here, so no data is accepted.',
    'Reload the page once. If this stays, the site is served without its security headers: tell whoever hosts it.',
  ],
  'job/cancelled': ['Cancelled.', 'Everything is as it was before.'],
  internal: [
    (d) => `Something in Evenhand itself failed${d['message'] ? `: ${text(d, 'message')}` : ''}.`,
    'Your file is unharmed and nothing was sent. Try again; if it fails again, please report these words.',
  ],
};

/** The message of an error. `where` is empty when there is no place to name. */
export function errorMessage(code: ErrorCode, details: ErrorDetails): ErrorMessage {
  const [what, next] = WORDS[code];
  const say = (words: Words[number]) => (typeof words === 'function' ? words(details) : words);
  return { what: say(what), where: placeWords(code, details), next: say(next) };
}

function placeWords(code: ErrorCode, d: ErrorDetails): string {
  const parts: string[] = [];
  if (d['file'] && !/^(?:audit|parts)\//.test(code)) parts.push(text(d, 'file'));
  if (typeof d['line'] === 'number') parts.push(`line ${formatCount(d['line'])}`);
  if (typeof d['line'] === 'number' && d['column'] !== undefined)
    parts.push(
      typeof d['column'] === 'number' ? `column ${formatExact(d['column'])}` : `column “${text(d, 'column')}”`,
    );
  if (typeof d['line'] !== 'number' && typeof d['row'] === 'number') parts.push(`row ${formatCount(d['row'])}`);
  if (d['path']) parts.push(text(d, 'path'));
  // A file keeps its name as it is spelt.
  const startsWithFile = parts[0] === text(d, 'file') || code.startsWith('model/');
  return startsWithFile ? parts.join(', ') : capital(parts.join(', '));
}
