import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const MODELS = 'public/models';

const files = (readdirSync(MODELS, { recursive: true }) as string[])
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => statSync(join(MODELS, name)).isFile())
  .sort();

const listed = new Map(
  readFileSync(join(MODELS, 'SHA256SUMS'), 'ascii')
    .trim()
    .split('\n')
    .map((line) => {
      const [sum = '', name = ''] = line.split('  ');
      return [name, sum] as const;
    }),
);

interface Evaluation {
  readonly models: Readonly<Record<string, { readonly test: Readonly<Record<string, { readonly auc: number }>> }>>;
}

describe('the published classifiers', () => {
  it('are the files that were evaluated', () => {
    const found = files.filter((name) => name !== 'SHA256SUMS' && name !== 'index.json');
    expect(found).toEqual([...listed.keys()].sort());
    for (const name of found) {
      const sum = createHash('sha256')
        .update(readFileSync(join(MODELS, name)))
        .digest('hex');
      expect([name, sum]).toEqual([name, listed.get(name)]);
    }
  });

  it('take at most 6 MB together', () => {
    const total = files.reduce((sum, name) => sum + statSync(join(MODELS, name)).size, 0);
    expect(total).toBeLessThanOrEqual(6_000_000);
  });

  it('reach the floors on the test rows', () => {
    const evaluation = JSON.parse(readFileSync('tools/train/evaluation.json', 'utf8')) as Evaluation;
    const reached = evaluation.models['ensemble']?.test ?? {};
    for (const [label, floor] of [
      ['toxicity', 0.955],
      ['hate', 0.88],
      ['violence', 0.92],
      ['prompt_injection', 0.98],
    ] as const) {
      expect(reached[label]?.auc, label).toBeGreaterThanOrEqual(floor);
    }
  });
});
