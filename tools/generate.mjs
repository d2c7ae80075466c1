// Writes every committed file that a program makes (`npm run generate`).
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const { module } = await runnerImport(join(root, 'tools/generate/generated.ts'), { configFile: false, root });
for (const [path, make] of Object.entries(module.GENERATED)) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), make());
  console.log(path);
}
