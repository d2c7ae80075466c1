import type { StoredFile } from '../../storage/models.ts';
import type { ContentHash, HubFile, HubModel } from '../hub/hub-model.ts';

/** The address of a file's content: its hash, or, where the hub gives none, which file of which version it is. */
export function contentOf({ repo, commit }: Pick<HubModel, 'repo' | 'commit'>, { path, hash }: HubFile): string {
  return hash ? `${hash.kind}:${hash.hex}` : `named:${repo}@${commit}/${path}`;
}

/** The hash that an address of content stands for; null where it stands for a name. */
export function hashOf(content: string): ContentHash | null {
  const found = /^(sha-256|git):([0-9a-f]+)$/.exec(content);
  return found ? { kind: found[1] as ContentHash['kind'], hex: found[2]! } : null;
}

/** A file as it is to be stored. */
export function toStore(model: Pick<HubModel, 'repo' | 'commit'>, file: HubFile): StoredFile {
  const { path, bytes, hash } = file;
  return { path, bytes, content: contentOf(model, file), verified: hash?.kind ?? 'size' };
}
