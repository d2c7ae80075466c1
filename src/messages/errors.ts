import type { ErrorCode, ErrorDetails } from '../errors.ts';
import { formatBytes, formatCount, formatExact, listWords } from '../report/numbers.ts';
import { endSentence } from '../report/phrases.ts';
import { schemaWords } from './schema-words.ts';

/** What a person is told of an error: what happened, where, and what to do next. */
export interface ErrorMessage {
  readonly what: string;
  readonly where: string;
  readonly next: string;
}

type Words = readonly [what: string | ((d: ErrorDetails) => string), next: string | ((d: ErrorDetails) => string)];

const text = (d: ErrorDetails, key: string, otherwise = ''): string => {
  const value = d[key];
  if (Array.isArray(value)) return listWords(value as string[]);
  return value === undefined || value === '' ? otherwise : String(value);
};
const number = (d: ErrorDetails, key: string): string | null =>
  typeof d[key] === 'number' ? formatCount(d[key]) : null;
const column = (d: ErrorDetails): string => (d['column'] ? `the column “${text(d, 'column')}”` : 'a column');
const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

const FORMAT_NAMES: Readonly<Record<string, string>> = {
  png: 'a PNG picture',
  jpeg: 'a JPEG picture',
  gif: 'a GIF picture',
  webp: 'a WebP picture',
  pdf: 'a PDF document',
  gzip: 'a gzip archive',
  zip: 'a ZIP archive',
  '7z': 'a 7z archive',
  parquet: 'a Parquet file',
  arrow: 'an Arrow file',
  sqlite: 'an SQLite database',
  xls: 'an Excel workbook',
  xlsx: 'an Excel workbook',
  'utf-32': 'text in UTF-32',
};

