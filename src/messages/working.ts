import { isolated } from '../report/isolated.ts';
import { formatCounted, formatTimeLeft, formatWholePercent } from '../report/numbers.ts';

/** Parts of a plan that a step changes, as they stand after "Undo:". */
const PARTS = {
  label: 'label',
  prediction: 'decision',
  score: 'score',
  numericTarget: 'numeric outcome',
  targetPrediction: 'prediction of the numeric outcome',
  sampleWeight: 'sample weight',
  controlFeature: 'control feature',
  labelPositive: 'what is positive in the label',
  predictionPositive: 'what is positive in the decision',
  threshold: 'threshold',
  comparison: 'comparison with the threshold',
  toleratedDifference: 'tolerated difference',
  toleratedRatio: 'tolerated ratio',
  alpha: 'significance',
  minimumGroupSize: 'minimum group size',
  intersectionDepth: 'depth of intersections',
  classes: 'counting each value',
  unit: 'what rows are called',
  labelWords: 'words of the label',
  predictionWords: 'words of the decision',
  several: 'several roles',
  delimiter: 'delimiter',
  header: 'first line',
} as const;

const OF_COLUMN = {
  feature: (column: string) => `feature ${column}`,
  bins: (column: string) => `bins of ${column}`,
  merge: (column: string) => `merged groups of ${column}`,
  reference: (column: string) => `reference of ${column}`,
  population: (column: string) => `population shares of ${column}`,
  type: (column: string) => `type of ${column}`,
  missing: (column: string) => `spellings of missing in ${column}`,
} as const;

/** What a step changed: `reference of race`. */
export interface Changed {
  readonly what: keyof typeof PARTS | keyof typeof OF_COLUMN;
  readonly column: string | null;
}

export function changedWords({ what, column }: Changed): string {
  return what in OF_COLUMN
    ? OF_COLUMN[what as keyof typeof OF_COLUMN](isolated(column ?? ''))
    : PARTS[what as keyof typeof PARTS];
}

export const UNDO = {
  toolbar: 'Changes',
  undo: 'Undo',
  redo: 'Redo',
  undoWhat: (changed: Changed) => `Undo: ${changedWords(changed)}`,
  redoWhat: (changed: Changed) => `Redo: ${changedWords(changed)}`,
  nothingToUndo: 'Nothing to undo',
  nothingToRedo: 'Nothing to redo',
  undone: (changed: Changed) => `Undone: ${changedWords(changed)}.`,
  redone: (changed: Changed) => `Done again: ${changedWords(changed)}.`,
  /** What becomes of the audit shown, after what was undone. */
  after: {
    none: '',
    reassessed: '',
    counted: 'The rows were counted again.',
    needsReading: 'The file has to be read again for it; that waits for you.',
    stays: 'The audit shown stays as it is.',
  },
} as const;

export interface Moved {
  readonly direction: 'undone' | 'redone';
  readonly changed: Changed;
  readonly audit: keyof typeof UNDO.after;
}

/** What was undone or done again, and what becomes of the audit shown. */
export function movedWords({ direction, changed, audit }: Moved): string {
  const what = direction === 'undone' ? UNDO.undone(changed) : UNDO.redone(changed);
  return [what, UNDO.after[audit]].filter(Boolean).join(' ');
}

/** That the Columns screen asks for another audit than the one shown. */
export const MOVED_ON = {
  what: 'The columns were changed since. Run the audit again to see it.',
  again: 'Run the audit again',
} as const;

/** What is said aloud, once, when it happens. */
export const SPOKEN = {
  auditReady: (summary: string) => `Audit ready. ${summary}`,
  numbersChanged: (summary: string) => `Numbers changed. ${summary}`,
  fileRead: (fileName: string) => `${isolated(fileName)} was read.`,
  progress: (stage: string, share: number | null, rows: number, left: number | null) => {
    const parts = [
      stage,
      share === null ? '' : formatWholePercent(Math.round(share * 100) / 100),
      rows > 0 ? formatCounted(rows, 'row', 'rows') : '',
      left === null ? '' : `${formatTimeLeft(left)} left`,
    ];
    return `${parts.filter(Boolean).join(', ')}.`;
  },
  leftOrigin: 'A request has left this page’s origin. See the line at the foot of the page.',
} as const;
