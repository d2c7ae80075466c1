/** WebAssembly addresses four gigabytes, and the runtime holds weights twice while it loads them. */
const MOST_IN_WASM = 2 ** 31;
/** The file itself, and twice in the runtime. */
export const COPIES = 3;
/** A page does not get all of a machine's memory: three quarters of it are counted on, and so a quarter is left for each copy. */
const SHARE = 0.75 / COPIES;
/** What is assumed where the browser does not say. */
const USUAL_MEMORY = 8 * 2 ** 30;

/** Bytes of weights that can be loaded on a machine. @param memory its bytes, null where unknown */
export const mostWeightBytes = (memory: number | null): number =>
  Math.min(MOST_IN_WASM, (memory ?? USUAL_MEMORY) * SHARE);
