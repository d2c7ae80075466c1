/** How a model reads texts longer than itself: in windows of tokens that overlap. */
export interface WindowRule {
  /** Tokens of the text in a window, those that frame it left out. */
  readonly window: number;
  /** Tokens from the start of a window to that of the next. */
  readonly stride: number;
  /** At most so many windows; what lies beyond the last has no say. */
  readonly windows: number;
}

/** A piece of a text by its tokens, from…to−1. */
export type TokenRange = readonly [from: number, to: number];

/** The rule in a model's `config.json`, under `evenhand`; null where it has none that makes sense. */
export function windowRuleOf(config: unknown): WindowRule | null {
  if (!isRecord(config) || !isRecord(config['evenhand'])) return null;
  const { window, stride, windows } = config['evenhand'];
  if (!isCount(window) || !isCount(stride) || !isCount(windows) || stride > window) return null;
  return { window, stride, windows };
}

/** Tokens of a text that windows reach, or that a model of a limit does. */
export function reachOf({ window, stride, windows }: WindowRule): number {
  return window + stride * (windows - 1);
}

/** The windows over a text of so many tokens, at least one; the last ends with the text or where no window reaches. */
export function windowsOver(tokens: number, { window, stride, windows }: WindowRule): TokenRange[] {
  const count = Math.min(windows, Math.max(1, Math.ceil((tokens - window) / stride) + 1));
  return Array.from({ length: count }, (_, at) => [at * stride, Math.min(tokens, at * stride + window)] as const);
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value > 0;
