import type { SampleId } from './sample-files.ts';

/** Where the files of a sample lie, from the page's own address. */
export function sampleAddresses(id: SampleId): Readonly<Record<'table' | 'plan' | 'card', string>> {
  const stem = `samples/${id}`;
  return { table: `${stem}.csv`, plan: `${stem}.plan.json`, card: `${stem}.card.md` };
}
