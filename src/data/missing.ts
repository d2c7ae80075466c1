/** Spellings recognised as missing, compared without case and outer blanks. `None` and `0` are never among them. */
export const MISSING_SPELLINGS: ReadonlySet<string> = new Set(['', 'na', 'n/a', 'null', '?', 'nan']);

/** Whether a cell's text is one of the recognised spellings of missing. */
export function isMissingSpelling(text: string): boolean {
  return text.length <= 8 && MISSING_SPELLINGS.has(text.trim().toLowerCase());
}
