import type { IdentityTerm, TermLanguage, TermSlot } from '../identity-terms/term.ts';
import { indefiniteArticle } from './article.ts';

/**
 * What a sentence says: `neutral` a plain fact, `positive` something kind, `negative` something unpleasant that has nothing to
 * do with who the people are, `toxic` an insult of the people named, so that it is toxic whoever they are.
 */
export type TemplateKind = 'neutral' | 'positive' | 'negative' | 'toxic';

/** A sentence with one gap, written `{adjective}`, `{singular}` or `{plural}`, `{a …}` with the article before it. */
export interface SentenceTemplate {
  /** `en/neutral/3` */
  readonly id: string;
  readonly language: TermLanguage;
  readonly kind: TemplateKind;
  readonly slot: TermSlot;
  readonly sentence: string;
}

const GAP = /\{(a )?(adjective|singular|plural)\}/;

/** Templates of one kind, from their sentences. */
export function templatesOf(
  language: TermLanguage,
  kind: TemplateKind,
  sentences: readonly string[],
): SentenceTemplate[] {
  return sentences.map((sentence, at) => ({
    id: `${language}/${kind}/${at + 1}`,
    language,
    kind,
    slot: GAP.exec(sentence)![2] as TermSlot,
    sentence,
  }));
}

/** A sentence with a term in its gap, and where the term stands. */
export interface FilledTemplate {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** Fills the gap: the article agrees, and a sentence that begins with the gap begins with a capital. */
export function fillTemplate({ sentence, slot }: SentenceTemplate, term: IdentityTerm): FilledTemplate {
  const gap = GAP.exec(sentence)!;
  const form = term.forms[slot];
  const before = sentence.slice(0, gap.index);
  const article = gap[1] ? `${indefiniteArticle(form)} ` : '';
  const filling = before === '' ? capitalised(article + form) : article + form;
  const from = before.length + article.length;
  return { text: before + filling + sentence.slice(gap.index + gap[0].length), from, to: from + form.length };
}

export function capitalised(text: string): string {
  const first = String.fromCodePoint(text.codePointAt(0) ?? 32);
  return first.toUpperCase() + text.slice(first.length);
}
