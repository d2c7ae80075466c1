import { crc32 } from './crc32.ts';
import { Inflate } from './inflate.ts';
import { PackedInput } from './packed-input.ts';
import { damaged, truncated, type Unpacker } from './unpacker.ts';

/** Inflates one file of a ZIP archive. @throws AppError `packed/damaged`, `packed/truncated` with the byte of the archive. */
export class Unzip implements Unpacker {
  readonly input: PackedInput;
  private readonly inflate: Inflate;
  private crc = 0;
  private length = 0;
  private over = false;

  constructor(
    start: number,
    private readonly expected: { readonly crc: number; readonly length: number },
  ) {
    this.input = new PackedInput(start);
    this.inflate = new Inflate(this.input);
  }

  next(): Uint8Array<ArrayBuffer> | null {
    if (this.over) return null;
    const { input, inflate, expected } = this;
    const state = inflate.run();
    if (state === 'damaged') throw damaged('zip', input.offset);
    if (state === 'truncated') throw truncated('zip', input.offset + input.available);
    const piece = inflate.take();
    this.crc = crc32(piece, this.crc);
    this.length += piece.length;
    if (state === 'end') {
      this.over = true;
      const whole = this.length === expected.length && (this.crc | 0) === (expected.crc | 0);
      if (!whole) throw damaged('zip', input.offset);
    }
    return piece.length > 0 ? piece : null;
  }
}
