/** The synthetic samples that ship with the site. Made by `npm run generate`; do not edit by hand. */
export const SAMPLE_FILES = [
  { id: 'hiring', rows: 4_000, bytes: 213_316 },
  { id: 'credit', rows: 8_000, bytes: 453_632 },
  { id: 'recognition', rows: 6_000, bytes: 300_354 },
  { id: 'moderation', rows: 6_000, bytes: 827_361 },
  { id: 'chatbot', rows: 5_000, bytes: 844_010 },
] as const;

export type SampleId = (typeof SAMPLE_FILES)[number]['id'];
