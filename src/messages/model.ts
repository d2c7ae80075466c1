import type { ModelNote, ModelTask } from '../models.ts';
import { isolated } from '../report/isolated.ts';
import { formatBytes, formatCount, formatCounted, listWords } from '../report/numbers.ts';
import type { ModelOrigin } from '../ui/state/models.svelte.ts';
import { errorMessage } from './errors.ts';

/** Words of the Model screen: choosing a model, and what is known of it. */
export const MODEL = {
  title: 'Run a classifier over the rows',
  lead: 'Where a file has texts or features and nobody has decided on them yet, a model can. What it says becomes columns of the table, which are audited like any other. It runs in this page: neither the rows nor the model leave this machine.',
  choose: 'Model',
  list: 'Models to choose from',
  none: 'No model is shipped in this build. Choose one of your own below.',
  unlisted: 'The list of models could not be fetched from this site.',
  again: 'Try again',
  own: 'A model of your own',
  ownWhat:
    'A folder or a ZIP file as model hubs lay them out, or one .onnx file for tables. Drop it anywhere on this page, or choose it:',
  chooseFolder: 'Choose a folder',
  chooseFile: 'Choose a ZIP or .onnx file',
  cancel: 'Cancel',
  cancelFetching: (title: string) => `Cancel: fetching ${isolated(title)}`,
} as const;

export const MODEL_ORIGINS: Readonly<Record<ModelOrigin, string>> = {
  shipped: 'from this site',
  kept: 'kept in this browser',
  dropped: 'your file, for as long as the page is open',
};

/** The state of a model in the list, behind its name. */
export const MODEL_STATES = {
  listed: (bytes: number | null) => (bytes === null ? '' : formatBytes(bytes)),
  toFetch: (bytes: number) => `${formatBytes(bytes)} to fetch`,
  fetched: (bytes: number) => `${formatBytes(bytes)}, fetched`,
  fetching: (bytes: number, of: number | null) =>
    of === null ? `${formatBytes(bytes)} fetched` : `${formatBytes(bytes)} of ${formatBytes(of)} fetched`,
  looking: 'looking at its files',
  unusable: 'cannot be used',
  failed: 'could not be opened',
} as const;

/** What is known of a model before it runs. */
export const FACTS = {
  title: (model: string) => `What is known of ${isolated(model)}`,
  none: 'its files do not say',
  task: 'What it does',
  labels: 'Its labels',
  size: 'Size',
  licence: 'Licence',
  languages: 'Languages',
  longest: 'Longest text',
  id: 'Content',
  idMeaning:
    'A hash over the model’s files (SHA-256). The same files have the same one wherever they came from, so an audit can say which model it is of.',
  idWord: (id: string) => id.slice(0, 12),
  idLabel: 'The whole hash of the model’s content',
  bytes: (bytes: number, files: number) => `${formatBytes(bytes)} in ${formatCounted(files, 'file', 'files')}`,
  tokens: (tokens: number) =>
    `${formatCount(tokens)} tokens, which are words and parts of words; of a longer text the rest is not read`,
  noLimit: 'no limit',
  labelList: (labels: readonly string[], more: number) =>
    more > 0 ? `${labels.map(isolated).join(', ')} and ${formatCount(more)} more` : listWords(labels.map(isolated)),
  exclusive: 'one of them holds for each row',
  separate: 'each is judged by itself',
  notes: 'To know',
  card: 'Its card, in the words of who made it',
  noCard: 'It brings no card along (README.md), so nothing is known of what it was made from and where it fails.',
  problems: (model: string) => `${isolated(model)} cannot be used`,
  keep: 'Keep it in this browser',
  keepWhat: (bytes: number) =>
    `Its ${formatBytes(bytes)} are stored here until you remove them. Without this, the model is gone when the page is closed.`,
  kept: 'Kept in this browser.',
  forget: 'Remove it from this browser',
} as const;

export const TASK_WORDS: Readonly<Record<ModelTask, string>> = {
  'text-classification': 'labels texts',
  'token-classification': 'labels words in texts',
  'zero-shot-classification': 'judges whether one sentence follows from another',
  'feature-extraction': 'turns texts into vectors',
  'tabular-classification': 'labels rows of a table',
  'tabular-regression': 'predicts a number for rows of a table',
};

const LANGUAGE_NAMES = new Intl.DisplayNames('en', { type: 'language' });

/** Languages by their names; what is no code of one stays as it is written. */
export function languageWords(codes: readonly string[]): string {
  const nameOf = (code: string): string => {
    try {
      return LANGUAGE_NAMES.of(code) ?? code;
    } catch {
      return code;
    }
  };
  return listWords(codes.map(nameOf).map(isolated));
}

/** Why a model that was understood is not run here. */
export const NOT_RUN =
  'Its files are in order, and its answers are not yet made into columns here. Models that label texts or rows are.';

/** What a person should know of a model. */
export function modelNoteWords(note: ModelNote): string {
  switch (note.kind) {
    case 'weights-left-out':
      return `${isolated(note.path)} is left out: ${errorMessage(note.problem.code, note.problem.details).what}`;
    case 'labels-unnamed':
      return 'Its labels have numbers and no names. What each stands for has to be known from where the model came from.';
    case 'activation-assumed':
      return note.activation === 'sigmoid'
        ? 'Its files do not say whether labels exclude each other. It was taken that each is judged by itself.'
        : 'Its files do not say whether labels exclude each other. It was taken that they do, so that their scores add up to 1.';
    case 'no-token-limit':
      return 'Its files do not say how long a text may be, so none is cut.';
  }
}
