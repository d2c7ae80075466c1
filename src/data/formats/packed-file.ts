import type { FileFormat, PackedFormat } from '../profile.ts';
import type { FoundFile } from './found-file.ts';
import type { OpenedFile } from './opened-file.ts';

/** An opened file that also tells how it was packed. */
export function openPacked(file: OpenedFile, { around, size }: FoundFile): OpenedFile {
  if (!around.packed?.length) return file;
  return {
    get outline() {
      return file.outline;
    },
    get columnNames() {
      return file.columnNames;
    },
    async hold(hooks) {
      const result = await file.hold(hooks);
      return { ...result, fileSize: size, format: packedFormat(result.format, around) };
    },
    async stream(taker, hooks) {
      const result = await file.stream(taker, hooks);
      return { ...result, fileSize: size, format: packedFormat(result.format, around) };
    },
    texts: (column, rows) => file.texts(column, rows),
  };
}

/** A format with what it was packed in. */
export function packedFormat(format: FileFormat, { packed, passedOver }: PackedFormat): FileFormat {
  return { ...format, ...(packed?.length ? { packed } : {}), ...(passedOver ? { passedOver } : {}) };
}
