/** What decides whether leaving the page would lose work. */
export interface Standing {
  /** A file is open, and nobody can get its rows back by a reload. */
  readonly fileOpen: boolean;
  /** An audit is shown that is neither kept as it is, nor a bundled example, nor what a link holds. */
  readonly auditUnsaved: boolean;
  /** The work is saved as it goes, and the last of it is written. */
  readonly saved: boolean;
  /** Nothing was done but to look at a bundled example. */
  readonly onlyExample: boolean;
}

/** Whether leaving now would lose something. */
export function wouldLose({ fileOpen, auditUnsaved, saved, onlyExample }: Standing): boolean {
  return !saved && !onlyExample && (fileOpen || auditUnsaved);
}
