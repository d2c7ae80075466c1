import type { ModelDescription } from '../../models.ts';
import type { TokenFrame } from './tokens.ts';
import { windowRuleOf, type WindowRule } from './windows.ts';

/** Beyond this a limit in a configuration means that there is none. */
const NO_LIMIT = 1_000_000;

/** How many tokens a model takes in, Infinity where there is no limit. */
export const tokenLimit = ({ maxTokens }: Pick<ModelDescription, 'maxTokens'>): number =>
  maxTokens !== null && maxTokens < NO_LIMIT ? maxTokens : Infinity;

/** How a model reads texts: in windows where its configuration says so, else their beginning, as much as it takes in. */
export async function readingRule(
  files: ReadonlyMap<string, Blob>,
  description: Pick<ModelDescription, 'maxTokens'>,
  { before, after }: TokenFrame,
): Promise<WindowRule> {
  const text = await files.get('config.json')?.text();
  const asked = text === undefined ? null : windowRuleOf(JSON.parse(text));
  const most = Math.max(1, tokenLimit(description) - before.length - after.length);
  return asked ?? { window: most, stride: most, windows: 1 };
}
