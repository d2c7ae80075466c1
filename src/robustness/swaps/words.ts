/** A word of a text: letters, marks and digits in a row. */
export interface Word {
  readonly from: number;
  readonly to: number;
  /** In small letters. */
  readonly lower: string;
  readonly startsUpper: boolean;
  /** Nothing but space stands between it and the word before (and the sign of `LGBTQ+`); false for the first. */
  readonly followsDirectly: boolean;
  /** It is the first word of the text or after the end of a sentence. */
  readonly startsSentence: boolean;
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const SENTENCE_END = /[.!?…:\n]["'”’)\]]*\s*$/;

/** The words of a text, in order. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let end = 0;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    const between = text.slice(end, index);
    words.push({
      from: index,
      to: index + word.length,
      lower: word.toLowerCase(),
      startsUpper: /^\p{Lu}/u.test(word),
      followsDirectly: words.length > 0 && /^\+?\s+$/.test(between),
      startsSentence: words.length === 0 || SENTENCE_END.test(between),
    });
    end = index + word.length;
  }
  return words;
}
