import { readBytes, type ByteSource, type ReadBytesHooks, type SourceEncoding } from './byte-source.ts';
import { createDecoder } from './decode-bytes.ts';

/** What {@link readBytes} gives, as UTF-8 whatever the encoding. */
export async function* utf8Bytes(
  source: ByteSource,
  encoding: SourceEncoding,
  hooks: ReadBytesHooks = {},
): AsyncGenerator<Uint8Array, void, void> {
  if (encoding.encoding !== 'windows-1252') return yield* readBytes(source, encoding, hooks);
  const decode = createDecoder('windows-1252');
  const encoder = new TextEncoder();
  for await (const piece of readBytes(source, encoding, hooks)) {
    yield isAscii(piece) ? piece : encoder.encode(decode(piece));
  }
}

function isAscii(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at++) if (bytes[at] >= 0x80) return false;
  return true;
}
