import type { PairTokenizer, TokenFrame } from './tokens.ts';

/** The special tokens around two texts that are read together. */
export interface PairFrame extends TokenFrame {
  readonly middle: readonly number[];
  /** Whether the model is told by a number at each token which of the two it is of. */
  readonly told: boolean;
}

const FIRST = 'a';
const SECOND = 'b';

/** What a tokenizer puts around and between two texts, found out with two short ones. */
export function pairFrameOf(tokenizer: PairTokenizer): PairFrame {
  const plain = (text: string): number[] => tokenizer.encode(text, { add_special_tokens: false });
  const { input_ids: ids, token_type_ids: types } = tokenizer(FIRST, {
    text_pair: SECOND,
    return_tensor: false,
    return_token_type_ids: true,
  });
  const first = plain(FIRST);
  const second = plain(SECOND);
  const start = placeOf(first, ids, 0);
  const next = placeOf(second, ids, start + first.length);
  return {
    before: ids.slice(0, start),
    middle: ids.slice(start + first.length, next),
    after: ids.slice(next + second.length),
    told: types?.includes(1) ?? false,
  };
}

/** Where some ids stand among others, from a place on; that place where they do not. */
function placeOf(part: readonly number[], ids: readonly number[], from: number): number {
  for (let at = from; at + part.length <= ids.length; at++) {
    if (part.every((id, place) => ids[at + place] === id)) return at;
  }
  return from;
}
