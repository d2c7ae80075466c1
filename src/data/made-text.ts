import { AppError } from '../errors.ts';
import type { ByteSource } from './byte-source.ts';
import { LineIndex } from './line-index.ts';
import type { Origin, Origins } from './origins.ts';
import type { FileFormat, TextFormat } from './profile.ts';
import type { ReadOptions } from './read-options.ts';

/** Delimited text that is made of something else while it is read: of JSON, or of several files. */
export interface MadeText {
  /**
   * The text. `onStart` hears, each time it is made, where its lines will have been noted. Where only some columns are
   * `wanted`, by their places, the cells of the others may be left empty.
   */
  source(onStart: (origins: Origins) => void, wanted?: ReadonlySet<number>): ByteSource;
  /** How it is to be read. */
  options(asked: ReadOptions): ReadOptions;
  /**
   * Whether it has to be made in another way, since its bytes turned out not to be UTF-8.
   * @throws AppError `file/changed`, `file/unreadable`.
   */
  reconsider(encoding: TextFormat['encoding']): Promise<boolean>;
  /** What the table is said to be made of. */
  format(text: TextFormat): FileFormat;
  /** The files it is made of, where they are several. */
  readonly parts: readonly MadePart[] | null;
}

export interface MadePart {
  readonly name: string;
  readonly size: number;
  readonly format: FileFormat;
}

/** Thrown by a text that found out, after some of it had been given, that it has to be made in another way. */
export class MadeAnew extends Error {}

/** An error that names a place of the file itself, not of the text that is made of it. */
export class PlacedError extends Error {
  constructor(readonly error: AppError) {
    super(error.code, { cause: error });
  }
}

/** Lets the errors of a text's making name the file, and tells them from those of its reading. */
export async function* placed<T>(
  pieces: AsyncGenerator<T, void, void>,
  file: string | null,
): AsyncGenerator<T, void, void> {
  try {
    yield* pieces;
  } catch (thrown) {
    throw thrown instanceof AppError ? new PlacedError(inFile(thrown, file)) : thrown;
  }
}

/** An error with the name of the file it is of. */
export function inFile(error: AppError, file: string | null): AppError {
  if (file === null || error.details['file'] !== undefined || error.code === 'job/cancelled') return error;
  return new AppError(error.code, { ...error.details, file }, { cause: error });
}

/** The lines of the rows of a made text, in the files it was made of. */
export class OriginLines extends LineIndex {
  constructor(
    private readonly made: LineIndex,
    private readonly origins: Origins,
    /** The names of the files, where they are several. */
    private readonly names: readonly string[] | null,
  ) {
    super();
  }

  override lineOf(row: number): number {
    return this.originOf(row).line;
  }

  /** Which of several files a row is of, from 0; undefined where there is one file. */
  override partOf(row: number): number | undefined {
    return this.names ? this.originOf(row).part : undefined;
  }

  /** The name of the file that a row is of; undefined where there is one file. */
  fileOf(row: number): string | undefined {
    return this.names?.[this.originOf(row).part];
  }

  private originOf(row: number): Origin {
    return this.origins.of(this.made.lineOf(row));
  }
}
