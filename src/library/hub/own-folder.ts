import { LibraryError } from '../library-error.ts';
import { askJson } from './ask.ts';
import { fieldsOf, sizeOf, textOf, textsOf } from './fields.ts';
import type { HubFile, HubModel, HubSource } from './hub-model.ts';

/**
 * A folder of the site in the place of a hub. Its `index.json` lists the models as `[{name, licence, languages, task, madeFrom,
 * version, files: [{path, bytes, sha256}]}]`; a model's files lie below `name/`.
 *
 * @param base address of the folder, ending in a slash
 */
export function ownFolder(base: string): HubSource {
  return {
    async describe(repo, revision, signal) {
      const { value } = await askJson(`${base}index.json`, { model: repo }, signal);
      if (!Array.isArray(value)) throw new LibraryError('odd-answer', { model: repo });
      const entry = value.map(fieldsOf).find(({ name }) => name === repo);
      const model = entry && readEntry(repo, base, entry);
      if (!model || (revision !== 'main' && revision !== model.commit)) {
        throw new LibraryError('not-found', { model: repo });
      }
      return model;
    },
    addressOf: ({ repo }, path) => `${base}${repo}/${path.split('/').map(encodeURIComponent).join('/')}`,
  };
}

function readEntry(repo: string, base: string, entry: ReturnType<typeof fieldsOf>): HubModel {
  return {
    repo,
    commit: textOf(entry['version']) ?? 'unversioned',
    hub: base,
    licence: textOf(entry['licence']),
    languages: textsOf(entry['languages']),
    task: textOf(entry['task']),
    madeFrom: textsOf(entry['madeFrom']),
    gated: false,
    files: (Array.isArray(entry['files']) ? entry['files'] : []).flatMap((file) => readFile(file) ?? []),
  };
}

function readFile(file: unknown): HubFile | null {
  const { path, bytes, sha256 } = fieldsOf(file);
  const name = textOf(path);
  const size = sizeOf(bytes);
  if (name === null || size === null || name.split('/').includes('..')) return null;
  const hex = textOf(sha256)?.toLowerCase();
  return { path: name, bytes: size, hash: hex && /^[0-9a-f]{64}$/.test(hex) ? { kind: 'sha-256', hex } : null };
}
