import type { ErrorCode } from '../errors.ts';
import { column, number, text, type Words } from './error-facts.ts';

type RunErrorCode = Extract<
  ErrorCode,
  'model/not-loaded' | 'model/other-outputs' | 'model/keeps-failing' | 'model/no-texts'
>;

const said = (reason: string): string => (reason === '' ? '' : ` The runtime said: ${reason}`);

/** What can go wrong with running a model. Scores that were made before are kept. */
export const RUN_ERRORS: Readonly<Record<RunErrorCode, Words>> = {
  'model/not-loaded': [
    (d) => `The model ${text(d, 'model')} could not be loaded.${said(text(d, 'reason'))}`,
    'Its files may be damaged, or too large for the memory that the browser gives. Download them again, or choose smaller weights.',
  ],
  'model/other-outputs': [
    (d) =>
      `The model gives ${number(d, 'outputs') ?? 'other'} numbers for each text, and its config.json names ${number(d, 'labels') ?? 'other'} labels.`,
    'The network and config.json are probably of two different models. Get both from the same place.',
  ],
  'model/keeps-failing': [
    (d) =>
      number(d, 'from')
        ? `The model failed at rows ${number(d, 'from')} to ${number(d, 'to')}.${said(text(d, 'reason'))}`
        : `The model failed at each of the first ${number(d, 'texts') ?? ''} texts.${said(text(d, 'reason'))}`,
    'No row was changed. Choose other weights or another device, or check that the model and its inputs are the right ones.',
  ],
  'model/no-texts': [
    (d) => `There is no text in ${column(d)}: it is empty in every row.`,
    'Choose the column that holds the texts.',
  ],
};
