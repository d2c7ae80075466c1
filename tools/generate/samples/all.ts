import { cardText } from './card.ts';
import { CHATBOT } from './chatbot.ts';
import { CREDIT } from './credit.ts';
import { HIRING } from './hiring.ts';
import { MODERATION } from './moderation.ts';
import { RECOGNITION } from './recognition.ts';
import type { Sample } from './sample.ts';

/** Every sample, in the order in which the page lists them. */
export const SAMPLES: readonly Sample[] = [HIRING, CREDIT, RECOGNITION, MODERATION, CHATBOT];

const INDEX_HEAD = `/** The synthetic samples that ship with the site. Made by \`npm run generate\`; do not edit by hand. */
export const SAMPLE_FILES = [
`;

/** The typed list of the samples for the page: names of files, rows and bytes of the table. */
export function sampleIndex(): string {
  const entries = SAMPLES.map(({ id, csv, card }) => {
    const bytes = new TextEncoder().encode(csv()).length;
    return `  { id: '${id}', rows: ${numeral(card.rows)}, bytes: ${numeral(bytes)} },\n`;
  });
  return `${INDEX_HEAD}${entries.join('')}] as const;

export type SampleId = (typeof SAMPLE_FILES)[number]['id'];
`;
}

const numeral = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, '_');

/** Every file of the samples by its path, for the list of generated files. */
export const SAMPLE_OUTPUTS: Readonly<Record<string, () => string>> = Object.fromEntries([
  ...SAMPLES.flatMap(({ id, csv, plan, card }) => [
    [`public/samples/${id}.csv`, csv],
    [`public/samples/${id}.plan.json`, () => JSON.stringify(plan, null, 2) + '\n'],
    [`public/samples/${id}.card.md`, () => cardText(card)],
  ]),
  ['src/ui/state/sample-files.ts', sampleIndex],
]);
