import { parsedEncoding, type SourceEncoding } from '../byte-source.ts';
import { createDecoder } from '../decode-bytes.ts';
import { sniffEncoding } from '../sniff-encoding.ts';

/** How the records of JSON lie in a file. */
export interface JsonShape extends SourceEncoding {
  /** `lines`: one on each line. `list`: elements of a list. `values`: one after the other, over several lines each. */
  readonly records: 'lines' | 'list' | 'values';
  /** Whether they are lists of values, not objects. */
  readonly arrays: boolean;
  /** Bytes, as UTF-8 without a mark, before the first record. */
  readonly skip: number;
  /** Whether the list lies within an object. */
  readonly inside: boolean;
}

const OBJECT = /^\{\s*(?:"(?:[^"\\]|\\.)*"\s*:|\}\s*$)/;
const LIST = /^\[\s*(?:[{[]|\]\s*$)/;
/** The start of a list of records within an object. */
const INNER_LIST = /^\s*\[\s*(?=[{[])/;

/**
 * The shape of JSON that holds records, by its first bytes; null for everything else, a table of one such cell a row
 * included. Of an object that takes more than its line, or is all there is, the first list of records in it is meant.
 */
export function sniffJson(head: Uint8Array, complete: boolean): JsonShape | null {
  const encoding = sniffEncoding(head);
  const text = decodeHead(head, encoding);
  const blanks = text.length - text.trimStart().length;
  const body = text.slice(blanks);
  const [first, ...others] = body.split(/\r?\n/, 3);
  const [second] = others.filter((line) => line.trim() !== '');
  const shape = (records: JsonShape['records'], arrays: boolean, before = ''): JsonShape => {
    const skip = new TextEncoder().encode(before).length;
    return { ...encoding, records, arrays, skip, inside: records === 'list' && body.startsWith('{') };
  };
  if (body.startsWith('{')) {
    if (!OBJECT.test(body)) return null;
    const alone = isJson(body) && complete;
    const ownLine = isJson(first);
    if (ownLine && !alone) return shape('lines', false);
    const inner = innerList(body);
    if (inner !== null) return shape('list', body[inner] === '[', text.slice(0, blanks + inner));
    return shape(ownLine ? 'lines' : 'values', false);
  }
  if (!body.startsWith('[')) return null;
  if (isList(first) && (second === undefined ? !LIST.test(body) && complete : isList(second)))
    return shape('lines', true);
  if (!LIST.test(body)) return null;
  const start = 1 + body.slice(1).search(/\S|$/);
  return shape('list', body[start] === '[', text.slice(0, blanks + start));
}

function decodeHead(head: Uint8Array, { encoding }: SourceEncoding): string {
  if (encoding === 'utf-8' || encoding === 'windows-1252') {
    return createDecoder(parsedEncoding(encoding))(head).replace(/^\ufeff/, '');
  }
  return new TextDecoder(encoding).decode(head);
}

/** Where the first element stands of the first list of records that is a value of the object; null when there is none. */
function innerList(body: string): number | null {
  let depth = 0;
  for (let at = 0; at < body.length; at++) {
    const sign = body[at];
    if (sign === '"') {
      const end = stringEnd(body, at);
      if (end < 0) return null;
      at = end;
    } else if (sign === '{' || sign === '[') depth++;
    else if (sign === '}' || sign === ']') depth--;
    else if (sign === ':' && depth === 1) {
      const list = INNER_LIST.exec(body.slice(at + 1, at + 1001));
      if (list) return at + 1 + list[0].length;
    }
    if (depth === 0) return null;
  }
  return null;
}

function stringEnd(body: string, open: number): number {
  for (let at = open + 1; at < body.length; at++) {
    if (body[at] === '\\') at++;
    else if (body[at] === '"') return at;
  }
  return -1;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function isList(line: string): boolean {
  return line.trimStart().startsWith('[') && line.trimEnd().endsWith(']') && isJson(line);
}
