import type { CuratedModel } from '../library/curated.ts';
import type { LibrarySeal } from '../library/seal.ts';
import type { DownloadProgress } from '../library/transfer/download-model.ts';
import type { WeightType } from '../models.ts';
import { isolated } from '../report/isolated.ts';
import { formatBytes, formatCounted, formatWholePercent, listWords } from '../report/numbers.ts';
import type { StoredModel, UnfinishedModel } from '../storage/models.ts';

/** Hosts as a policy names them: `https://*.hf.co` stands for all hosts under it. */
function hostWords(sources: readonly string[]): string {
  const hosts = sources.map((source) => source.replace(/^https?:\/\//, ''));
  return listWords(hosts.map((host) => (host.startsWith('*.') ? `hosts under ${host.slice(2)}` : host)));
}

/** The words of the page that downloads models. */
export const LIBRARY = {
  back: 'Back to the audit',
  heading: 'Models from a hub',
  lead: 'Download a classifier once, and the audit runs it in this browser without a network.',
  apart: (sources: readonly string[]): string =>
    sources.length === 0
      ? 'This page never opens data. It fetches models from the site’s own folder and reaches no other address.'
      : `This page never opens data. It is the only one that may reach another address (${hostWords(sources)}), and the audit page, which opens your data, can reach neither that nor this page.`,
  learns: (hub: string): string =>
    `When you ask for a model, ${hub} learns your network address and which model it is, as with any visit to it. Nothing is asked before you press a button.`,
  chooseHeading: 'Choose a model',
  fieldLabel: 'Any model of the hub',
  fieldHint: 'owner/name, owner/name@revision, or the address of its page. It needs ONNX weights.',
  fieldExample: 'owner/name',
  ask: 'Look up',
  suggested: 'Suggested models',
  suggestedNote:
    'Made by others and listed for their use in tests of fairness, not as a recommendation. Licence, languages and sizes are read from the hub when you look one up.',
  lookUp: (repo: string): string => `Look up ${repo}`,
  lookUpShort: 'Look up',
  asking: (repo: string): string => `Asking the hub for ${isolated(repo)} …`,
  close: 'Close',
  storedHeading: 'In this browser',
  useThem: 'The audit finds them on its Model screen. “Delete everything” there deletes them too.',
  delete: 'Delete',
  deleteNamed: (repo: string): string => `Delete ${repo}`,
  goOn: 'Go on',
  goOnNamed: (repo: string): string => `Go on with ${repo}`,
  giveUp: 'Delete what has come',
  giveUpNamed: (repo: string): string => `Delete what has come of ${repo}`,
  cancel: 'Cancel the download',
  progress: 'Progress of the download',
  cancelled: (repo: string): string =>
    `The download of ${isolated(repo)} was called off, and what had come was deleted.`,
  isStored: (repo: string): string =>
    `${isolated(repo)} is stored and every file of it was checked. You can use it without a network.`,
} as const;

/** What a suggested model is for. */
export const PURPOSES: Readonly<Record<CuratedModel['purpose'], { readonly title: string; readonly line: string }>> = {
  toxicity: {
    title: 'Toxicity, six labels',
    line: 'Toxic, severely toxic, obscene, threat, insult, identity hate. English; trained on comments of Wikipedia.',
  },
  hate: { title: 'Hate speech', line: 'Hate or not. English; a small model trained on posts of Twitter and Gab.' },
  sentiment: { title: 'Sentiment', line: 'Positive or negative. English; trained on film reviews.' },
  tweets: { title: 'Sentiment of short posts', line: 'Negative, neutral or positive. English; trained on tweets.' },
  stars: {
    title: 'Sentiment in six languages',
    line: 'One to five stars. English, Dutch, German, French, Spanish, Italian; trained on product reviews.',
  },
  'zero-shot': {
    title: 'Labels that you write',
    line: 'Judges whether a text entails a sentence, so that any labels can be tried without training. English.',
  },
  names: { title: 'Names in texts', line: 'Finds persons, places, organisations and others. English.' },
  'many-names': { title: 'Names in ten languages', line: 'Finds persons, places and organisations.' },
};

/** What the hub said of a model. */
export const OFFER = {
  heading: (repo: string): string => `What the hub says of ${isolated(repo)}`,
  licence: 'Licence',
  languages: 'Languages',
  task: 'Task',
  source: 'Made from',
  version: 'Version',
  size: 'To download',
  room: 'Room left',
  notSaid: 'the hub does not say',
  weights: 'Weights',
  roomFor: (bytes: number): string => `${formatBytes(bytes)}, as this browser estimates`,
  tooLarge: 'This is more than the browser has room for.',
  sizeOf: (bytes: number, files: number): string => `${formatBytes(bytes)} in ${formatCounted(files, 'file', 'files')}`,
  files: 'The files that are fetched',
  file: 'File',
  bytes: 'Size',
  check: 'Checked by',
  checks: { 'sha-256': 'SHA-256', git: 'SHA-1 (git)', size: 'size alone: the hub gives no hash' } as const,
  gated: 'Its owner gives it out on request only: the download will be refused, since this page signs in nowhere.',
  missing: (names: readonly string[]): string =>
    `Its files lack ${listWords(names)}, so that the audit will not be able to use it as it is.`,
  download: (bytes: number): string => `Download ${formatBytes(bytes)}`,
} as const;

/** What weights are, by the type of their numbers. */
export const WEIGHT_WORDS: Readonly<Record<WeightType, string>> = {
  fp32: '32 bits: as it was trained',
  fp16: '16 bits: for graphics cards',
  q8: '8 bits: small, and fast on any machine',
  int8: '8 bits, signed',
  uint8: '8 bits, unsigned',
  q4: '4 bits: smallest blocks',
  q4f16: '4 and 16 bits: for graphics cards',
  bnb4: '4 bits, bitsandbytes',
};

export function weightOption(type: WeightType, bytes: number): string {
  return `${WEIGHT_WORDS[type]} (${type}), ${formatBytes(bytes)}`;
}

export function progressWords({ stage, path, done, total }: DownloadProgress): string {
  const share = formatWholePercent(total === 0 ? 1 : done / total);
  const doing = stage === 'fetching' ? 'Fetching' : 'Checking';
  return `${doing} ${isolated(path)}: ${formatBytes(done)} of ${formatBytes(total)} (${share})`;
}

export function storedWords({ files, licence }: StoredModel): string {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return `${OFFER.sizeOf(bytes, files.length)}, licence: ${licence ? isolated(licence) : OFFER.notSaid}`;
}

export function unfinishedWords({ files }: UnfinishedModel): string {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return `Broke off; ${formatBytes(bytes)} in all. Going on asks the hub for what is missing.`;
}

export const versionWords = (commit: string): string => (/^[0-9a-f]{40}$/.test(commit) ? commit.slice(0, 10) : commit);

/** Whether the page is sealed off, and by what. */
export function sealWords(seal: LibrarySeal): string {
  if (seal.kind === 'checking') return 'Checking that this page is sealed off from the others …';
  if (seal.kind === 'sealed') {
    return seal.by === 'headers'
      ? 'Sealed off: the server sends the headers that keep every other page out.'
      : 'Sealed off: the service worker puts on the headers that keep every other page out.';
  }
  return REFUSALS[seal.why];
}

const REFUSALS = {
  'no-policy':
    'This page lost the policy that limits what it may reach, so it fetches nothing. A proxy or an extension may have changed it; load it another way.',
  joined:
    'Another page opened this one and may reach into it, so it fetches nothing. Open it from the address bar, or with the link on the Model screen.',
  'no-headers':
    'Neither the server nor a service worker sends the headers that keep other pages out of this one, so it fetches nothing. Load the page again; in a private window it may be impossible. You can always download the files yourself and drop the folder on the Model screen.',
} as const;
