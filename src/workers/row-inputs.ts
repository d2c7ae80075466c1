import type { OpenedFile } from '../data/formats/opened-file.ts';
import { missingTest } from '../data/missing.ts';
import { numericLevels } from '../data/numeric-levels.ts';
import type { ReadOptions } from '../data/read-options.ts';
import { findColumn, type Column, type Table } from '../data/table.ts';
import { AppError } from '../errors.ts';
import type { ModelColumn, TabularInput } from '../models.ts';

/** Gives the values of rows from…to−1. */
type Reader = (from: number, to: number) => Promise<ModelColumn>;

/** The columns that feed each input of a model. */
export class RowInputs {
  readonly #readers: readonly (readonly [input: string, readers: readonly Reader[]])[];

  /** @throws AppError `plan/unknown-column` */
  constructor(
    { table, source }: { readonly table: Table; readonly source: Pick<OpenedFile, 'texts'> },
    inputs: readonly TabularInput[],
    names: Readonly<Record<string, readonly string[]>>,
    options: ReadOptions,
  ) {
    this.#readers = inputs.map(({ name, kind }) => [
      name,
      (names[name] ?? []).map((column) => {
        const found = findColumn(table, column);
        if (!found) throw new AppError('plan/unknown-column', { column });
        return kind === 'text' ? textReader(found, source, options) : numberReader(found, source, options);
      }),
    ]);
  }

  /** The values of rows from…to−1 by input. */
  async read(from: number, to: number): Promise<ReadonlyMap<string, readonly ModelColumn[]>> {
    const inputs = new Map<string, readonly ModelColumn[]>();
    for (const [input, readers] of this.#readers) {
      const columns: ModelColumn[] = [];
      for (const read of readers) columns.push(await read(from, to));
      inputs.set(input, columns);
    }
    return inputs;
  }
}

function numberReader(column: Column, source: Pick<OpenedFile, 'texts'>, options: ReadOptions): Reader {
  const { name } = column;
  const numbers = (values: Float64Array): ModelColumn => ({ kind: 'numbers', name, values });
  if (column.store === 'numbers') return (from, to) => Promise.resolve(numbers(column.values.slice(from, to)));
  if (column.store === 'codes') {
    const ofLevel = numericLevels(column, missingTest(options, name));
    return (from, to) =>
      Promise.resolve(numbers(Float64Array.from(column.codes.subarray(from, to), (code) => ofLevel[code])));
  }
  // Long texts are no numbers; the model tells what it cannot use.
  return textReader(column, source, options);
}

function textReader(column: Column, source: Pick<OpenedFile, 'texts'>, options: ReadOptions): Reader {
  const { name } = column;
  const isMissing = missingTest(options, name);
  const texts = (values: readonly string[]): ModelColumn => ({
    kind: 'texts',
    name,
    values: values.map((text) => (isMissing(text) ? '' : text)),
  });
  switch (column.store) {
    case 'codes':
      return (from, to) =>
        Promise.resolve(texts(Array.from(column.codes.subarray(from, to), (code) => column.levels[code])));
    case 'numbers':
      return (from, to) => {
        const values = column.values.slice(from, to);
        return Promise.resolve({ kind: 'numbers', name, values });
      };
    case 'text':
      return async (from, to) =>
        texts(
          await source.texts(
            column,
            Array.from({ length: to - from }, (_, at) => from + at),
          ),
        );
  }
}
