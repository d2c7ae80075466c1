import type { Piece } from './token-batches.ts';
import { firstTokens, type TokenFrame, type Tokenizer } from './tokens.ts';
import { reachOf, windowsOver, type WindowRule } from './windows.ts';

/** Texts cut into what a model reads at a time. */
export interface ReadTexts {
  readonly pieces: readonly Piece[];
  /** By text: the tokens that are read, whether it has more, and how many pieces it is read in. */
  readonly tokens: Uint32Array;
  readonly truncated: Uint8Array;
  readonly windows: Uint32Array;
}

/** Cuts texts into windows of tokens, each in the frame of special tokens that the model expects. */
export function readTexts(
  texts: readonly string[],
  tokenizer: Tokenizer,
  frame: TokenFrame,
  rule: WindowRule,
): ReadTexts {
  const tokens = new Uint32Array(texts.length);
  const truncated = new Uint8Array(texts.length);
  const windows = new Uint32Array(texts.length);
  const pieces: Piece[] = [];
  const reach = reachOf(rule);
  texts.forEach((text, at) => {
    const ids = firstTokens(tokenizer, text, reach);
    tokens[at] = Math.min(ids.length, reach);
    truncated[at] = ids.length > reach ? 1 : 0;
    const ranges = windowsOver(tokens[at], rule);
    windows[at] = ranges.length;
    for (const [from, to] of ranges) {
      pieces.push({ text: at, ids: [...frame.before, ...ids.slice(from, to), ...frame.after] });
    }
  });
  return { pieces, tokens, truncated, windows };
}
