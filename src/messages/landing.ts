import { formatBytes, formatCount, formatCounted } from '../report/numbers.ts';
import type { SampleId } from '../ui/state/sample-files.ts';

/** The words of the first page. */
export const LANDING_WORDS = {
  heading: 'See whether the decisions in a table treat groups of people differently, and how sure you can be.',
  example: 'Example of a finding',
} as const;

/** Where a file is dropped, chosen or pasted. */
export const CHOOSE_WORDS = {
  drop: 'Drop a table anywhere on this page',
  kinds:
    'CSV, TSV, JSON, Parquet, Arrow or Excel, as they are or packed (gz, zst, zip), with one row for each person or case. Several files, or a folder of them, are read as one table. Everything is read here and stays on this machine; a plan you saved earlier can come with it.',
  database:
    'Is the table in a database? Audit an extract of it here: the Report screen then has a query that counts the whole table where it lies.',
  choose: 'Choose a file',
  chooseFolder: 'choose a folder',
  folderHint: 'For a folder, browsers ask about an “upload”. What they mean is this page: nothing leaves this machine.',
  paste: 'or paste cells copied from a spreadsheet',
  folderOrPaste: 'or {folder}, or paste cells copied from a spreadsheet',
  planWaiting: 'Your plan has been read. Now drop the file it is for.',
} as const;

export interface SampleWords {
  readonly title: string;
  /** What it is, in a line. */
  readonly line: string;
}

/** What each sample is. */
export const SAMPLE_WORDS: Readonly<Record<SampleId, SampleWords>> = {
  hiring: {
    title: 'Hiring decisions',
    line: 'A screening tool repeats what recruiters decided in the past, by sex and race or ethnicity.',
  },
  credit: {
    title: 'Credit decisions with a score',
    line: 'A score with a threshold, in a file with decimal commas; one group is too small to judge.',
  },
  recognition: {
    title: 'Face recognition results',
    line: 'Pairs matched or missed, by skin tone and sex; one group hardly occurs.',
  },
  moderation: {
    title: 'Moderation in six languages',
    line: 'Comments removed or left standing by a filter that knows some languages better.',
  },
  chatbot: {
    title: 'Chatbot log',
    line: 'Requests and answers; harmless questions are refused more often in one dialect.',
  },
};

export const SAMPLES_WORDS = {
  heading: 'Or open a finished audit of a sample',
  synthetic:
    'All five are synthetic: nobody in them exists, and each data card says how its bias was planted and what an audit should find.',
  size: (rows: number, bytes: number) => `${formatCounted(rows, 'row', 'rows')}, ${formatBytes(bytes)}`,
  card: 'Data card',
  cardOf: (title: string) => `Data card of ${title} (opens in a new tab)`,
  opening: 'Opening…',
} as const;

/** What stays on the machine, and how to check it. */
export const PROMISE_WORDS = {
  heading: 'Your table stays on this machine',
  promise:
    'It is read here, by a part of the page that can reach no other address: the browser itself is told to refuse it.',
  /** With the number that has left so far. */
  counter: (offOrigin: number) =>
    offOrigin === 1
      ? '1 request has left this site since the page was loaded.'
      : `${formatCount(offOrigin)} requests have left this site since the page was loaded.`,
  check: 'How to check it yourself',
  hints: [
    'Open the browser’s developer tools (F12) and their Network panel, then drop a file: no line names another address.',
    'Switch the network off and go on working. After one visit the page opens without it, samples included.',
    'Serve it yourself: it is a folder of static files, and no server sees your table.',
  ],
  more: 'What this promise covers, and what it cannot',
  moreInNewTab: 'What this promise covers, and what it cannot (opens in a new tab)',
} as const;

/** What a finding looks like, before there is one. */
export const SPECIMEN_WORDS = {
  caption: 'An example, with invented numbers',
  claim: 'Among applicants who were qualified, 61.0\u202f% of the women were invited against 74.0\u202f% of the men:',
  measure: '1.21 times, 95\u202f% interval 1.07 to 1.38.',
  verdict: 'Not enough data: 420 of the 760 rows needed',
  picture: 'Two intervals, women below men, against a band of tolerated values',
  groups: ['Men', 'Women'],
  ticks: ['40\u202f%', '60\u202f%', '80\u202f%'],
} as const;
