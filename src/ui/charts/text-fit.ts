/** Widths of letters in the pictures' fonts, in parts of the font size: an estimate for the widest of them. */
const NARROW = /[ijl.,:;'|!()[\] \u202f\u2009·]/;
const WIDE = /[mwMW%@—…×]|[\u2e80-\uffff]/;
const CAPITAL = /[A-Z0-9]/;

function letterWidth(letter: string): number {
  if (NARROW.test(letter)) return 0.34;
  if (WIDE.test(letter)) return 0.95;
  return CAPITAL.test(letter) ? 0.66 : 0.57;
}

/** About how many pixels a text takes. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const letter of text) width += letterWidth(letter);
  return width * size;
}

/** The text, cut to a width with an ellipsis. */
export function fitText(text: string, width: number, size: number): string {
  if (textWidth(text, size) <= width) return text;
  const letters = [...text];
  let room = width - textWidth('…', size);
  let kept = 0;
  while (kept < letters.length && room >= letterWidth(letters[kept]) * size) {
    room -= letterWidth(letters[kept]) * size;
    kept++;
  }
  return `${letters.slice(0, Math.max(1, kept)).join('').trimEnd()}…`;
}

/** The text in lines of a width, broken between words; the last of `most` lines is cut. */
export function wrapText(text: string, width: number, size: number, most: number): string[] {
  const lines: string[] = [];
  let rest = text.trim();
  while (rest !== '') {
    if (lines.length === most - 1 || textWidth(rest, size) <= width) {
      lines.push(fitText(rest, width, size));
      break;
    }
    const end = lastBreak(rest, width, size);
    lines.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return lines;
}

/** Where a line of the width may end: after its last whole word, else within a word that is too long. */
function lastBreak(text: string, width: number, size: number): number {
  let used = 0;
  let at = 0;
  let end = 0;
  for (const letter of text) {
    used += letterWidth(letter) * size;
    if (used > width) break;
    at += letter.length;
    if (/[ \t\-/]/.test(letter)) end = at;
  }
  return end > 0 ? end : Math.max(at, 1);
}
