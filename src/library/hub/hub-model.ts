import type { ModelOrigin } from '../../storage/models.ts';

/** What the hub says of a file's content. */
export type ContentHash =
  /** SHA-256 of the content, in hex. */
  | { readonly kind: 'sha-256'; readonly hex: string }
  /** SHA-1 of the content after a header with its length, in hex, as git names it. */
  | { readonly kind: 'git'; readonly hex: string };

export interface HubFile {
  readonly path: string;
  readonly bytes: number;
  /** Null where the hub gives none. */
  readonly hash: ContentHash | null;
}

/** A model as its hub describes it at the moment. */
export interface HubModel extends ModelOrigin {
  readonly files: readonly HubFile[];
  /** Whether its owner wants to be asked before it is downloaded. */
  readonly gated: boolean;
}

/** Where models are asked for and fetched from. */
export interface HubSource {
  /** @throws LibraryError */
  describe(repo: string, revision: string, signal: AbortSignal): Promise<HubModel>;
  addressOf(model: Pick<ModelOrigin, 'repo' | 'commit'>, path: string): string;
}
