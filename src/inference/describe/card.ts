import type { ModelCard } from '../../models.ts';

const MOST_BYTES = 512 * 1024;
const FRONT_MATTER = /^---\r?\n([\s\S]*?)\r?\n---/;

/** The card of a model, `README.md`: its licence and languages from the lines at its head. */
export async function cardOf(files: ReadonlyMap<string, Blob>): Promise<ModelCard | null> {
  const blob = files.get('README.md') ?? files.get('MODEL_CARD.md');
  if (!blob) return null;
  const text = await blob.slice(0, MOST_BYTES).text();
  const head = FRONT_MATTER.exec(text)?.[1] ?? '';
  return { licence: valuesOf(head, 'license').at(0) ?? null, languages: valuesOf(head, 'language'), text };
}

/** The values of a key, written behind it, in brackets, or on lines of their own. */
function valuesOf(head: string, key: string): string[] {
  const lines = head.split(/\r?\n/);
  const at = lines.findIndex((line) => line.startsWith(`${key}:`));
  if (at < 0) return [];
  const behind = lines[at].slice(key.length + 1).trim();
  const end = lines.findIndex((line, place) => place > at && !/^\s*-\s/.test(line));
  const below = lines.slice(at + 1, end < 0 ? undefined : end).map((line) => line.replace(/^\s*-\s*/, ''));
  const values = behind === '' ? below : behind.replace(/^\[|\]$/g, '').split(',');
  return values.map((value) => value.trim().replace(/^["']|["']$/g, '')).filter((value) => value !== '');
}
