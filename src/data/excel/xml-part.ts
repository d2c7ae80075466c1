import { Parser } from 'saxen';
import { AppError } from '../../errors.ts';
import { MAX_CELL_BYTES } from '../limits.ts';
import { isMemoryRefused } from '../memory-refused.ts';
import type { PackageParts } from './package-parts.ts';

/** What hears of the elements of a part; names without their prefix. */
export interface XmlHandler {
  open?(name: string, attributes: () => Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
}

/**
 * Goes through a part of a workbook, element by element; after each piece it tells how many bytes have been unpacked.
 * @throws AppError `excel/damaged` with the part, `excel/too-large`, `file/*`, and what the handler throws.
 */
export async function* parsePart(
  parts: PackageParts,
  part: string,
  handler: XmlHandler,
): AsyncGenerator<number, void, void> {
  const decoder = new TextDecoder('utf-8');
  let unpacked = 0;
  let quiet = 0;
  const heard = <T extends unknown[]>(hear: ((...facts: T) => void) | undefined) => {
    return (...facts: T): void => {
      quiet = 0;
      hear?.(...facts);
    };
  };
  const open = heard((name: string, attributes: () => Record<string, string>) =>
    handler.open?.(bare(name), attributes),
  );
  const text = heard((value: string) => handler.text?.(value));
  const parser = new Parser()
    .on('openTag', (name, attributes, decode) => open(name, () => plainAttributes(attributes(), decode)))
    .on(
      'closeTag',
      heard((name: string) => handler.close?.(bare(name))),
    )
    .on('text', (value, decode) => text(decode(value)))
    .on('cdata', text)
    .on('error', (error) => {
      throw error;
    });
  const hear = (work: () => void): void => {
    try {
      work();
    } catch (cause) {
      if (cause instanceof AppError || isMemoryRefused(cause)) throw cause;
      throw new AppError('excel/damaged', { part }, { cause });
    }
  };
  for await (const bytes of parts.bytes(part)) {
    unpacked += bytes.length;
    quiet += bytes.length;
    hear(() => parser.write(decoder.decode(bytes, { stream: true })));
    if (quiet > MAX_CELL_BYTES) throw new AppError('excel/damaged', { part });
    yield unpacked;
  }
  hear(() => {
    parser.write(decoder.decode());
    parser.end();
  });
}

/** The same, for parts that are small. */
export async function readPart(parts: PackageParts, part: string, handler: XmlHandler): Promise<void> {
  for await (const _ of parsePart(parts, part, handler));
}

function bare(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function plainAttributes(attributes: Record<string, string>, decode: (text: string) => string): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(attributes)) plain[bare(name)] = decode(value);
  return plain;
}
