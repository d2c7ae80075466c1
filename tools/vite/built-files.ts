import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';

/** Every file of a built site but source maps, by its path with forward slashes, in order. */
export function listBuiltFiles(outDir: string): string[] {
  return readdirSync(outDir, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(outDir, path)).isFile())
    .map((path) => path.split(sep).join('/'))
    .filter((path) => !path.endsWith('.map'))
    .sort();
}

/** The hash of a file's content as `integrity` of a request takes it. */
export function integrityOf(content: Buffer): string {
  return `sha256-${createHash('sha256').update(content).digest('base64')}`;
}

export function integrityOfFile(outDir: string, path: string): string {
  return integrityOf(readFileSync(join(outDir, path)));
}
