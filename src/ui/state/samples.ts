import type { SampleId } from './sample-files.ts';

/** Where the files of a sample lie, from the page's own address. */
export function sampleAddresses(id: SampleId): Readonly<Record<'table' | 'plan' | 'card', string>> {
  const stem = `samples/${id}`;
  return { table: `${stem}.csv`, plan: `${stem}.plan.json`, card: `${stem}.card.md` };
}

/** A sample's table and its plan. @throws where one of them cannot be fetched */
export async function fetchSample(id: SampleId): Promise<readonly [table: File, plan: File]> {
  const { table, plan } = sampleAddresses(id);
  return Promise.all([fetchFile(table), fetchFile(plan)]);
}

async function fetchFile(address: string): Promise<File> {
  const response = await fetch(new URL(address, document.baseURI));
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return new File([await response.blob()], address.slice(address.lastIndexOf('/') + 1));
}
