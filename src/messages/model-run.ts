import type { NoGraphics, RunDevice, RunProgress, RunReport, WeightType } from '../models.ts';
import { isolated } from '../report/isolated.ts';
import { formatBytes, formatCount, formatCounted, formatNumber, formatTimeLeft, listWords } from '../report/numbers.ts';

/** Words of the Model screen: what is asked of a model. Names in braces are places for controls. */
export const ASK = {
  text: 'What it reads',
  textSentence: 'the texts of {column}',
  textColumn: 'Column with the texts',
  noColumn: 'no column',
  suggestedText: 'Suggested: the column of type text.',
  noText: 'No column has the type text. Choose the one whose cells the model is to read.',
  eachOnce: 'Texts that occur several times are read once.',
  inputs: 'What it takes in of each row',
  input: (name: string) => `Column for ${isolated(name)}`,
  inputsOf: (name: string, width: number | null) =>
    width === null
      ? `Columns for ${isolated(name)}, in the order of the table`
      : `Columns for ${isolated(name)}: ${formatCount(width)} of them, in the order of the table`,
  missing: (inputs: readonly string[]) => `Choose columns for ${listWords(inputs.map(isolated))}.`,
  chosen: (count: number, width: number | null) =>
    width === null ? `${formatCount(count)} chosen` : `${formatCount(count)} of ${formatCount(width)} chosen`,
} as const;

/** What the labels of a model are used for. */
export const USE = {
  title: 'What its labels are used for',
  finds: (finds: string) => `Its labels are known: together they speak for ${finds}. Change what does not suit.`,
  unknown: 'Its labels are not known here. Say which of them count as found.',
  caption: 'Labels and their use',
  label: 'Label',
  counts: 'Counts as found',
  from: 'From a score of',
  keep: 'Score as a column',
  countsOf: (label: string) => `${isolated(label)} counts as found`,
  fromOf: (label: string) => `${isolated(label)} holds from a score of`,
  keepOf: (label: string) => `The score of ${isolated(label)} becomes a column`,
  together: (labels: number) => `The ${formatCount(labels)} labels that count become one score together as well.`,
  sum: 'It is the sum of theirs, since one label holds for each row.',
  largest: 'It is the largest of theirs, since each is judged by itself.',
  togetherName: 'any that counts',
} as const;

/** Why a run is not on the graphics card. */
export const NO_GRAPHICS: Readonly<Record<NoGraphics, string>> = {
  'no-interface': 'this browser gives pages no access to the graphics card (WebGPU)',
  'no-adapter': 'the browser found no graphics card that it may use',
  'software-adapter': 'the graphics card is only imitated by the processor, which is slower than using that directly',
  'no-suspending': 'this browser lacks what running a model on the graphics card needs',
  'not-loaded': 'the graphics card could not load the model',
  failed: 'the graphics card failed while the model ran',
  'not-for-this-model': 'models of this kind run on the processor',
  'not-asked': 'the processor was chosen',
};

export const WEIGHT_WORDS: Readonly<Record<WeightType, string>> = {
  fp32: '32 bits, as it was trained',
  fp16: '16 bits, half the size',
  q8: '8 bits, a quarter of the size',
  int8: '8 bits with sign',
  uint8: '8 bits without sign',
  q4: '4 bits, an eighth of the size',
  q4f16: '4 and 16 bits',
  bnb4: '4 bits (bitsandbytes)',
};

/** How a model runs. */
export const HOW = {
  title: 'How it runs',
  device: 'Device',
  weights: 'Weights',
  automatic: 'automatic',
  webgpu: 'graphics card',
  wasm: 'processor',
  weightsAutomatic: 'automatic: what suits the device',
  weightsOf: (type: WeightType, bytes: number) => `${WEIGHT_WORDS[type]} (${type}, ${formatBytes(bytes)})`,
  oneWeights: (type: WeightType, bytes: number) =>
    `It has one kind of weights: ${WEIGHT_WORDS[type]} (${type}, ${formatBytes(bytes)}).`,
  onGraphics: 'It runs on the graphics card, which this machine has.',
  onProcessor: (why: NoGraphics) => `It runs on the processor: ${NO_GRAPHICS[why]}.`,
  onlyProcessor: 'It runs on the processor, as all models of this kind do.',
  script: 'It runs as plain script on the processor; it is small and needs nothing else.',
  asking: 'Asking the browser what this machine offers.',
} as const;

/** The run itself. */
export const RUNNING = {
  run: 'Run the model',
  runAgain: 'Run it again',
  notReady: 'It can be run once there is a column for all that it reads.',
  sampled: (rows: number) =>
    `The rows are not held in memory, so the model runs over ${formatCounted(rows, 'row', 'rows')} of them, chosen by chance. They become the table that is audited.`,
  label: 'The model is running',
  stages: { loading: 'Loading the model', running: 'Reading', paused: 'Paused' } satisfies Record<
    RunProgress['stage'],
    string
  >,
  heading: (stage: RunProgress['stage'], title: string) =>
    stage === 'loading'
      ? `Loading ${isolated(title)}`
      : stage === 'paused'
        ? `${isolated(title)} is paused`
        : `${isolated(title)} is at work`,
  done: (done: number, total: number) => `${formatCount(done)} of ${formatCounted(total, 'text', 'texts')}`,
  rowsDone: (done: number, total: number) => `${formatCount(done)} of ${formatCounted(total, 'row', 'rows')}`,
  failed: (failed: number) => `${formatCount(failed)} failed`,
  pace: (pace: number) => `${formatNumber(pace)} a second`,
  left: (milliseconds: number) => `${formatTimeLeft(milliseconds)} left`,
  pause: 'Pause',
  resume: 'Go on',
  cancel: 'Cancel',
  cancelled:
    'Called off. The table is as it was; what was scored is remembered, so that another run goes on from there.',
  failure: (title: string) => `${isolated(title)} could not be run`,
  away: 'It goes on while you look at other screens.',
  said: (title: string, rows: number) =>
    `${isolated(title)} has read ${formatCounted(rows, 'row', 'rows')}. Its columns were added.`,
  progressSaid: (done: number, total: number) => `${formatCount(done)} of ${formatCount(total)} read`,
} as const;

export const deviceWords = ({ backend, weights, noGraphics, threads }: RunDevice): string => {
  const on = backend === 'webgpu' ? 'graphics card' : `processor, ${formatCounted(threads, 'thread', 'threads')}`;
  const with_ = weights === null ? '' : `, weights ${weights}`;
  return `${on}${with_}${noGraphics === null ? '' : ` (${NO_GRAPHICS[noGraphics]})`}`;
};

export const KEPT_WORDS: Readonly<Record<RunReport['kept'], string>> = {
  browser: 'in this browser, with your work; the same texts are answered at once next time',
  memory: 'for as long as the page is open; the same texts are answered at once until then',
  'browser-full': 'for as long as the page is open: the browser’s store is full',
  'browser-failed': 'for as long as the page is open: the browser’s store could not be written',
  nowhere: 'only as columns of the table',
};
