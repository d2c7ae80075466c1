import { CounterfactualBuilder, comparedTerm } from '../counterfactuals.ts';
import type { Counterfactuals } from '../counterfactuals.ts';
import type { IdentityDimension, TermLanguage } from '../identity-terms/term.ts';
import { termsOf } from '../identity-terms/registry.ts';
import type { ScoreBook } from '../scoring/score-book.ts';
import { ENGLISH_TEMPLATES } from './english.ts';
import { fillTemplate } from './template.ts';

/** Every template with every term of a dimension; the texts go into the book to be scored. */
export function templateCounterfactuals(
  dimension: IdentityDimension,
  language: TermLanguage,
  book: ScoreBook,
): Counterfactuals {
  const terms = termsOf([dimension], language);
  const builder = new CounterfactualBuilder(dimension, terms.map(comparedTerm));
  for (const template of ENGLISH_TEMPLATES.filter((one) => one.language === language)) {
    builder.add(
      { id: template.id, kind: template.kind, original: null },
      terms.map((term) => {
        const { text, from, to } = fillTemplate(template, term);
        return { number: book.add(text), from, to };
      }),
    );
  }
  return builder.build();
}
