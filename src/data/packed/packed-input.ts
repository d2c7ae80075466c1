/** Zero bytes kept after the input, so that a reader of bits may look a little beyond its end. */
const PAD_BYTES = 16;

/** Packed bytes that wait to be unpacked. What has been used up is let go. */
export class PackedInput {
  bytes = new Uint8Array(PAD_BYTES);
  /** Of the next byte to be used. */
  pos = 0;
  /** After the last byte that is there. */
  end = 0;
  /** Whether nothing will follow. */
  complete = false;
  /** Bytes before `bytes[0]`. */
  private gone = 0;

  /** @param start offset in the file of the first byte that will be pushed */
  constructor(private readonly start = 0) {}

  /** Bytes that have been used up. */
  get used(): number {
    return this.gone + this.pos;
  }

  /** Offset in the file of the next byte to be used. */
  get offset(): number {
    return this.start + this.used;
  }

  get available(): number {
    return this.end - this.pos;
  }

  push(chunk: Uint8Array): void {
    const rest = this.available;
    const needed = rest + chunk.length + PAD_BYTES;
    if (needed > this.bytes.length) {
      const longer = new Uint8Array(needed);
      longer.set(this.bytes.subarray(this.pos, this.end));
      this.bytes = longer;
    } else {
      this.bytes.copyWithin(0, this.pos, this.end);
    }
    this.gone += this.pos;
    this.pos = 0;
    this.bytes.set(chunk, rest);
    this.end = rest + chunk.length;
    this.bytes.fill(0, this.end, this.end + PAD_BYTES);
  }
}
