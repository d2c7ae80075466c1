import type { ErrorCode, ErrorDetails } from '../errors.ts';
import { formatBytes } from '../report/numbers.ts';
import { endSentence } from '../report/phrases.ts';
import { number, text, type Words } from './error-facts.ts';
import { MODEL_FORMATS } from './model-formats.ts';

const bytes = (d: ErrorDetails, key: string, otherwise: string): string => {
  const size = d[key];
  return typeof size === 'number' ? formatBytes(size) : otherwise;
};
const path = (d: ErrorDetails, otherwise: string): string => (d['path'] ? text(d, 'path') : otherwise);

const WHOLE =
  'It was probably not copied or downloaded to the end. Fetch it again, and compare its size with the original.';
const TASKS =
  'Models that label texts, label words in them, judge labels you write, or give vectors can be run, and classifiers of tables in one .onnx file.';
const LAYOUT =
  'A folder as model hubs lay it out has config.json, tokenizer.json, tokenizer_config.json and onnx/model.onnx; a model for tables is one .onnx file.';

/** Errors of models: what their files hold, and what goes wrong while they run. */
export const MODEL_ERRORS: Readonly<Record<Extract<ErrorCode, `model/${string}`>, Words>> = {
  'model/empty': ['There is no file in what was dropped.', LAYOUT],
  'model/no-config': [
    (d) =>
      `There is no config.json, which says what a model is${d['names'] ? `. What is there: ${text(d, 'names')}` : ''}.`,
    LAYOUT,
  ],
  'model/damaged-config': [
    (d) =>
      `The file ${path(d, 'config.json')} cannot be read: it is no valid JSON, or lacks what says what the model is.`,
    'Fetch the file again from where the model came from.',
  ],
  'model/newer-version': [
    (d) =>
      `The model is written in version ${text(d, 'version', 'a later one')} of its format, and this Evenhand reads version ${text(d, 'known', '1')}.`,
    'Use a newer Evenhand, or the model in the older version.',
  ],
  'model/no-weights': [
    'The model has no weights that can be run here: no .onnx file was found.',
    'Many models on hubs have one in their folder onnx; take that folder along. Others can be exported with optimum-cli export onnx.',
  ],
  'model/no-external-data': [
    (d) => `The weights stand in a second file, ${text(d, 'missing')}, which is missing.`,
    'Put it beside the .onnx file and drop both in one folder.',
  ],
  'model/other-format': [
    (d) => `This model is ${MODEL_FORMATS[text(d, 'format')]?.name ?? 'in a format'} that does not run in a browser.`,
    (d) => MODEL_FORMATS[text(d, 'format')]?.advice ?? LAYOUT,
  ],
  'model/pointer': [
    (d) => `${path(d, 'A file')} is a pointer of a few lines that stands for the real file (Git LFS).`,
    'Run git lfs pull in the folder, or download the file itself, and drop the folder again.',
  ],
  'model/no-tokenizer': [
    (d) =>
      `The model comes without ${text(d, 'missing', 'tokenizer.json')}, which says how a text is cut into the pieces that the model knows.`,
    'Take tokenizer.json and tokenizer_config.json along; AutoTokenizer.from_pretrained(…).save_pretrained(folder) writes both.',
  ],
  'model/damaged-tokenizer': [
    (d) => `The file ${path(d, 'tokenizer.json')} cannot be read as the description of a tokenizer.`,
    'Fetch the file again from where the model came from.',
  ],
  'model/unknown-architecture': [
    (d) => `The model’s architecture, ${text(d, 'architecture', 'which it does not name,')}, is not known here.`,
    (d) => `Known are ${text(d, 'known', 'BERT and its relatives')}. A model of another kind cannot be run.`,
  ],
  'model/other-task': [
    (d) => `This is a model for something else (${text(d, 'architecture')}): it does not classify.`,
    TASKS,
  ],
  'model/truncated': [
    (d) =>
      `${path(d, 'The model')} breaks off: it ends after ${bytes(d, 'bytes', 'some bytes')}${typeof d['needed'] === 'number' ? ` and should have at least ${bytes(d, 'needed', '')}` : ''}.`,
    WHOLE,
  ],
  'model/damaged': [
    (d) => `${path(d, 'The model')} is damaged, or not the kind of file that its name says.`,
    'Fetch it again from where it came from. Nothing else was touched.',
  ],
  'model/unsupported-operators': [
    (d) => `The model needs computations that the runtime in this page does not have: ${text(d, 'operators')}.`,
    'Export it again with the standard operators of ONNX (opset 12 to 21), without operators for one kind of graphics card.',
  ],
  'model/too-large': [
    (d) =>
      `The weights take ${bytes(d, 'bytes', 'more memory')} and would need about ${bytes(d, 'needed', 'twice that')} while they are loaded; ${bytes(d, 'limit', 'less')} can be used for them here.`,
    'Use smaller weights of the same model, such as model_quantized.onnx or model_q4.onnx, or a smaller model.',
  ],
  'model/no-labels': [
    'The model does not say how many labels it has.',
    'Its config.json needs id2label, the names of the labels by their number.',
  ],
  'model/label-count': [
    (d) =>
      `The configuration names ${number(d, 'labels') ?? 'other'} labels, and the weights put out ${number(d, 'outputs') ?? 'another number of'} values.`,
    'The files belong to different models, or id2label is not complete. Take all files from the same place.',
  ],
  'model/several': [
    (d) => `There are several models in this folder: ${text(d, 'names')}.`,
    'Drop one of them at a time; several can be compared once each is open.',
  ],
  'model/nested': [
    (d) => `${path(d, 'A file')} is an archive inside the archive.`,
    'Unpack it on your machine and drop what comes out.',
  ],
  'model/bomb': [
    (d) =>
      `This ZIP file claims to unpack to ${bytes(d, 'unpacked', 'far more')} from ${bytes(d, 'packed', 'little')}, which no model does. It was not unpacked, since such files are made to fill up memory.`,
    'If it is a model all the same, unpack it on your machine and drop the folder.',
  ],
  'model/other-members': [
    (d) =>
      `The models that are to be averaged do not fit together: ${text(d, 'member', 'one of them')} differs in its labels.`,
    'Every member needs the same labels in any order, and the calibration one entry for each label.',
  ],
  'model/unsupported-input': [
    (d) => `The model’s input ${text(d, 'input')} is not made of the columns of a table.`,
    'A model for tables takes in one value of each row, or one row of numbers. Export the whole pipeline with its input columns.',
  ],
  'model/no-prediction': [
    'The model puts out neither a class nor a probability nor a number for each row.',
    'Export a classifier or a regression, without cutting off its last step.',
  ],
  'model/no-column': [
    (d) => `No column was chosen for what the model takes in: ${text(d, 'inputs')}.`,
    'Choose a column for each input.',
  ],
  'model/other-column': [
    (d) =>
      `The column “${text(d, 'column')}” holds no numbers, and the model’s input ${text(d, 'input')} takes in numbers.`,
    'Choose another column for it, or set the column’s type to number on the Columns screen.',
  ],
  'model/not-loaded': [
    (d) => endSentence(`The model could not be loaded${d['reason'] ? `: ${text(d, 'reason')}` : ''}`),
    'Your data are unharmed. Try other weights of the model, or another device; closing other tabs gives it more memory.',
  ],
  'model/other-outputs': [
    (d) =>
      `The model put out ${number(d, 'outputs') ?? 'another number of'} values for a text, and has ${number(d, 'labels') ?? 'other'} labels.`,
    'Its files may belong to different models. Take all of them from the same place.',
  ],
  'model/keeps-failing': [
    (d) => endSentence(`The model fails again and again${d['reason'] ? `: ${text(d, 'reason')}` : ''}`),
    'What it had scored until then is kept. Try other weights of the model, or another device.',
  ],
  'model/no-texts': [
    (d) => `${d['column'] ? `The column “${text(d, 'column')}”` : 'The column'} holds no texts.`,
    'Choose the column whose texts the model is to read.',
  ],
};
