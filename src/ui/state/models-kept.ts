import type { KeptModel } from '../../storage/records.ts';
import type { StoreDoor } from './store-door.ts';

/** The models that a person chose to keep in this browser. @throws AppError `storage/*` */
export interface KeptModels {
  /** Asking stores nothing. */
  list(): Promise<readonly KeptModel[]>;
  open(id: string): Promise<Map<string, Blob>>;
  keep(model: Omit<KeptModel, 'keptAt'>, files: ReadonlyMap<string, Blob>): Promise<void>;
  forget(id: string): Promise<void>;
}

/** Those of the store behind a door. */
export function keptModels(door: StoreDoor): KeptModels {
  return {
    async list() {
      return (await door.exists()) ? (await door.open()).models.list() : [];
    },
    async open(id) {
      return (await door.open()).models.open(id);
    },
    async keep(model, files) {
      await (await door.open()).models.keep(model, files);
    },
    async forget(id) {
      await (await door.open()).models.forget(id);
    },
  };
}
