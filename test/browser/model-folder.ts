import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writeZip } from '../../tools/vite/zip.ts';
import { tinyTextModel } from '../support/models/tiny-text-model.ts';
import { textFile, type MadeFile } from './main-job.ts';

const CARD = `---
license: apache-2.0
language: [en]
---
# Tiny

Knows **ten** words, from [a list](https://example.org/words).

## Limits

- It knows no grammar.
- <script>alert(1)</script>Anything else is unknown to it.

| label | AUC |
| --- | --- |
| toxicity | 0.71 |
`;

/** Writes the tiny model into a folder as hubs lay models out. @param without files that are left out */
export async function tinyModelFolder(folder: string, ...without: readonly string[]): Promise<string> {
  const root = join(folder, 'tiny');
  const files = new Map([...tinyTextModel(), ['README.md', new Blob([CARD])] as const]);
  for (const [path, file] of files) {
    if (without.includes(path)) continue;
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), new Uint8Array(await file.arrayBuffer()));
  }
  return root;
}

/** Comments by women and men, of which the men's are rude more often; nobody has decided on them. */
export function commentsCsv(rows = 400): MadeFile {
  const lines = Array.from({ length: rows }, (_, i) => {
    const isMale = i % 2 === 1;
    const rude = (i * 7919) % 100 < (isMale ? 60 : 30);
    return `${isMale ? 'Male' : 'Female'},"Number ${i} says at some length: ${rude ? 'you are a fool' : 'you are so kind'}"`;
  });
  return textFile('comments.csv', `gender,comment\n${lines.join('\n')}\n`);
}

/** The same as a ZIP file. */
export async function tinyModelZip(): Promise<Buffer> {
  const entries = Array.from(tinyTextModel(), async ([path, file]) => ({
    path: `tiny/${path}`,
    content: Buffer.from(await file.arrayBuffer()),
  }));
  return writeZip(await Promise.all(entries));
}
