import { AutoTokenizer, Tensor, type PreTrainedModel } from '@huggingface/transformers';
import { AppError } from '../../errors.ts';
import type { LoadSettings, ModelDescription, ModelFiles } from '../../models.ts';
import { serveModel } from '../runtime.ts';
import { batchesOf, padBatch, type Piece } from './token-batches.ts';
import { TokenBudget, type BudgetBounds } from './token-budget.ts';
import type { PairTokenizer } from './tokens.ts';
import { weightsFile, type WeightsFile } from './weights-file.ts';

/** Where the search for the best size of a batch begins and ends, in tokens with padding. */
const BUDGETS: Readonly<Record<'webgpu' | 'wasm', BudgetBounds>> = {
  wasm: { start: 512, least: 128, most: 4096 },
  webgpu: { start: 4096, least: 512, most: 65_536 },
};

/** What the library's model of a network is, as far as it is used. */
interface LibraryNetwork {
  (inputs: Readonly<Record<string, Tensor>>): Promise<{ readonly logits?: Tensor }>;
  dispose(): Promise<unknown>;
}

/** How the library loads networks of a task: `AutoModelFor…`. */
export interface NetworkClass {
  from_pretrained(id: string, options: WeightsFile & { readonly device: 'webgpu' | 'wasm' }): Promise<PreTrainedModel>;
}

/** What a network says of a batch. */
export interface BatchLogits {
  readonly pieces: readonly Piece[];
  /** pieces × (tokens ×) labels. */
  readonly logits: Float32Array;
  /** Tokens of a piece, padded. */
  readonly width: number;
  /** Milliseconds inside the runtime. */
  readonly time: number;
}

let loaded = 0;
let loading: Promise<unknown> = Promise.resolve();

/** Loads a tokenizer and a network from a model's files. @throws what the library throws */
export function loadNetwork(
  kind: NetworkClass,
  { files }: ModelFiles,
  description: ModelDescription,
  { backend, weights }: LoadSettings,
): Promise<Network> {
  const device = backend === 'webgpu' ? 'webgpu' : 'wasm';
  // One after the other, since the library finds the files of no more than one model at a time.
  const own = loading.then(async () => {
    // It also remembers by id what it did not find, so no id is used for two sets of files.
    const id = `${description.id}-${++loaded}`;
    serveModel(id, files);
    const tokenizer = await AutoTokenizer.from_pretrained(id);
    const network = await kind.from_pretrained(id, { device, ...weightsFile(description.weights, weights, files) });
    return new Network(tokenizer, network as unknown as LibraryNetwork, new TokenBudget(BUDGETS[device]));
  });
  loading = own.catch(() => undefined);
  return own;
}

/** A network with its tokenizer, run in batches of the size that suits the machine. */
export class Network {
  readonly tokenizer: PairTokenizer;
  readonly #network: LibraryNetwork;
  readonly #budget: TokenBudget;

  constructor(tokenizer: PairTokenizer, network: LibraryNetwork, budget: TokenBudget) {
    this.tokenizer = tokenizer;
    this.#network = network;
    this.#budget = budget;
  }

  /** Logits of all pieces, batch by batch. @throws AppError `model/other-outputs` where there are not so many for each */
  async *run(pieces: readonly Piece[], labels: number, perToken = false): AsyncGenerator<BatchLogits> {
    for (const batch of batchesOf(pieces, () => this.#budget.cells))
      yield await this.#runBatch(batch, labels, perToken);
  }

  async close(): Promise<void> {
    await this.#network.dispose();
  }

  async #runBatch(pieces: readonly Piece[], labels: number, perToken: boolean): Promise<BatchLogits> {
    const { pad_token_id: padding, padding_side: side } = this.tokenizer;
    const { ids, mask, types, shape } = padBatch(pieces, padding ?? 0, side === 'left');
    const tensor = (values: BigInt64Array): Tensor => new Tensor('int64', values, [...shape]);
    const inputs = {
      input_ids: tensor(ids),
      attention_mask: tensor(mask),
      ...(types && { token_type_ids: tensor(types) }),
    };
    const started = performance.now();
    const { logits } = await this.#network(inputs);
    const time = performance.now() - started;
    const [rows, width] = shape;
    this.#budget.observe(rows * width, time);
    if (logits?.size !== rows * (perToken ? width : 1) * labels) {
      throw new AppError('model/other-outputs', { labels, outputs: logits?.dims?.at(-1) ?? 0 });
    }
    const floats = logits.type === 'float32' ? logits : logits.to('float32');
    return { pieces, logits: Float32Array.from(floats.data as Float32Array), width, time };
  }
}
