import type { LibraryErrorKind, LibraryFacts } from '../library/library-error.ts';
import { isolated } from '../report/isolated.ts';

interface LibraryWords {
  readonly what: (facts: LibraryFacts) => string;
  readonly next: string;
}

const model = ({ model: named }: LibraryFacts): string => (named ? isolated(named) : 'The model');
const file = ({ path }: LibraryFacts): string => (path ? isolated(path) : 'A file');

/** What stops a download, and what to do. */
const WORDS: Readonly<Record<LibraryErrorKind, LibraryWords>> = {
  'not-an-id': {
    what: ({ model: typed }) => (typed ? `“${isolated(typed)}” names no model.` : 'No model was named.'),
    next: 'Write owner/name, such as Xenova/toxic-bert, with @revision behind it for a certain version, or paste the address of the model’s page.',
  },
  'not-found': {
    what: (facts) =>
      `The hub has no ${model(facts)}${facts.path ? ` with a file ${file(facts)}` : ''}, or not in this version.`,
    next: 'Compare the name with the model’s page, capital letters included.',
  },
  'not-public': {
    what: (facts) =>
      `The hub shows ${model(facts)} to nobody who is not signed in: it is private, or there is no such model.`,
    next: 'This page signs in nowhere. Compare the name, or download the files yourself and drop the folder on the Model screen.',
  },
  gated: {
    what: (facts) => `The owner of ${model(facts)} gives it out on request only, and this page signs in nowhere.`,
    next: 'Ask for it on the model’s page, download the files there, and drop the folder on the Model screen.',
  },
  'rate-limited': {
    what: () => 'The hub asks for fewer requests from your network at the moment.',
    next: 'Wait some minutes and go on. What has come is kept.',
  },
  'hub-failed': {
    what: ({ status }) => `The hub could not answer${status ? ` (it said ${status})` : ''}.`,
    next: 'Try again later. What has come is kept.',
  },
  unreachable: {
    what: () => 'The hub could not be reached.',
    next: 'Check that this machine has a network, and that nothing on the way blocks the hub. What is stored already works without it.',
  },
  'odd-answer': {
    what: () => 'The hub’s answer could not be understood.',
    next: 'Another machine may have answered in its place, such as the sign-in page of a network. Try again, or try another network.',
  },
  'no-weights': {
    what: (facts) => `${model(facts)} has no weights that run in a browser: there is no model.onnx among its files.`,
    next: 'Look for the same model with ONNX weights; those of the owners Xenova and onnx-community have them. Or export it with optimum-cli export onnx and drop the folder on the Model screen.',
  },
  'broken-off': {
    what: (facts) => `The download broke off while ${file(facts)} was coming, and several attempts to go on failed.`,
    next: 'What has come is kept. Go on once the network is back; only the rest is fetched.',
  },
  'wrong-size': {
    what: (facts) => `${file(facts)} has another size than the hub said. What came of it was deleted.`,
    next: 'Go on to fetch this file again. If it happens again, something between you and the hub changes what it sends.',
  },
  'wrong-content': {
    what: (facts) => `${file(facts)} is not what the hub lists: its hash differs. It was deleted and not used.`,
    next: 'Go on to fetch this file again. If it happens again, something between you and the hub changes what it sends; do not use the model.',
  },
  'in-another-tab': {
    what: (facts) => `Another tab is downloading ${model(facts)}.`,
    next: 'Wait for it there. It will be listed below once this page is loaded again.',
  },
  'storage-full': {
    what: () =>
      'The browser has no room left for this model. What had come of it was deleted again, so that nothing half-written stays.',
    next: 'Delete a stored model below, free space on the disk, or choose smaller weights.',
  },
  'storage-deleted': {
    what: () => 'Another tab deleted the models of this browser, and with them what had come of this one.',
    next: 'Look the model up again to start anew.',
  },
  'storage-unavailable': {
    what: ({ reason }) => `The browser does not let this page store models${reason ? ` (${isolated(reason)})` : ''}.`,
    next: 'Private windows and strict settings may forbid it. Use an ordinary window, or download the files yourself and drop the folder on the Model screen.',
  },
};

export function libraryErrorWords(
  kind: LibraryErrorKind,
  facts: LibraryFacts,
): { readonly what: string; readonly next: string } {
  const { what, next } = WORDS[kind];
  return { what: what(facts), next };
}
