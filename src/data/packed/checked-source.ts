import type { ByteSource } from '../byte-source.ts';
import { crc32 } from './crc32.ts';

/**
 * A source whose bytes are compared with their check sum whenever they are read from the first to the last. Slices are not:
 * a reader that jumps about in a file sees damage by the file's own means.
 *
 * @param crc the CRC-32 of all bytes
 * @param damage the error of bytes that have another one
 */
export function checkedSource(source: ByteSource, crc: number, damage: () => Error): ByteSource {
  const { size } = source;
  return {
    size,
    slice: (from, to) => source.slice(from, to),
    stream() {
      let sum = 0;
      let length = 0;
      return source.stream().pipeThrough(
        new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
          transform(chunk, controller) {
            sum = crc32(chunk, sum);
            length += chunk.length;
            controller.enqueue(chunk);
          },
          flush() {
            // Bytes that are not there are told by whoever reads: the file was changed.
            if (length === size && (sum | 0) !== (crc | 0)) throw damage();
          },
        }),
      );
    },
  };
}
