/** The primes of XXH64, each as halves of 32 bits, the high one first. */
const P1H = 0x9e3779b1 | 0;
const P1L = 0x85ebca87 | 0;
const P2H = 0xc2b2ae3d | 0;
const P2L = 0x27d4eb4f | 0;
const P3H = 0x165667b1 | 0;
const P3L = 0x9e3779f9 | 0;
const P4H = 0x85ebca77 | 0;
const P4L = 0xc2b2ae63 | 0;
const P5H = 0x27d4eb2f | 0;
const P5L = 0x165667c5 | 0;

const STRIPE = 32;
const LANES = 4;

/** The high half of what {@link times}, {@link plus} and {@link mix} gave last. */
let high = 0;

/** The low half of a product modulo 2⁶⁴. */
function times(ah: number, al: number, bh: number, bl: number): number {
  const a0 = al & 0xffff;
  const a1 = al >>> 16;
  const b0 = bl & 0xffff;
  const b1 = bl >>> 16;
  const middle = Math.imul(a1, b0) + (Math.imul(a0, b0) >>> 16);
  const other = Math.imul(a0, b1) + (middle & 0xffff);
  const carried = Math.imul(a1, b1) + (middle >>> 16) + (other >>> 16);
  high = (carried + Math.imul(ah, bl) + Math.imul(al, bh)) | 0;
  return Math.imul(al, bl);
}

/** The low half of a sum modulo 2⁶⁴. */
function plus(ah: number, al: number, bh: number, bl: number): number {
  const low = (al + bl) | 0;
  high = (ah + bh + (low >>> 0 < al >>> 0 ? 1 : 0)) | 0;
  return low;
}

/** The low half of a lane after eight bytes of input: rotl(lane + input · P2, 31) · P1. */
function mix(laneH: number, laneL: number, inputH: number, inputL: number): number {
  const product = times(inputH, inputL, P2H, P2L);
  const low = plus(laneH, laneL, high, product);
  return times((high << 31) | (low >>> 1), (low << 31) | (high >>> 1), P1H, P1L);
}

/**
 * The XXH64 hash of bytes that come in pieces, with the seed 0, of which Zstandard keeps the low 32 bits as its check sum
 * (RFC 8878, 3.1.1). Numbers of 64 bits are halves of 32 here, since whole ones would be objects.
 */
export class Xxh64 {
  private readonly highs = Int32Array.of((P1H + P2H) | 0, P2H, 0, ~P1H);
  private readonly lows = Int32Array.of((P1L + P2L) | 0, P2L, 0, -P1L | 0);
  private readonly rest = new Uint8Array(STRIPE);
  private waiting = 0;
  private length = 0;

  add(bytes: Uint8Array): void {
    this.length += bytes.length;
    let from = 0;
    if (this.waiting > 0) {
      from = Math.min(STRIPE - this.waiting, bytes.length);
      this.rest.set(bytes.subarray(0, from), this.waiting);
      this.waiting += from;
      if (this.waiting < STRIPE) return;
      this.addStripes(this.rest, 0, STRIPE);
    }
    const whole = from + (bytes.length - from - ((bytes.length - from) % STRIPE));
    this.addStripes(bytes, from, whole);
    this.rest.set(bytes.subarray(whole));
    this.waiting = bytes.length - whole;
  }

  /** The halves of the hash of all bytes so far, as unsigned numbers. */
  digest(): { readonly high: number; readonly low: number } {
    let low = this.length < STRIPE ? P5L : this.mergeLanes();
    if (this.length < STRIPE) high = P5H;
    low = plus(high, low, Math.floor(this.length / 2 ** 32) | 0, this.length | 0);
    low = this.addRest(high, low);
    low ^= high >>> 1;
    low = times(high, low, P2H, P2L);
    const shifted = (low >>> 29) | (high << 3);
    high ^= high >>> 29;
    low = times(high, low ^ shifted, P3H, P3L);
    low ^= high;
    return { high: high >>> 0, low: low >>> 0 };
  }

  private addStripes(bytes: Uint8Array, from: number, to: number): void {
    const { highs, lows } = this;
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let [l0, l1, l2, l3] = lows;
    let [h0, h1, h2, h3] = highs;
    for (let at = from; at < to; at += STRIPE) {
      l0 = mix(h0, l0, view.getInt32(at + 4, true), view.getInt32(at, true));
      h0 = high;
      l1 = mix(h1, l1, view.getInt32(at + 12, true), view.getInt32(at + 8, true));
      h1 = high;
      l2 = mix(h2, l2, view.getInt32(at + 20, true), view.getInt32(at + 16, true));
      h2 = high;
      l3 = mix(h3, l3, view.getInt32(at + 28, true), view.getInt32(at + 24, true));
      h3 = high;
    }
    lows.set([l0, l1, l2, l3]);
    highs.set([h0, h1, h2, h3]);
  }

  private mergeLanes(): number {
    const { highs, lows } = this;
    const turns = [1, 7, 12, 18];
    let low = 0;
    let top = 0;
    for (let lane = 0; lane < LANES; lane++) {
      const by = turns[lane];
      const turnedH = (highs[lane] << by) | (lows[lane] >>> (32 - by));
      const turnedL = (lows[lane] << by) | (highs[lane] >>> (32 - by));
      low = plus(top, low, turnedH, turnedL);
      top = high;
    }
    for (let lane = 0; lane < LANES; lane++) {
      const mixed = mix(0, 0, highs[lane], lows[lane]);
      low = times(top ^ high, low ^ mixed, P1H, P1L);
      low = plus(high, low, P4H, P4L);
      top = high;
    }
    high = top;
    return low;
  }

  /** Adds the bytes after the last whole stripe: by eight, then four, then one. */
  private addRest(startH: number, startL: number): number {
    const view = new DataView(this.rest.buffer);
    let at = 0;
    let low = startL;
    let top = startH;
    for (; at + 8 <= this.waiting; at += 8) {
      const mixed = mix(0, 0, view.getInt32(at + 4, true), view.getInt32(at, true));
      const [h, l] = [top ^ high, low ^ mixed];
      low = times((h << 27) | (l >>> 5), (l << 27) | (h >>> 5), P1H, P1L);
      low = plus(high, low, P4H, P4L);
      top = high;
    }
    if (at + 4 <= this.waiting) {
      const product = times(0, view.getInt32(at, true), P1H, P1L);
      const [h, l] = [top ^ high, low ^ product];
      low = times((h << 23) | (l >>> 9), (l << 23) | (h >>> 9), P2H, P2L);
      low = plus(high, low, P3H, P3L);
      top = high;
      at += 4;
    }
    for (; at < this.waiting; at++) {
      const product = times(0, this.rest[at], P5H, P5L);
      const [h, l] = [top ^ high, low ^ product];
      low = times((h << 11) | (l >>> 21), (l << 11) | (h >>> 21), P1H, P1L);
      top = high;
    }
    high = top;
    return low;
  }
}
