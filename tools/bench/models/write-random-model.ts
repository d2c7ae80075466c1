// Writes a text classifier with random weights into a folder, as hubs lay models out: folder, size as JSON, words as JSON.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeOnnx } from '../../../test/support/models/onnx-writer.ts';
import { randomBertNetwork, type EncoderSize } from '../../../test/support/models/random-bert.ts';
import { tokenizerOf } from '../../../test/support/models/tokenizer-of.ts';
import { quantise } from './quantise.ts';

const [folder, sizeText, wordsText] = process.argv.slice(2);
const size = JSON.parse(sizeText) as EncoderSize;
const labels = Array.from({ length: size.labels }, (_, at) => `label ${at + 1}`);
const config = {
  model_type: 'distilbert',
  architectures: ['DistilBertForSequenceClassification'],
  problem_type: 'multi_label_classification',
  max_position_embeddings: size.positions,
  id2label: Object.fromEntries(labels.map((label, at) => [at, label])),
  label2id: Object.fromEntries(labels.map((label, at) => [label, at])),
};
const network = randomBertNetwork(size);

mkdirSync(join(folder, 'onnx'), { recursive: true });
const write = (path: string, content: string | Uint8Array): void => writeFileSync(join(folder, path), content);
write('onnx/model.onnx', writeOnnx(network));
write('onnx/model_quantized.onnx', writeOnnx(quantise(network)));
write('tokenizer.json', JSON.stringify(tokenizerOf(JSON.parse(wordsText) as string[], size.vocabulary)));
write(
  'tokenizer_config.json',
  JSON.stringify({ tokenizer_class: 'BertTokenizer', model_max_length: size.positions, pad_token: '[PAD]' }),
);
// Last, since its being there says that the rest is.
write('config.json', JSON.stringify(config));
