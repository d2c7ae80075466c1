import { describeModel } from '../inference/describe/describe-model.ts';
import { modelFilesOf } from '../inference/describe/dropped-files.ts';
import type { FoundFile, OpenedModel } from './data.contract.ts';

/** The model in files that were found. @param memory bytes of memory of the machine; null where the browser does not say */
export async function openModel(found: readonly FoundFile[], memory: number | null): Promise<OpenedModel> {
  const files = await modelFilesOf(found);
  return { files, described: await describeModel(files, { memory }) };
}
