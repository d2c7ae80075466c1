import { LibraryError, type LibraryFacts } from '../library-error.ts';
import { askJson } from './ask.ts';
import { fieldsOf, sizeOf, textOf, textsOf } from './fields.ts';
import type { ContentHash, HubFile, HubModel, HubSource } from './hub-model.ts';

/** Beyond this a list of files is not that of a model. */
const PAGES = 20;

/** A hub that speaks the addresses of huggingface.co. @param base its address, ending in a slash */
export function hubApi(base: string): HubSource {
  return {
    async describe(repo, revision, signal) {
      const facts = { model: revision === 'main' ? repo : `${repo}@${revision}` };
      const about = `${base}api/models/${repo}`;
      const { value } = await askJson(`${about}/revision/${encodeURIComponent(revision)}`, facts, signal);
      const info = fieldsOf(value);
      const commit = textOf(info['sha']);
      if (commit === null || !/^[\w-]+$/.test(commit)) throw new LibraryError('odd-answer', facts);
      const files = await listFiles(base, `${about}/tree/${commit}?recursive=true`, facts, signal);
      return { repo, commit, hub: base, files, ...readCard(info) };
    },
    addressOf: ({ repo, commit }, path) =>
      `${base}${repo}/resolve/${commit}/${path.split('/').map(encodeURIComponent).join('/')}`,
  };
}

/** The licence, languages and task stand in the card's head, or among the tags. */
function readCard(info: ReturnType<typeof fieldsOf>): Omit<HubModel, 'repo' | 'commit' | 'hub' | 'files'> {
  const card = fieldsOf(info['cardData']);
  const tags = textsOf(info['tags']);
  const tagged = (start: string) => tags.filter((tag) => tag.startsWith(start)).map((tag) => tag.slice(start.length));
  return {
    licence: textsOf(card['license'])[0] ?? tagged('license:')[0] ?? null,
    languages: textsOf(card['language']),
    task: textOf(info['pipeline_tag']) ?? textOf(card['pipeline_tag']),
    madeFrom: textsOf(card['base_model']),
    gated: info['gated'] !== undefined && info['gated'] !== false,
  };
}

async function listFiles(base: string, first: string, facts: LibraryFacts, signal: AbortSignal): Promise<HubFile[]> {
  const files: HubFile[] = [];
  let address: string | null = first;
  for (let page = 0; address !== null; page++) {
    const { value, headers } = await askJson(address, facts, signal);
    if (!Array.isArray(value) || page === PAGES) throw new LibraryError('odd-answer', facts);
    files.push(...value.flatMap((entry) => readFile(entry) ?? []));
    const next: string | undefined = /<([^>]+)>;\s*rel="next"/.exec(headers.get('Link') ?? '')?.[1];
    // A list that goes on elsewhere is none of this hub's.
    address = next?.startsWith(base) ? next : null;
  }
  return files;
}

function readFile(entry: unknown): HubFile | null {
  const { type, path, size, oid, lfs } = fieldsOf(entry);
  const large = fieldsOf(lfs);
  const bytes = sizeOf(large['size']) ?? sizeOf(size);
  const name = textOf(path);
  if (type !== 'file' || name === null || bytes === null || name.split('/').includes('..')) return null;
  return { path: name, bytes, hash: readHash(large['oid'], 'sha-256', 64) ?? readHash(lfs ? null : oid, 'git', 40) };
}

function readHash(value: unknown, kind: ContentHash['kind'], digits: number): ContentHash | null {
  const hex = textOf(value)
    ?.replace(/^sha256:/, '')
    .toLowerCase();
  return hex?.length === digits && /^[0-9a-f]+$/.test(hex) ? { kind, hex } : null;
}
