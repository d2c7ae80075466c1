import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipEntry {
  /** With forward slashes, in UTF-8. */
  readonly path: string;
  readonly content: Buffer;
}

const LOCAL_FILE = 0x04034b50;
const CENTRAL_FILE = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
const VERSION = 20;
const NAMES_IN_UTF8 = 0x0800;
const DEFLATED = 8;
/** 1980-01-01, the first day the format knows: the same files make the same bytes whenever they are packed. */
const DATE = 0x0021;
/** `-rw-r--r--`, in the half of the attributes that Unix reads. */
const ATTRIBUTES = 0o100644 * 0x10000;
const MADE_ON_UNIX = 3 << 8;

/**
 * A ZIP archive of the entries in the order given, without the extensions for archives beyond 4 GB or 65,535 files.
 *
 * @throws RangeError where the entries do not fit into such an archive
 */
export function writeZip(entries: readonly ZipEntry[]): Buffer {
  if (entries.length > 0xffff) throw new RangeError(`${entries.length} files are too many for the archive`);
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { path, content } of entries) {
    const name = Buffer.from(path, 'utf8');
    const packed = deflateRawSync(content, { level: 9 });
    const facts = factsOf(name, content, packed);
    const local = Buffer.concat([numbers([4, LOCAL_FILE], [2, VERSION]), facts, numbers([2, 0]), name, packed]);
    central.push(
      numbers([4, CENTRAL_FILE], [2, MADE_ON_UNIX | VERSION], [2, VERSION]),
      facts,
      // No extra field, no comment, first disk, no internal attributes.
      numbers([2, 0], [2, 0], [2, 0], [2, 0], [4, ATTRIBUTES], [4, offset]),
      name,
    );
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  if (offset + directory.length > 0xffff_ffff) throw new RangeError('the files are too large for the archive');
  const count: Field = [2, entries.length];
  const end = numbers([4, END_OF_DIRECTORY], [2, 0], [2, 0], count, count, [4, directory.length], [4, offset], [2, 0]);
  return Buffer.concat([...locals, directory, end]);
}

/** What the local and the central header of a file both say, from the flags to the length of its name. */
function factsOf(name: Buffer, content: Buffer, packed: Buffer): Buffer {
  return numbers(
    [2, NAMES_IN_UTF8],
    [2, DEFLATED],
    [2, 0],
    [2, DATE],
    [4, crc32(content)],
    [4, packed.length],
    [4, content.length],
    [2, name.length],
  );
}

type Field = readonly [bytes: 2 | 4, value: number];

function numbers(...fields: readonly Field[]): Buffer {
  const buffer = Buffer.alloc(fields.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = 0;
  for (const [bytes, value] of fields) at = buffer.writeUIntLE(value, at, bytes);
  return buffer;
}
