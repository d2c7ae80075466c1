import type { ModelDescription, ModelEngine, ModelFiles, ModelNote } from '../../models.ts';
import type { Problems } from './problems.ts';

/** What a model's files are examined with. */
export interface Examination {
  readonly name: string;
  readonly files: ReadonlyMap<string, Blob>;
  /** `config.json`; null where there is none. */
  readonly config: Readonly<Record<string, unknown>> | null;
  /** Bytes of weights that can be loaded on this machine. */
  readonly mostWeightBytes: number;
  readonly problems: Problems;
  /** Examines a model inside this one. */
  readonly describe: (files: ModelFiles) => Promise<Findings | null>;
}

/** What an engine finds in the files of a model that it can run. */
export type Findings = Omit<ModelDescription, 'id' | 'name' | 'bytes' | 'engine'> & {
  readonly engine: ModelEngine;
  readonly notes: readonly ModelNote[];
  /** Thresholds that the files bring along, by label. */
  readonly thresholds?: Readonly<Record<string, number>>;
  /** What the files call the model, beside what they were dropped as. */
  readonly origin?: string;
};

/** One kind of model: how it is told by its files, and what they say. */
export interface EngineEntry {
  readonly engine: ModelEngine;
  recognises(examination: Examination): boolean;
  /** Null where it has noted a problem that leaves nothing to say. */
  describe(examination: Examination): Promise<Findings | null>;
}
