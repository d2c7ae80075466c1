import type { IdentityTerm } from '../identity-terms/term.ts';
import { indefiniteArticle } from '../templates/article.ts';
import { capitalised } from '../templates/template.ts';
import type { Mention } from './mention.ts';

/** A text in which mentions of one term were replaced, and where the new term stands first. */
export interface SwappedText {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/**
 * The text with another term in place of the mentions, each in its slot; articles, capitals and possessives follow, nothing
 * else changes. The term itself gives the text back as it is, save for another spelling of the same term.
 *
 * @param mentions of one term, in the order of the text
 */
export function swapTerm(text: string, mentions: readonly Mention[], target: IdentityTerm): SwappedText {
  if (target.id === mentions[0].term.id) return { text, from: mentions[0].from, to: mentions[0].to };
  let swapped = '';
  let end = 0;
  let place: { from: number; to: number } | null = null;
  for (const mention of mentions) {
    const form = target.forms[mention.slot];
    const { article } = mention;
    if (article) {
      swapped += text.slice(end, article.from) + agreeing(text.slice(article.from, article.to), form);
      end = article.to;
    }
    swapped += text.slice(end, mention.from);
    const written = inCapitals(form, mention);
    place ??= { from: swapped.length, to: swapped.length + written.length };
    swapped += written + possessive(text.slice(mention.to, mention.possessiveTo), written, mention);
    end = mention.possessiveTo;
  }
  return { text: swapped + text.slice(end), ...place! };
}

function agreeing(article: string, form: string): string {
  const wanted = indefiniteArticle(form);
  if (article.length > 1 && article === article.toUpperCase()) return wanted.toUpperCase();
  return /^A/.test(article) ? capitalised(wanted) : wanted;
}

function inCapitals(form: string, { capitals, article }: Mention): string {
  if (capitals.style === 'all') return form.toUpperCase();
  const written = capitals.style === 'small' ? form.toLowerCase() : form;
  return capitals.first && !article ? capitalised(written) : written;
}

function possessive(mark: string, written: string, { slot, capitals }: Mention): string {
  if (mark === '') return '';
  const apostrophe = mark[0];
  if (slot === 'plural' && /s$/i.test(written)) return apostrophe;
  return apostrophe + (capitals.style === 'all' ? 'S' : 's');
}
