import { Field } from 'apache-arrow/fb/field';
import { Int } from 'apache-arrow/fb/int';
import { MetadataVersion } from 'apache-arrow/fb/metadata-version';
import type { Schema } from 'apache-arrow/fb/schema';
import { Type } from 'apache-arrow/fb/type';
import { Union } from 'apache-arrow/fb/union';
import { UnionMode } from 'apache-arrow/fb/union-mode';
import { AppError } from '../../errors.ts';
import { MAX_COLUMNS } from '../limits.ts';
import type { CellKind } from '../parquet/cell-kind.ts';
import type { SetAsideColumn } from '../profile.ts';
import { indexLayout, valueType, type ValueLayout, type ValueType } from './arrow-fields.ts';

/** A column of an Arrow file that has one value a row. */
export interface ArrowColumn {
  readonly header: string;
  /** What its values are; of a dictionary, the dictionary's. */
  readonly kind: CellKind;
  /** How its own buffers lie: values, or places in a dictionary. */
  readonly layout: ValueLayout;
  /** Its dictionary's number in the file, and how that one's values lie; null without one. */
  readonly dictionary: { readonly id: bigint; readonly type: ValueType } | null;
  /** Where it starts among the nodes of a record batch, among the buffers, and among the counts of view buffers. */
  readonly node: number;
  readonly buffer: number;
  readonly view: number;
}

export interface ArrowColumns {
  readonly read: readonly ArrowColumn[];
  readonly setAside: readonly SetAsideColumn[];
  /** Nodes, buffers and view columns of a whole record batch; view columns have more buffers by the counts of the batch. */
  readonly size: Place;
}

interface Place {
  node: number;
  buffer: number;
  view: number;
}

const MAX_DEPTH = 64;

/**
 * Splits the fields of a schema into those that are columns of a table and those that are set aside.
 * @throws AppError `csv/too-many-columns`; RangeError where the schema cannot be.
 */
export function arrowColumns(schema: Schema, version: MetadataVersion): ArrowColumns {
  const fields = schema.fieldsLength();
  if (fields > MAX_COLUMNS) throw new AppError('csv/too-many-columns', { limit: MAX_COLUMNS, columns: fields });
  const read: ArrowColumn[] = [];
  const setAside: SetAsideColumn[] = [];
  const place: Place = { node: 0, buffer: 0, view: 0 };
  for (let at = 0; at < fields; at++) {
    const field = schema.fields(at) ?? missingField();
    const column = arrowColumn(field, place);
    if (typeof column === 'string') setAside.push({ name: field.name() ?? '', holds: column });
    else read.push(column);
    passOver(field, place, version, 0);
  }
  return { read, setAside, size: place };
}

function arrowColumn(field: Field, { node, buffer, view }: Place): ArrowColumn | SetAsideColumn['holds'] {
  const type = valueType(field);
  if (typeof type === 'string') return type;
  const header = field.name() ?? '';
  const encoding = field.dictionary();
  const dictionary = encoding ? { id: encoding.id(), type } : null;
  const layout = encoding ? indexLayout(encoding.indexType(new Int())) : type.layout;
  return { header, kind: type.kind, layout, dictionary, node, buffer, view };
}

/** Moves the place over a field and all that it holds. */
function passOver(field: Field, place: Place, version: MetadataVersion, depth: number): void {
  if (depth > MAX_DEPTH) throw new RangeError('fields within fields without end');
  place.node++;
  if (field.dictionary()) {
    place.buffer += 2;
    return;
  }
  const type = field.typeType();
  place.buffer += buffersOf(field, version);
  if (type === Type.Utf8View || type === Type.BinaryView) place.view++;
  const children = field.childrenLength();
  if (children > MAX_COLUMNS) throw new RangeError('more fields than can be');
  for (let at = 0; at < children; at++) {
    passOver(field.children(at, new Field()) ?? missingField(), place, version, depth + 1);
  }
}

/** Buffers of a field of a type itself, without those that its views point into. */
function buffersOf(field: Field, version: MetadataVersion): number {
  switch (field.typeType()) {
    case Type.Null:
    case Type.RunEndEncoded:
      return 0;
    case Type.Struct_:
    case Type.FixedSizeList:
      return 1;
    case Type.Union:
      return unionBuffers(field) + (version < MetadataVersion.V5 ? 1 : 0);
    case Type.Binary:
    case Type.LargeBinary:
    case Type.Utf8:
    case Type.LargeUtf8:
    case Type.ListView:
    case Type.LargeListView:
      return 3;
    default:
      return 2;
  }
}

/** The type of each value, and where it is among the others of its type. */
function unionBuffers(field: Field): number {
  const union = field.type(new Union()) as Union | null;
  return union?.mode() === UnionMode.Dense ? 2 : 1;
}

function missingField(): never {
  throw new RangeError('a field that is not there');
}