const WORDS: Readonly<Record<ErrorCode, Words>> = {
  'file/empty': [
    'The file holds nothing.',
    'Export it again from where it came from, and check its size before you drop it.',
  ],
  'file/not-text': [
    (d) =>
      `This is not a table of text${d['looksLike'] ? `; it looks like ${FORMAT_NAMES[text(d, 'looksLike')] ?? text(d, 'looksLike')}` : ''}.`,
    'Evenhand reads delimited text such as CSV. From a spreadsheet, use Save as or Download as CSV.',
  ],
  'file/unreadable': [
    'The browser could not read the file.',
    'It may have been moved, renamed or locked by another program. Close it there and choose it again.',
  ],
  'file/changed': [
    'The file changed while it was in use.',
    'Choose it again so that every number comes from the same rows.',
  ],
  'csv/header-only': [
    'The file has a header and no rows.',
    'Check the filter of the export: it may have left no rows.',
  ],
  'csv/one-column': [
    'Only one column was found, so there is nothing to compare.',
    'If the file has several, its delimiter was not recognised: comma, semicolon, tab and pipe are.',
  ],
  'csv/unclosed-quote': [
    'A quoted cell is opened and never closed, so everything after it would be read as one cell.',
    'Close the quote in that line, or double it if it belongs to the text, and drop the file again.',
  ],
  'csv/too-many-columns': [
    (d) =>
      `The file has ${number(d, 'columns') ?? 'too many'} columns${number(d, 'limit') ? `; at most ${number(d, 'limit')} are read` : ''}.`,
    'Export only the columns the audit needs: the outcome, the decision or score, and the sensitive features.',
  ],
  'csv/cell-too-large': [
    (d) => `A cell is larger than ${typeof d['limit'] === 'number' ? formatBytes(d['limit']) : 'can be read'}.`,
    'Often a quote is missing in or before that line. Repair it there, or leave the long column out of the export.',
  ],
  'csv/no-consistent-columns': [
    'The lines have no common number of cells, so they do not make a table.',
    'Check that it is delimited text. Lines of a report above or below the table have to be taken out.',
  ],
  'plan/not-json': [
    'The plan is not valid JSON.',
    'Use a plan downloaded from Evenhand, or repair the place named here.',
  ],
  'plan/invalid': [
    (d) =>
      endSentence(
        `The plan does not follow the format of audit plans${d['reason'] ? `: ${schemaWords(text(d, 'reason'))}` : ''}`,
      ),
    'Correct the place named here. The format is published as a JSON Schema with this site.',
  ],
  'plan/newer-version': [
    (d) => `The plan has version ${text(d, 'version', 'a later one')}; this copy of Evenhand reads version 1.`,
    'Open it with the newer copy it was made with.',
  ],
  'plan/unknown-column': [
    (d) => `The plan names ${column(d)}, which the file does not have.`,
    'Choose another column here, or drop the file the plan was made for.',
  ],
  'plan/nothing-to-audit': [
    (d) =>
      d['score']
        ? `The score “${text(d, 'score')}” alone decides nothing.`
        : 'There is no label, prediction, score or numeric outcome yet, so there is nothing to compare between groups.',
    (d) =>
      d['score']
        ? 'Say from which score on it is positive, or choose a label or a decision.'
        : 'Say what was true, what was decided, or both.',
  ],
  'plan/no-sensitive-feature': [
    'No sensitive feature is chosen, so there are no groups to compare.',
    'Choose at least one, such as sex, age or race.',
  ],
  'plan/label-one-value': [
    (d) => `Every row of ${column(d)} counts as positive, so the label tells nothing apart.`,
    'Choose another label, or change which values are positive.',
  ],
  'plan/prediction-one-value': [
    'Every row has the same prediction, so no group can be treated differently from another.',
    'Choose another prediction column, change which values are positive, or move the threshold.',
  ],
  'plan/positive-not-found': [
    (d) =>
      `${d['positive'] !== undefined ? `The positive value “${text(d, 'positive')}”` : 'A positive value'} does not occur in ${column(d)}.`,
    'Tick the values that count as positive.',
  ],
  'plan/too-many-values': [
    (d) =>
      `${capital(column(d))} has ${number(d, 'values') ?? number(d, 'distinct') ?? 'too many'} different values, too many for groups.`,
    'Choose another column, or override its type below if it was misread.',
  ],
  'plan/not-numeric': [
    (d) => `${capital(column(d))} does not hold numbers, which this role needs.`,
    (d) =>
      d['overridden']
        ? 'You said that it does, but its cells cannot be read as numbers, for example because of a % sign or a thousands separator. Choose another column, or take those signs out in the file.'
        : 'Choose a numeric column, or override its type below if it was misread.',
  ],
  'plan/needs-bins': [
    (d) => `${capital(column(d))} is numeric: its values have to be cut into bins to make groups.`,
    'Choose decades, equal parts of the rows, 40 and over, or edges of your own.',
  ],
  'plan/too-many-groups': [
    (d) =>
      `The combinations make ${number(d, 'groups') ?? 'too many'} groups${number(d, 'most') ? `; at most ${number(d, 'most')} are counted` : ''}.`,
    'Lower the depth of intersections, merge levels, or cut numbers into fewer bins.',
  ],
  'plan/too-many-classes': [
    (d) =>
      `Label and prediction have ${number(d, 'classes') ?? 'too many'} different values${number(d, 'most') ? `; at most ${number(d, 'most')} are counted each on its own` : ''}.`,
    'Count them as positive and not positive only, or choose a column with fewer values.',
  ],
  'plan/too-many-strata': [
    (d) =>
      number(d, 'strata')
        ? `${capital(column(d))} has ${number(d, 'strata')} different values; groups are compared within at most ${number(d, 'most') ?? '100'}.`
        : `${capital(column(d))} has too many different values to compare groups within each.`,
    'Choose a column with few values. A number has to stand in the file as bands, such as 20 to 29.',
  ],
  'plan/prediction-equals-label': [
    'Prediction and label are the same in every row, so every error rate would be zero.',
    'Check whether both columns hold the outcome. To audit the data alone, take the prediction out.',
  ],
  'plan/same-column-twice': [
    (d) => `${capital(column(d))} has two roles at once.`,
    'Give one of them to another column.',
  ],
  'plan/merge-name-taken': [
    (d) => `A merged group is to be called “${text(d, 'name')}”, but ${column(d)} has another group of that name.`,
    'Give the merged group another name, or merge that group into it as well.',
  ],
  'plan/reference-not-found': [
    (d) =>
      `The reference group ${d['reference'] !== undefined ? `“${text(d, 'reference')}” ` : ''}does not occur${d['column'] ? ` in ${column(d)}` : ''}.`,
    'Choose another reference group; without one, the largest group is taken.',
  ],
  'plan/one-group': [
    (d) => `${capital(column(d))} has only one group, so there is nothing to compare.`,
    'Take it out, cut or merge it otherwise, or choose another feature.',
  ],
  'plan/unreadable-edges': [
    (d) => `The edges typed for ${column(d)} cannot be read.`,
    'Write numbers with blanks or semicolons between them, such as 25; 40; 60.',
  ],
  'weights/negative': [
    (d) =>
      `${capital(column(d))} has weights below zero${number(d, 'rows') ? ` in ${number(d, 'rows')} of its rows${number(d, 'line') ? `, first in line ${number(d, 'line')}` : ''}` : ''}.`,
    'A sample weight says how many cases a row stands for, so it cannot be negative. Repair the file or choose another column.',
  ],
  'weights/none': [
    (d) => `No row has a usable weight in ${column(d)}.`,
    'Choose another column for the weight, or none.',
  ],
  'audit/all-groups-small': [
    (d) =>
      `Every group has fewer rows than the minimum${number(d, 'minimum') ? ` of ${number(d, 'minimum')}` : ''}, so no verdict can rest on any of them${number(d, 'largest') ? `; the largest has ${number(d, 'largest')}` : ''}.`,
    'Merge levels, lower the depth of intersections, or bring more rows. Lowering the minimum makes numbers less certain, not more.',
  ],
  'audit/no-complete-rows': [
    'No row has both a label and a prediction that can be read.',
    'Check which values are positive and which spellings count as missing.',
  ],
  'cube/cannot-merge': [
    (d) => endSentence(`These counts cannot be added up: they differ in ${text(d, 'what', 'what was counted')}`),
    'Only counts that were made under the same plan can be added up.',
  ],
  'audit/other-version': [
    (d) =>
      `The kept audit of ${text(d, 'file')} was made by ${text(d, 'madeBy')}, and its counts cannot be read by this version.`,
    'It stays as it is. Drop the file again to audit it anew.',
  ],
  'worker/crashed': [
    'The part of the page that holds the data stopped, most likely for want of memory. The rows are gone from this page.',
    'The last audit is still here. Choose the file again to go on; closing other tabs gives it more memory.',
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
  'storage/unavailable': [
    'The browser does not let this page store anything.',
    'The audit works all the same. To keep it, download it before you close the page.',
  ],
  internal: [
    (d) => `Something in Evenhand itself failed${d['message'] ? `: ${text(d, 'message')}` : ''}.`,
    'Your file is unharmed and nothing was sent. Try again; if it fails again, please report these words.',
  ],
};

/** The message of an error. `where` is empty when there is no place to name. */
export function errorMessage(code: ErrorCode, details: ErrorDetails): ErrorMessage {
  const [what, next] = WORDS[code];
  const say = (words: Words[number]) => (typeof words === 'function' ? words(details) : words);
  return { what: say(what), where: placeWords(details), next: say(next) };
}

function placeWords(d: ErrorDetails): string {
  const parts: string[] = [];
  if (typeof d['line'] === 'number') parts.push(`line ${formatCount(d['line'])}`);
  if (typeof d['line'] === 'number' && d['column'] !== undefined)
    parts.push(
      typeof d['column'] === 'number' ? `column ${formatExact(d['column'])}` : `column “${text(d, 'column')}”`,
    );
  if (d['path']) parts.push(text(d, 'path'));
  return capital(parts.join(', '));
}
