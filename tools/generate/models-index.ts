import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ShippedFile, ShippedModel } from '../../src/ui/state/models-shipped.ts';

const MODELS = fileURLToPath(new URL('../../public/models', import.meta.url));
const TOGETHER = 'ensemble.json';

/** The list of the models that the site brings along: their average first, then each folder by itself. */
export function modelsIndex(root: string = MODELS): string {
  const folders = existsSync(root) ? foldersOf(root) : [];
  const each = folders.map((folder) => modelOf(root, folder));
  const all = folders.length > 1 && existsSync(join(root, TOGETHER)) ? [together(root, folders), ...each] : each;
  return `${JSON.stringify(all, null, 2)}\n`;
}

function modelOf(root: string, folder: string): ShippedModel {
  const files = pathsIn(root, folder).map((path) => fileOf(root, path, path.slice(folder.length + 1)));
  return { name: folder, title: titleOf(root, folder), files };
}

/** All of them as one model. Its card is that of the first, which speaks of both. */
function together(root: string, folders: readonly string[]): ShippedModel {
  const paths = [TOGETHER, ...folders.flatMap((folder) => pathsIn(root, folder))];
  const files = [
    fileOf(root, join(folders[0], 'README.md'), 'README.md'),
    ...paths.map((path) => fileOf(root, path, path)),
  ];
  return { name: 'text-risk', title: `${titleOf(root, folders[0])}: both models, averaged`, files };
}

function fileOf(root: string, from: string, path: string): ShippedFile {
  const content = readFileSync(join(root, from));
  return { path, from, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
}

const foldersOf = (root: string): string[] =>
  readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted();

function pathsIn(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? pathsIn(root, `${folder}/${entry.name}`) : `${folder}/${entry.name}`))
    .toSorted();
}

/** The first heading of a model's card. */
const titleOf = (root: string, folder: string): string =>
  /^# (.+)$/m.exec(readFileSync(join(root, folder, 'README.md'), 'utf8'))?.[1].trim() ?? folder;
