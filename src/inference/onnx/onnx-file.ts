/** Types of elements that are told apart, by their number in onnx.proto3. */
export const ELEMENTS = {
  1: 'float32',
  2: 'uint8',
  3: 'int8',
  4: 'uint16',
  5: 'int16',
  6: 'int32',
  7: 'int64',
  8: 'string',
  9: 'bool',
  10: 'float16',
  11: 'float64',
  12: 'uint32',
  13: 'uint64',
} as const;

export type ElementType = (typeof ELEMENTS)[keyof typeof ELEMENTS];

/** An input or output of a graph. */
export interface OnnxValue {
  readonly name: string;
  /** Null where it is no tensor, or of a type that is not told apart; `maps` is a list of maps from class to probability. */
  readonly type: ElementType | 'maps' | null;
  /** Its dimensions, null for each that varies; null where it does not say. */
  readonly shape: readonly (number | null)[] | null;
}

export interface OnnxOperator {
  /** `ai.onnx` for the default one. */
  readonly domain: string;
  readonly name: string;
}

/** What an ONNX file says of itself, weights left unread. */
export interface OnnxFile {
  readonly producer: string;
  /** Versions of operator sets by domain. */
  readonly opsets: ReadonlyMap<string, number>;
  /** Each operator once, those inside branches, loops and functions too. */
  readonly operators: readonly OnnxOperator[];
  /** What has to be fed: inputs that are no weights. */
  readonly inputs: readonly OnnxValue[];
  readonly outputs: readonly OnnxValue[];
  /** The classes of a classifier of trees, a linear one and the like, in the order of its probabilities; null where it names none. */
  readonly classes: readonly string[] | null;
  /** Files beside it that hold its weights. */
  readonly externalFiles: readonly string[];
}
