/** Token ids of a piece of a text, its frame among them, and which text it is of. */
export interface Piece {
  readonly text: number;
  readonly ids: readonly number[];
  /** Where the second of two texts begins, where there are two and the model is told which a token is of. */
  readonly second?: number;
}

/**
 * Cuts pieces into batches, the longest first, so that each takes at most `cells` tokens padded to its longest piece, and a piece
 * that is longer than that stands alone.
 * @param cells asked anew for every batch, since what suits is learnt on the way
 */
export function* batchesOf(pieces: readonly Piece[], cells: () => number): Generator<readonly Piece[]> {
  const sorted = pieces.toSorted((one, other) => other.ids.length - one.ids.length);
  for (let from = 0; from < sorted.length;) {
    const count = Math.max(1, Math.floor(cells() / sorted[from].ids.length));
    yield sorted.slice(from, from + count);
    from += count;
  }
}

/** The ids and the mask of a batch, padded to its longest piece, as whole numbers of 64 bits. */
export interface PaddedBatch {
  readonly ids: BigInt64Array;
  readonly mask: BigInt64Array;
  /** 1 at the tokens of a second text; null where no piece has one. */
  readonly types: BigInt64Array | null;
  readonly shape: readonly [pieces: number, tokens: number];
}

/** Pads a batch; on the left where the tokenizer does. */
export function padBatch(batch: readonly Piece[], padding: number, onLeft: boolean): PaddedBatch {
  const width = batch.reduce((most, { ids }) => Math.max(most, ids.length), 0);
  const ids = new BigInt64Array(batch.length * width);
  const mask = new BigInt64Array(batch.length * width);
  // Both halves of a number are written by themselves, which spares a BigInt for each token.
  const lowIds = new Int32Array(ids.buffer);
  const lowMask = new Int32Array(mask.buffer);
  const types = batch.some(({ second }) => second !== undefined) ? new BigInt64Array(ids.length) : null;
  batch.forEach((piece, row) => {
    const { length } = piece.ids;
    const start = row * width + (onLeft ? width - length : 0);
    if (padding !== 0) for (let at = row * width; at < (row + 1) * width; at++) lowIds[2 * at] = padding;
    for (let at = 0; at < length; at++) {
      lowIds[2 * (start + at)] = piece.ids[at];
      lowMask[2 * (start + at)] = 1;
    }
    types?.fill(1n, start + (piece.second ?? length), start + length);
  });
  return { ids, mask, types, shape: [batch.length, width] };
}
