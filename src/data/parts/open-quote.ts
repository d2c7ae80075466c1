import { BLANK, byteClasses, DELIMITER, QUOTE_BYTE } from '../byte-classes.ts';

/** Where bytes that come in pieces stand with their quotes, as a scanner of rows sees them. */
export class OpenQuote {
  /** Where in the last piece the open quote stands; −1 when it was opened in an earlier one, null when none is open. */
  at: number | null = null;
  private readonly classes: Uint8Array;
  /** Whether nothing but blanks has come since a cell began. */
  private atStart = true;
  /** The last byte of the piece before was a quote in a quoted cell: whether it closes it, the next byte says. */
  private undecided = false;

  constructor(delimiter: string) {
    this.classes = byteClasses(delimiter);
  }

  get isOpen(): boolean {
    return this.at !== null && !this.undecided;
  }

  add(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    let pos = 0;
    if (this.at !== null) pos = this.closedAt(bytes, -1, this.undecided ? 0 : null);
    let seen = pos;
    while (this.at === null) {
      const quote = bytes.indexOf(QUOTE_BYTE, pos);
      if (quote < 0) break;
      if (this.startsCell(bytes, seen, quote)) pos = this.closedAt(bytes, quote, null);
      else pos = quote + 1;
      seen = pos;
      if (this.at === null) this.atStart = false;
    }
    if (this.at === null) this.atStart = this.startsCell(bytes, seen, bytes.length);
  }

  /** Passes over a quoted cell; the place after the quote that closes it. @param closing a quote known to be in the cell, just before */
  private closedAt(bytes: Uint8Array, opened: number, closing: number | null): number {
    let pos = closing ?? opened + 1;
    let afterQuote = closing !== null;
    this.undecided = false;
    for (;;) {
      if (afterQuote) {
        if (bytes[pos] !== QUOTE_BYTE) {
          this.at = null;
          this.atStart = false;
          return pos;
        }
        pos++;
      }
      const quote = bytes.indexOf(QUOTE_BYTE, pos);
      if (quote < 0 || quote === bytes.length - 1) {
        this.at = opened;
        this.undecided = quote >= 0;
        return bytes.length;
      }
      pos = quote + 1;
      afterQuote = true;
    }
  }

  /** Whether a quote at `to` would open a cell, by the bytes before it from `from` on. */
  private startsCell(bytes: Uint8Array, from: number, to: number): boolean {
    let at = to - 1;
    while (at >= from && this.classes[bytes[at]] === BLANK) at--;
    if (at < from) return this.atStart;
    return this.classes[bytes[at]] >= DELIMITER;
  }
}
