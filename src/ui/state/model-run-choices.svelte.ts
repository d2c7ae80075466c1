import type { ColumnProfile } from '../../data/profile.ts';
import type { DeviceFacts, LabelReading, RunSettings, TabularInput } from '../../models.ts';
import type { DataClient } from '../../workers/data.contract.ts';
import type { DatasetState } from './dataset.svelte.ts';
import { usualScores, type RunChoices } from './model-run-roles.ts';
import type { ModelsState } from './models.svelte.ts';

/** What a person changed of what is asked of one model. */
type Changes = Partial<RunChoices>;

const AUTOMATIC: RunSettings = { backend: null, weights: null };

/** What is to be asked of the chosen model: suggested from its files and the columns, and changed by hand. Each model keeps its own. */
export class ModelRunChoices {
  readonly #client: Pick<DataClient, 'modelDevice'>;
  readonly #dataset: DatasetState;
  readonly #models: ModelsState;
  #changes = $state.raw<Readonly<Record<string, Changes>>>({});
  #settings = $state.raw<Readonly<Record<string, RunSettings>>>({});
  #device = $state.raw<DeviceFacts | null>(null);
  #asked = false;

  readonly #current = $derived.by((): RunChoices | null => {
    const model = this.#models.usable;
    if (!model) return null;
    const columns = this.#dataset.current?.profile.columns ?? [];
    const changed = this.#changes[model.description.id] ?? {};
    const known = (name: string | null | undefined): string | null =>
      columns.some((column) => column.name === name) ? (name ?? null) : null;
    const reading = changed.reading ?? rounded(model.reading);
    const inputs = Object.fromEntries(
      (model.description.inputs ?? []).map((input) => {
        const own = changed.inputs?.[input.name]?.filter((name) => known(name) !== null);
        return [input.name, own ?? suggestedFor(input, columns)];
      }),
    );
    return {
      column: known(changed.column) ?? suggestedText(columns),
      inputs,
      scores: changed.scores ?? usualScores(model.description, reading),
      reading,
    };
  });

  constructor(client: Pick<DataClient, 'modelDevice'>, dataset: DatasetState, models: ModelsState) {
    this.#client = client;
    this.#dataset = dataset;
    this.#models = models;
  }

  /** Null while no usable model is chosen. */
  get current(): RunChoices | null {
    return this.#current;
  }
  get settings(): RunSettings {
    const model = this.#models.usable;
    return (model && this.#settings[model.description.id]) ?? AUTOMATIC;
  }
  /** What this machine offers; null while it is not known. */
  get device(): DeviceFacts | null {
    return this.#device;
  }
  /** Inputs of a model for tables that no column, or too many or few, are chosen for. */
  get missingInputs(): readonly TabularInput[] {
    const { current } = this;
    return (this.#models.usable?.description.inputs ?? []).filter(({ name, width }) => {
      const count = current?.inputs[name]?.length ?? 0;
      return width === null ? count === 0 : count !== width;
    });
  }
  /** Whether there is all that a run needs. */
  get ready(): boolean {
    const model = this.#models.usable;
    if (!model || !this.#current) return false;
    return model.description.inputs ? this.missingInputs.length === 0 : this.#current.column !== null;
  }

  /** Asks once what this machine offers. */
  async askDevice(): Promise<void> {
    if (this.#asked) return;
    this.#asked = true;
    this.#device = await this.#client.modelDevice().catch(() => {
      this.#asked = false;
      return null;
    });
  }

  change(changes: Changes): void {
    const id = this.#models.usable?.description.id;
    if (id !== undefined) this.#changes = { ...this.#changes, [id]: { ...this.#changes[id], ...changes } };
  }

  changeReading(changes: Partial<LabelReading>): void {
    const { current } = this;
    if (current) this.change({ reading: { ...current.reading, ...changes } });
  }

  setInput(name: string, columns: readonly string[]): void {
    const { current } = this;
    if (current) this.change({ inputs: { ...current.inputs, [name]: columns } });
  }

  changeSettings(changes: Partial<RunSettings>): void {
    const id = this.#models.usable?.description.id;
    if (id !== undefined) this.#settings = { ...this.#settings, [id]: { ...this.settings, ...changes } };
  }
}

/** Thresholds with as many digits as a person reads; what is shown is what counts. */
function rounded(reading: LabelReading): LabelReading {
  const thresholds = Object.entries(reading.thresholds).map(([label, from]) => [label, Number(from.toPrecision(2))]);
  return { ...reading, thresholds: Object.fromEntries(thresholds) as Record<string, number> };
}

/** A column that holds text, of several the first; none that a model made. */
function suggestedText(columns: readonly ColumnProfile[]): string | null {
  return columns.find(({ type, madeBy }) => type === 'text' && !madeBy)?.name ?? null;
}

const PLAIN = /[^\p{L}\p{N}]/gu;
const plain = (name: string): string => name.replace(PLAIN, '').toLowerCase();

/** A column of the same name, however it is written; of a list of numbers, as many columns of numbers as it takes, in order. */
function suggestedFor({ name, width, kind }: TabularInput, columns: readonly ColumnProfile[]): readonly string[] {
  const own = columns.filter(({ madeBy }) => !madeBy);
  if (width === 1) {
    const found = own.find((column) => plain(column.name) === plain(name));
    return found ? [found.name] : [];
  }
  const suiting = own.filter(({ numeric }) => kind === 'text' || numeric !== undefined).map((column) => column.name);
  return width === null || suiting.length === width ? suiting : [];
}
