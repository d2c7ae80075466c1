import type { ByteSource } from '../../src/data/byte-source.ts';

const PIECE_BYTES = 64 * 1024;

/** A file that calls `stop` when its third piece is read, each time it is read from the start; `pieces` counts those that were asked for. */
export function stoppingSource(blob: Blob, stop: () => void): ByteSource & { pieces: number } {
  const source = {
    size: blob.size,
    pieces: 0,
    slice: (from?: number, to?: number) => blob.slice(from, to),
    stream(): ReadableStream<Uint8Array<ArrayBuffer>> {
      let at = 0;
      source.pieces = 0;
      return new ReadableStream({
        async pull(controller) {
          if (at >= blob.size) return controller.close();
          if (++source.pieces === 3) stop();
          controller.enqueue(new Uint8Array(await blob.slice(at, (at += PIECE_BYTES)).arrayBuffer()));
        },
      });
    },
  };
  return source;
}
