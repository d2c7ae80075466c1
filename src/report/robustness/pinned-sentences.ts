import type { PinnedText } from '../../robustness/pins/pinned-text.ts';
import { isolated } from '../isolated.ts';
import { formatNumber, formatPercent, listWords } from '../numbers.ts';

/** So many other words are named. */
const MOST_WORDS = 2;

/** Which words moved the score of one text. */
export function pinnedWords(pinned: PinnedText, output: string): string {
  const { text, score, reference, termShare } = pinned;
  const name = isolated(pinned.name);
  const where = text === null ? `In one text of the file that names ${name}` : `In “${isolated(text)}”`;
  const scores = `the score of ${isolated(output)} is ${formatNumber(score)}, and ${formatNumber(reference)} on average with other terms.`;
  if (termShare === null) return `${where} ${scores} Without any one of its words it stays the same.`;
  const share =
    pinned.unit === 'logit'
      ? `By the model’s own account ${formatPercent(termShare)} of what its words add or take away is the term’s.`
      : `Leaving out one word at a time, ${formatPercent(termShare)} of all changes are the term’s.`;
  return [`${where} ${scores}`, share, otherWords(pinned)].filter(Boolean).join(' ');
}

function otherWords({ text, words }: PinnedText): string {
  if (text === null) return '';
  const others = words
    .filter(({ isTerm, effect }) => !isTerm && effect > 0)
    .sort((a, b) => b.effect - a.effect)
    .slice(0, MOST_WORDS)
    .map(({ from, to }) => `“${isolated(text.slice(from, to))}”`);
  if (others.length === 0) return '';
  return `Of its other words ${listWords(others)} ${others.length === 1 ? 'raises' : 'raise'} it most.`;
}
