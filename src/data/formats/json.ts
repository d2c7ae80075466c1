import { AppError } from '../../errors.ts';
import { contentSize, readHead, type ByteSource } from '../byte-source.ts';
import { JsonRows } from '../json/json-rows.ts';
import { sniffJson, type JsonShape } from '../json/json-shape.ts';
import { pandasLayout } from '../json/pandas-layout.ts';
import { placed, type MadeText } from '../made-text.ts';
import { Origins } from '../origins.ts';
import { sequentialSource, streamOf } from '../packed/packed-source.ts';
import type { FileFormat, TextFormat } from '../profile.ts';
import type { ReadOptions } from '../read-options.ts';
import type { TableFormat } from './format.ts';
import { openMadeText } from './made-file.ts';

const HEAD_BYTES = 64 * 1024;

/**
 * JSON: a record on each line, a list of records, or an object with such a list in it. It is made into delimited text while
 * it is read, so that types, numbers and texts are found as in any table.
 */
export const json: TableFormat = {
  id: 'json',
  sequential: true,
  recognises: async (_, source) => (await shapeOf(source)) !== null,
  open: async (source, options, hooks) => openMadeText(await jsonText(source), options, hooks),
  text: (source) => jsonText(source),
};

/** JSON as the text it is made into. @throws AppError `json/no-records`. */
async function jsonText(source: ByteSource): Promise<MadeText> {
  const shape = await shapeOf(source);
  if (!shape) throw new AppError('json/no-records');
  await refusePandasLayout(source, shape);
  return new JsonText(source, shape);
}

async function shapeOf(source: ByteSource): Promise<JsonShape | null> {
  const head = await readHead(source, HEAD_BYTES);
  return sniffJson(head, head.length < HEAD_BYTES);
}

/** Refuses a table that is one object without records. Where each line holds a record, they may look as they like. */
async function refusePandasLayout(source: ByteSource, { encoding, records, arrays }: JsonShape): Promise<void> {
  const head = await readHead(source, HEAD_BYTES);
  const text = new TextDecoder(encoding).decode(head);
  const orient = pandasLayout(text);
  if (orient === null || (records === 'lines' && (arrays || text.trim().includes('\n')))) return;
  throw new AppError('json/pandas-layout', { orient });
}

class JsonText implements MadeText {
  readonly parts = null;
  private rows: JsonRows;

  constructor(
    private readonly file: ByteSource,
    private shape: JsonShape,
  ) {
    this.rows = new JsonRows(file, shape);
  }

  source(onStart: (origins: Origins) => void): ByteSource {
    const { file } = this;
    return sequentialSource(file.size, contentSize(file), (onBytes) => {
      const origins = new Origins();
      onStart(origins);
      return streamOf(placed(this.rows.bytes(origins, 0, onBytes), null));
    });
  }

  options(asked: ReadOptions): ReadOptions {
    return { ...asked, delimiter: ',', ...(this.shape.arrays ? {} : { hasHeader: true }) };
  }

  reconsider(encoding: TextFormat['encoding']): Promise<boolean> {
    if (encoding === 'utf-8' || this.shape.encoding !== 'utf-8') return Promise.resolve(false);
    this.shape = { ...this.shape, encoding };
    this.rows = new JsonRows(this.file, this.shape);
    return Promise.resolve(true);
  }

  format(): FileFormat {
    const { records, arrays, encoding } = this.shape;
    return { kind: 'json', shape: records === 'list' ? 'list' : 'lines', arrays, encoding };
  }
}
