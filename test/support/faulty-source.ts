import type { ByteSource } from '../../src/data/byte-source.ts';

export type Fault = 'NotFoundError' | 'NotReadableError' | 'shorter';

const PIECE = 64 * 1024;

/** A file whose bytes from a place on cannot be had, until it is mended. It counts the streams that nobody has let go. */
export class FaultySource {
  live = 0;
  fault: Fault | null = null;
  readonly source: ByteSource;

  constructor(
    bytes: Uint8Array<ArrayBuffer>,
    readonly at: number,
  ) {
    this.source = this.part(bytes, 0);
  }

  private part(bytes: Uint8Array<ArrayBuffer>, from: number): ByteSource {
    const slice = (start = 0, end = bytes.length): Blob => {
      const part = bytes.slice(start, end);
      const blob = new Blob([part]);
      const inner = this.part(part, from + start);
      blob.stream = () => inner.stream();
      blob.slice = (a, b) => inner.slice(a, b);
      const { fault } = this;
      if (!fault || from + Math.min(end, bytes.length) <= this.at) return blob;
      const kept = part.slice(0, Math.max(0, this.at - from - start));
      blob.arrayBuffer = () =>
        fault === 'shorter' ? Promise.resolve(kept.buffer) : Promise.reject(new DOMException('', fault));
      return blob;
    };
    return { size: bytes.length, slice, stream: () => this.stream(bytes, from) };
  }

  private stream(bytes: Uint8Array<ArrayBuffer>, from: number): ReadableStream<Uint8Array<ArrayBuffer>> {
    let at = 0;
    this.live++;
    const { fault } = this;
    const end = fault ? Math.min(bytes.length, Math.max(0, this.at - from)) : bytes.length;
    return new ReadableStream(
      {
        pull: (controller) => {
          if (at < end) {
            const piece = bytes.slice(at, Math.min(end, at + PIECE));
            at += piece.length;
            return controller.enqueue(piece);
          }
          this.live--;
          if (end < bytes.length && fault && fault !== 'shorter') controller.error(new DOMException('', fault));
          else controller.close();
        },
        cancel: () => void this.live--,
      },
      { highWaterMark: 0 },
    );
  }
}

/** A file of many bytes that are made when they are asked for, with how many have been. */
export class MadeSource implements ByteSource {
  served = 0;

  constructor(
    readonly size: number,
    private readonly head: Uint8Array<ArrayBuffer>,
    private readonly fill: number,
  ) {}

  slice(from = 0, to = this.size): Blob {
    return new Blob([this.bytes(from, to)]);
  }

  stream(): ReadableStream<Uint8Array<ArrayBuffer>> {
    let at = 0;
    return new ReadableStream(
      {
        pull: (controller) => {
          if (at >= this.size) return controller.close();
          const to = Math.min(this.size, at + 2 ** 20);
          controller.enqueue(this.bytes(at, to));
          at = to;
        },
      },
      { highWaterMark: 0 },
    );
  }

  private bytes(from: number, to: number): Uint8Array<ArrayBuffer> {
    this.served += to - from;
    const bytes = new Uint8Array(to - from).fill(this.fill);
    if (from < this.head.length) bytes.set(this.head.subarray(from, Math.min(to, this.head.length)));
    return bytes;
  }
}
