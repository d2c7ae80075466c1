import { AppError } from '../../errors.ts';

/** A model that this site brings along, as its list tells of it. */
export interface ShippedModel {
  /** What it is called in the columns that it makes. */
  readonly name: string;
  readonly title: string;
  readonly files: readonly ShippedFile[];
}

export interface ShippedFile {
  /** In the layout of a hub. */
  readonly path: string;
  /** Where it is had, below `models/`. */
  readonly from: string;
  readonly bytes: number;
  /** In hex. */
  readonly sha256: string;
}

/** Fetches models from this site, and nothing else. */
export interface ShippedModels {
  /** Null where the site brings none along. @throws where the list cannot be had */
  list(): Promise<readonly ShippedModel[] | null>;
  /** The files of one of them by path, checked. @throws AppError `models/unavailable`; `job/cancelled` */
  fetch(model: ShippedModel, onBytes: (bytes: number) => void, signal: AbortSignal): Promise<Map<string, Blob>>;
}

const addressOf = (path: string): URL => new URL(`models/${path}`, document.baseURI);

/** The models of the site that served the page. */
export const shippedModels: ShippedModels = {
  async list() {
    const response = await fetch(addressOf('index.json'));
    if (response.status === 404) return null;
    if (!response.ok) throw new AppError('models/unavailable', { path: 'models/index.json' });
    const listed = (await response.json()) as readonly ShippedModel[];
    return listed.length > 0 ? listed : null;
  },

  async fetch(model, onBytes, signal) {
    const files = new Map<string, Blob>();
    let before = 0;
    for (const file of model.files) {
      const from = before;
      files.set(file.path, await fetchFile(file, (bytes) => onBytes(from + bytes), signal));
      before += file.bytes;
    }
    return files;
  },
};

async function fetchFile(
  { path, from, sha256 }: ShippedFile,
  onBytes: (bytes: number) => void,
  signal: AbortSignal,
): Promise<Blob> {
  const unavailable = (cause?: unknown) => new AppError('models/unavailable', { path }, { cause });
  try {
    const response = await fetch(addressOf(from), { signal });
    if (!response.ok || !response.body) throw unavailable();
    const pieces: Uint8Array<ArrayBuffer>[] = [];
    let bytes = 0;
    const reader = response.body.getReader();
    for (let read = await reader.read(); !read.done; read = await reader.read()) {
      pieces.push(read.value);
      onBytes((bytes += read.value.length));
    }
    const blob = new Blob(pieces);
    if ((await hashOf(blob)) !== sha256) throw unavailable();
    return blob;
  } catch (thrown) {
    if (signal.aborted) throw new AppError('job/cancelled');
    throw thrown instanceof AppError ? thrown : unavailable(thrown);
  }
}

async function hashOf(blob: Blob): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', await blob.arrayBuffer());
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
