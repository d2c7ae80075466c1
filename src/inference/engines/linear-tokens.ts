/**
 * Words and single marks of a text, as the format of hashed n-grams defines them (tools/train/FORMAT.md): compatibility
 * decomposition without accents, lower case, straight quotes, no letter more than twice in a row.
 */
const TOKEN =
  /[0-9a-z\u00c0-\u1fff\u2c00-\ud7ff]+(?:'[0-9a-z\u00c0-\u1fff\u2c00-\ud7ff]+)*|[!-/:-@\[-`{-~\u2010-\u2bff\u{1f000}-\u{1faff}]/gu;
const ACCENTS = /[\u0300-\u036f]/g;
const CURLED = /[\u2018\u2019\u201c\u201d\u2013\u2014]/g;
const REPEATED = /([a-z])\1{2,}/g;
const STRAIGHT: Readonly<Record<string, string>> = {
  '\u2018': "'",
  '\u2019': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u2013': '-',
  '\u2014': '-',
};

/** All steps but the last, which needs its neighbours. */
const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(ACCENTS, '')
    .toLowerCase()
    .replace(CURLED, (mark) => STRAIGHT[mark]);

/** The tokens of a text, in order. */
export function tokensOf(text: string): string[] {
  return folded(text).replace(REPEATED, '$1$1').match(TOKEN) ?? [];
}

/** A token and where it stands in the text as it was written. */
export interface PlacedToken {
  readonly token: string;
  readonly from: number;
  readonly to: number;
}

/** The tokens of a text with their places in it: the same ones as {@link tokensOf} gives. */
export function placedTokens(text: string): PlacedToken[] {
  // By unit of the folded text, where the character that it came from starts and ends.
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const character of text) {
    for (let unit = folded(character).length; unit > 0; unit--) {
      starts.push(at);
      ends.push(at + character.length);
    }
    at += character.length;
  }
  const kept: number[] = [];
  const whole = folded(text);
  const squeezed = [...squeeze(whole, kept)].join('');
  // Letters that were left out belong to the word before them.
  kept.push(whole.length);
  return Array.from(squeezed.matchAll(TOKEN), (match) => ({
    token: match[0],
    from: starts[kept[match.index]] ?? 0,
    to: ends[kept[match.index + match[0].length] - 1] ?? text.length,
  }));
}

/** The units of a text without any letter that stands a third time; which they were goes into `kept`. */
function* squeeze(text: string, kept: number[]): Generator<string> {
  for (let at = 0; at < text.length; at++) {
    const unit = text[at];
    const again = unit >= 'a' && unit <= 'z' && unit === text[at - 1] && unit === text[at - 2];
    if (again) continue;
    kept.push(at);
    yield unit;
  }
}
