import { readFileSync } from 'node:fs';

const FOLDER = new URL('../../fixtures/tabular-models/', import.meta.url);

/** A cell of the rows that a fixture was predicted for; null is an empty one. */
export type FixtureCell = string | number | null;

/** What the library that trained a model predicts itself. */
export interface TabularFixture {
  readonly rows: Readonly<Record<string, readonly FixtureCell[]>>;
  readonly labels?: readonly string[];
  readonly probabilities?: readonly (readonly number[])[];
  readonly predicted?: readonly string[];
  readonly values?: readonly number[];
}

/** The bytes of an exported model of `tools/fixtures/tabular_models.py`. */
export const fixtureBytes = (name: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(readFileSync(new URL(`${name}.onnx`, FOLDER)));

export const fixtureBlob = (name: string): Blob => new Blob([fixtureBytes(name)]);

export const fixtureExpected = (name: string): TabularFixture =>
  JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), 'utf8'));
