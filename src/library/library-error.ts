/** Every way in which the library page cannot go on. The words are in `messages/library-errors.ts`. */
export type LibraryErrorKind =
  | 'not-an-id'
  | 'not-found'
  | 'not-public'
  | 'gated'
  | 'rate-limited'
  | 'hub-failed'
  | 'unreachable'
  | 'odd-answer'
  | 'no-weights'
  | 'broken-off'
  | 'wrong-size'
  | 'wrong-content'
  | 'in-another-tab'
  | 'storage-full'
  | 'storage-deleted'
  | 'storage-unavailable';

export interface LibraryFacts {
  /** The model, or what was typed in its place. */
  readonly model?: string;
  /** A file of it. */
  readonly path?: string;
  readonly status?: number;
  readonly reason?: string;
}

export class LibraryError extends Error {
  override readonly name = 'LibraryError';
  readonly kind: LibraryErrorKind;
  readonly facts: LibraryFacts;

  constructor(kind: LibraryErrorKind, facts: LibraryFacts = {}, options?: { cause?: unknown }) {
    super(kind, options);
    this.kind = kind;
    this.facts = facts;
  }
}
