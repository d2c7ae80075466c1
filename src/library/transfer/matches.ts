import type { ContentHash } from '../hub/hub-model.ts';
import { Sha256 } from './sha-256.ts';

/** Whether a content is what its hash says. */
export async function matches(content: Blob, { kind, hex }: ContentHash): Promise<boolean> {
  return (kind === 'sha-256' ? await sha256Of(content) : await gitNameOf(content)) === hex;
}

async function sha256Of(content: Blob): Promise<string> {
  const hash = new Sha256();
  const reader = content.stream().getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) hash.update(part.value);
  return hash.hex();
}

/** What git calls a content; hubs keep small files under it. */
async function gitNameOf(content: Blob): Promise<string> {
  const named = new Blob([`blob ${content.size}\0`, content]);
  const digest = await crypto.subtle.digest('SHA-1', await named.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
