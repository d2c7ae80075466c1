// One model in a process of its own with the native runtime, on one thread: folder, weights, texts, tokens a text may have,
// and tokens a batch may have with its padding. The reading of the texts counts, the loading does not. JSON on stdout.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Tokenizer } from '@huggingface/tokenizers';
import ort from 'onnxruntime-node';

const [folder, weights, textsFile, most, cells] = process.argv.slice(2);
const json = (path) => JSON.parse(readFileSync(path, 'utf8'));
const texts = json(textsFile);
const tokenizer = new Tokenizer(json(join(folder, 'tokenizer.json')), json(join(folder, 'tokenizer_config.json')));
const session = await ort.InferenceSession.create(join(folder, weights), {
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  logSeverityLevel: 3,
});

async function runBatch(batch) {
  const width = batch[0].length;
  const ids = new BigInt64Array(batch.length * width);
  const mask = new BigInt64Array(ids.length);
  batch.forEach((tokens, row) =>
    tokens.forEach((token, at) => {
      ids[row * width + at] = BigInt(token);
      mask[row * width + at] = 1n;
    }),
  );
  const given = { input_ids: ids, attention_mask: mask, token_type_ids: new BigInt64Array(ids.length) };
  const dims = [batch.length, width];
  const inputs = session.inputNames.map((name) => [name, new ort.Tensor('int64', given[name], dims)]);
  const { logits } = await session.run(Object.fromEntries(inputs));
  return logits.dims[0];
}

async function run(list) {
  const read = list.map((text) => {
    const { ids } = tokenizer.encode(text);
    return ids.length <= most ? ids : [...ids.slice(0, most - 1), ids.at(-1)];
  });
  read.sort((one, other) => other.length - one.length);
  let rows = 0;
  for (let from = 0; from < read.length;) {
    const count = Math.max(1, Math.floor(cells / read[from].length));
    rows += await runBatch(read.slice(from, from + count));
    from += count;
  }
  return rows;
}

await run(texts.slice(0, 8));
const before = process.cpuUsage();
const started = performance.now();
const rows = await run(texts);
const wall = (performance.now() - started) / 1000;
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({ rows, wall, cpu: (user + system) / 1e6 }));
