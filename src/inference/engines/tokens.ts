/** How two texts are tokenized together. */
export interface PairOptions {
  readonly text_pair: string;
  readonly return_tensor: false;
  readonly return_token_type_ids: true;
}

/** What is used of a tokenizer. */
export interface Tokenizer {
  readonly pad_token_id: number | undefined;
  readonly padding_side: string;
  encode(text: string, options?: { readonly add_special_tokens?: boolean }): number[];
}

/** One that can also tokenize two texts together. */
export interface PairTokenizer extends Tokenizer {
  (text: string, options: PairOptions): { readonly input_ids: number[]; readonly token_type_ids?: number[] };
}

/** The special tokens around every text. */
export interface TokenFrame {
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/** Characters that are looked at for each token that is wanted, to begin with; texts in words take about five. */
const CHARACTERS_A_TOKEN = 16;
const PROBE = 'a';

/** What a tokenizer puts around a text, found out with a short one. */
export function frameOf(tokenizer: Tokenizer): TokenFrame {
  const plain = tokenizer.encode(PROBE, { add_special_tokens: false });
  const framed = tokenizer.encode(PROBE);
  for (let at = 0; at + plain.length <= framed.length; at++) {
    if (plain.every((id, place) => framed[at + place] === id)) {
      return { before: framed.slice(0, at), after: framed.slice(at + plain.length) };
    }
  }
  return { before: [], after: [] };
}

/**
 * The first tokens of a text without its frame: all of them where there are no more than `most`, else more than `most`. Of a
 * text of megabytes no more is looked at than it takes.
 */
export function firstTokens(tokenizer: Tokenizer, text: string, most: number): number[] {
  const encode = (piece: string): number[] => tokenizer.encode(piece, { add_special_tokens: false });
  let characters = (most + 1) * CHARACTERS_A_TOKEN;
  while (characters < text.length) {
    const tokens = encode(text.slice(0, endOfWord(text, characters)));
    if (tokens.length > most) return tokens;
    characters *= 4;
  }
  return encode(text);
}

/** The last blank before a place, so that no word is cut; the place itself where the second half before it has none. */
function endOfWord(text: string, place: number): number {
  for (let at = place; at > place / 2; at--) if (/\s/.test(text[at])) return at;
  return place;
}
