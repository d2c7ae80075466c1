import { TextReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';

/** A cell: its XML after the place, or a value that is written as the program does. */
export type XlsxCell = string | number | boolean | null | { readonly xml: string };

export interface XlsxSheet {
  readonly name: string;
  /** Rows by cells from column A on; a number before them is the row's own. */
  readonly rows: readonly (readonly XlsxCell[])[];
  readonly state?: 'hidden' | 'veryHidden';
  /** The number of the first row. */
  readonly firstRow?: number;
  readonly firstColumn?: string;
  /** XML after the rows. */
  readonly after?: string;
}

export interface XlsxOptions {
  readonly shared?: boolean;
  readonly from1904?: boolean;
  /** Number formats of the styles 1, 2… */
  readonly formats?: readonly (string | number)[];
  readonly prefix?: string;
  /** Parts that take the place of those that would be written. */
  readonly parts?: Readonly<Record<string, string>>;
}

const TYPE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

export async function xlsxBlob(sheets: readonly XlsxSheet[], options: XlsxOptions = {}): Promise<Blob> {
  return zipBlob({ ...xlsxParts(sheets, options), ...options.parts });
}

export async function zipBlob(parts: Readonly<Record<string, string>>, level = 5): Promise<Blob> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  for (const [name, text] of Object.entries(parts)) await writer.add(name, new TextReader(text), { level });
  return new Blob([new Uint8Array(await writer.close())]);
}

function xlsxParts(sheets: readonly XlsxSheet[], options: XlsxOptions): Record<string, string> {
  const { shared = true, from1904 = false, formats = [], prefix = '' } = options;
  const strings: string[] = [];
  const parts: Record<string, string> = {};
  const tag = (name: string): string => prefix + name;
  const root = (name: string, inside: string): string =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<${tag(name)} xmlns${prefix ? `:${prefix.slice(0, -1)}` : ''}="${MAIN}" xmlns:r="${TYPE}">${inside}</${tag(name)}>`;
  for (const [at, sheet] of sheets.entries()) {
    const rows = sheet.rows.map((cells, row) => {
      const number = (sheet.firstRow ?? 1) + row;
      const xml = cells.map((cell, column) => {
        if (cell === null) return '';
        const place = `r="${letters(column + (sheet.firstColumn ?? 'A').charCodeAt(0) - 65)}${number}"`;
        return cellXml(cell, place, tag, shared ? strings : null);
      });
      return `<${tag('row')} r="${number}">${xml.join('')}</${tag('row')}>`;
    });
    parts[`xl/worksheets/sheet${at + 1}.xml`] = root(
      'worksheet',
      `<${tag('sheetData')}>${rows.join('')}</${tag('sheetData')}>${sheet.after ?? ''}`,
    );
  }
  const sheetTags = sheets.map(
    ({ name, state }, at) =>
      `<${tag('sheet')} name="${escaped(name)}"${state ? ` state="${state}"` : ''} sheetId="${at + 1}" r:id="rId${at + 1}"/>`,
  );
  parts['[Content_Types].xml'] = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>';
  parts['_rels/.rels'] = relations([['rId1', 'officeDocument', 'xl/workbook.xml']]);
  parts['xl/workbook.xml'] = root(
    'workbook',
    `<${tag('workbookPr')}${from1904 ? ' date1904="1"' : ''}/><${tag('sheets')}>${sheetTags.join('')}</${tag('sheets')}>`,
  );
  parts['xl/_rels/workbook.xml.rels'] = relations([
    ...sheets.map((_, at): [string, string, string] => [`rId${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`]),
    ['rS', 'sharedStrings', '/xl/sharedStrings.xml'],
    ['rT', 'styles', 'styles.xml'],
  ]);
  parts['xl/sharedStrings.xml'] = root('sst', strings.map((text) => `<${tag('si')}>${text}</${tag('si')}>`).join(''));
  const own = formats.map((format, at) =>
    typeof format === 'string' ? `<${tag('numFmt')} numFmtId="${164 + at}" formatCode="${escaped(format)}"/>` : '',
  );
  const xfs = formats.map(
    (format, at) => `<${tag('xf')} numFmtId="${typeof format === 'number' ? format : 164 + at}"/>`,
  );
  parts['xl/styles.xml'] = root(
    'styleSheet',
    `<${tag('numFmts')}>${own.join('')}</${tag('numFmts')}><${tag('cellStyleXfs')}><${tag('xf')} numFmtId="14"/></${tag('cellStyleXfs')}><${tag('cellXfs')}><${tag('xf')} numFmtId="0"/>${xfs.join('')}</${tag('cellXfs')}>`,
  );
  return parts;
}

function cellXml(
  cell: Exclude<XlsxCell, null>,
  place: string,
  tag: (name: string) => string,
  strings: string[] | null,
): string {
  const c = (type: string, inside: string): string => `<${tag('c')} ${place}${type}>${inside}</${tag('c')}>`;
  const v = (value: string | number): string => `<${tag('v')}>${value}</${tag('v')}>`;
  if (typeof cell === 'object') return cell.xml.replace('<c', `<c ${place}`);
  if (typeof cell === 'number') return c('', v(cell));
  if (typeof cell === 'boolean') return c(' t="b"', v(cell ? 1 : 0));
  const text = `<${tag('t')} xml:space="preserve">${escaped(cell)}</${tag('t')}>`;
  if (!strings) return c(' t="inlineStr"', `<${tag('is')}>${text}</${tag('is')}>`);
  if (!strings.includes(text)) strings.push(text);
  return c(' t="s"', v(strings.indexOf(text)));
}

function relations(list: readonly (readonly [id: string, type: string, target: string])[]): string {
  const tags = list.map(([id, type, target]) => `<Relationship Id="${id}" Type="${TYPE}/${type}" Target="${target}"/>`);
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${tags.join('')}</Relationships>`;
}

function letters(column: number): string {
  return column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
