import { Dexie, type EntityTable, type Table } from 'dexie';
import { AppError } from '../errors.ts';
import { storageError } from './storage-error.ts';

/** Models have a store of their own: they are large, are no work of anybody's, and another page writes them. */
export const MODELS_DATABASE = 'evenhand-models';

/** How a file was compared with what its hub says of it: by hash, or, where the hub gives none, by its size alone. */
export type Verified = 'sha-256' | 'git' | 'size';

/** A file of a stored model. */
export interface StoredFile {
  /** In the layout of a hub: `onnx/model.onnx`. */
  readonly path: string;
  readonly bytes: number;
  /** The address of its content: files of the same content are stored once. */
  readonly content: string;
  readonly verified: Verified;
}

/** What the hub said of a model when it was asked. */
export interface ModelOrigin {
  /** `owner/name`. */
  readonly repo: string;
  /** The exact version: a commit, or what the hub gives in its place. */
  readonly commit: string;
  /** Address of the hub. */
  readonly hub: string;
  readonly licence: string | null;
  readonly languages: readonly string[];
  readonly task: string | null;
  /** The models that it was made from. */
  readonly madeFrom: readonly string[];
}

/** A model that is there as a whole. */
export interface StoredModel extends ModelOrigin {
  /** `owner/name@commit`. */
  readonly id: string;
  readonly files: readonly StoredFile[];
  /** Milliseconds since 1970. */
  readonly storedAt: number;
}

/** A model that is on its way: its files, of which some bytes may be there. */
export interface UnfinishedModel extends ModelOrigin {
  readonly id: string;
  readonly files: readonly StoredFile[];
  readonly startedAt: number;
}

/** A part of a file's content, by the byte that it starts with. */
export interface Piece {
  readonly content: string;
  readonly from: number;
  readonly bytes: Blob;
}

/** The store of models. It is made by the first download, and gives way to another tab that deletes it. */
export class ModelsDatabase extends Dexie {
  readonly models!: EntityTable<StoredModel, 'id'>;
  readonly unfinished!: EntityTable<UnfinishedModel, 'id'>;
  readonly pieces!: Table<Piece, [content: string, from: number]>;

  /** Another tab deleted it, or has a newer one: to go on writing would make it anew, with parts missing. */
  #gone = false;

  constructor(name = MODELS_DATABASE) {
    super(name);
    this.version(1).stores({ models: 'id', unfinished: 'id', pieces: '[content+from]' });
    this.on('versionchange', () => {
      this.#gone = true;
      this.close({ disableAutoOpen: true });
    });
  }

  /** Runs a piece of work on the store. @throws AppError `storage/full`, `storage/gone`, `storage/unavailable` */
  async run<T>(work: () => PromiseLike<T>): Promise<T> {
    try {
      if (this.#gone) throw new AppError('storage/gone', { why: 'deleted' });
      return await work();
    } catch (cause) {
      throw storageError(cause);
    }
  }
}
