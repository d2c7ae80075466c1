import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../lib/ensure-install.mjs';
import { MODELS } from './random-models.mjs';
import { equalTexts, mixedTexts } from './texts.mjs';

const SHIPPED = join(ROOT, 'public/models');
const ON_PROCESSOR = { backend: 'wasm', weights: null };
const BESIDE = ['config.json', 'tokenizer.json', 'tokenizer_config.json'];
const WEIGHTS = { q8: 'onnx/model_quantized.onnx', fp32: 'onnx/model.onnx' };
const TOKENS = 64;

/** Texts of the mix of lengths, enough that nothing but the scoring of them matters. */
const MANY = 2500;
const MANY_FOR_SCRIPT = 20_000;
const MANY_FOR_NATIVE = 1000;

/**
 * @typedef {object} ModelJob
 * @property {string} id
 * @property {string} name
 * @property {string} mix which texts, in words
 * @property {{ path: string, file: string }[]} files by their path in the model
 * @property {string[]} texts
 * @property {{ backend: string | null, weights: string | null }} settings
 * @property {'whole' | 'settled'} span what is counted: the whole run, or what comes after a large model is loaded and warm
 * @property {{ folder: string, weights: string, most: number, cells: number, count: number, least?: number }} [native] the same
 *   with the native runtime: tokens a text and a batch may have, how many of the texts, and the share of it that is the goal
 */

/** The models that the site brings along, over texts as long as comments are. @returns {ModelJob[]} */
export function shippedJobs() {
  const listed = JSON.parse(readFileSync(join(SHIPPED, 'index.json'), 'utf8'));
  return listed.map(({ name, title, files }) => {
    const path = files.find(({ path: own }) => own === WEIGHTS.q8);
    const isScript = !files.some(({ path: own }) => own.endsWith('.onnx'));
    return {
      id: name,
      name: title,
      mix: 'lengths of comments',
      files: files.map(({ path: own, from }) => ({ path: own, file: join(SHIPPED, from) })),
      texts: mixedTexts(isScript ? MANY_FOR_SCRIPT : MANY),
      settings: { backend: null, weights: null, ...(isScript ? {} : ON_PROCESSOR) },
      span: 'whole',
      ...(path && {
        native: {
          folder: join(SHIPPED, path.from.slice(0, -WEIGHTS.q8.length)),
          weights: WEIGHTS.q8,
          most: TOKENS,
          cells: 2048,
          count: MANY_FOR_NATIVE,
        },
      }),
    };
  });
}

/** The encoder of the size of DistilBERT, over texts of 64 tokens. @returns {ModelJob[]} */
export const largeJobs = () => [large('q8', 'int8', 120, 0.17), large('fp32', 'fp32', 60, 0.25)];

function large(type, word, count, least) {
  const folder = join(MODELS, 'distilbert-size');
  return {
    id: `large-${type}`,
    name: `Random, of the size of DistilBERT, ${word}`,
    mix: `${TOKENS} tokens each`,
    files: filesOf(folder, WEIGHTS[type]),
    texts: equalTexts(count, TOKENS),
    settings: { backend: 'wasm', weights: type },
    span: 'settled',
    native: { folder, weights: WEIGHTS[type], most: TOKENS, cells: 8 * TOKENS, count: count / 2, least },
  };
}

/** The same on the graphics card. @returns {ModelJob} */
export const graphicsJob = () => ({
  ...large('fp32', 'fp32', 400),
  name: 'Random, of the size of DistilBERT, fp32, WebGPU',
  settings: { backend: 'webgpu', weights: 'fp32' },
  native: undefined,
});

/** The small encoder, which reads texts whole. @returns {ModelJob} */
export const smallJob = () => ({
  id: 'small',
  name: 'Random, of the size of BERT-tiny, int8, texts read whole',
  mix: 'lengths of comments',
  files: filesOf(join(MODELS, 'bert-tiny-size'), WEIGHTS.q8),
  texts: mixedTexts(MANY),
  settings: { backend: 'wasm', weights: 'q8' },
  span: 'whole',
  native: {
    folder: join(MODELS, 'bert-tiny-size'),
    weights: WEIGHTS.q8,
    most: 512,
    cells: 2048,
    count: MANY_FOR_NATIVE,
  },
});

const filesOf = (folder, weights) => [...BESIDE, weights].map((path) => ({ path, file: join(folder, path) }));
