import { crc32, inflateRawSync } from 'node:zlib';

/**
 * The files of a ZIP archive by their paths, found as unpacking programs find them: from the end backwards, through the
 * central directory. What the directory and a file's own header say must agree.
 *
 * @throws Error where the archive contradicts itself
 */
export function readZip(archive: Buffer): Map<string, Buffer> {
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0) throw new Error('there is no end of a directory');
  const files = new Map<string, Buffer>();
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left--) {
    if (archive.toString('latin1', at, at + 4) !== 'PK\x01\x02') throw new Error(`no directory entry at ${at}`);
    const nameLength = archive.readUInt16LE(at + 28);
    const path = archive.toString('utf8', at + 46, at + 46 + nameLength);
    files.set(path, readEntry(archive, at, path));
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  if (at !== end) throw new Error('the directory ends elsewhere than it says');
  return files;
}

function readEntry(archive: Buffer, entry: number, path: string): Buffer {
  const local = archive.readUInt32LE(entry + 42);
  const shared = archive.subarray(entry + 8, entry + 30);
  if (archive.toString('latin1', local, local + 4) !== 'PK\x03\x04') throw new Error(`${path}: no file at ${local}`);
  if (!archive.subarray(local + 6, local + 28).equals(shared)) throw new Error(`${path}: two headers that differ`);
  const method = shared.readUInt16LE(2);
  if (method !== 8 && method !== 0) throw new Error(`${path}: packed by method ${method}`);
  const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
  const packed = archive.subarray(start, start + shared.readUInt32LE(12));
  const content = method === 8 ? inflateRawSync(packed) : packed;
  if (content.length !== shared.readUInt32LE(16)) throw new Error(`${path}: another length than it says`);
  if (crc32(content) !== shared.readUInt32LE(8)) throw new Error(`${path}: another checksum than it says`);
  return content;
}
