import { describe, expect, it } from 'vitest';
import {
  IDENTITY_DIMENSIONS,
  IDENTITY_TERMS,
  termById,
  termsOf,
} from '../../src/robustness/identity-terms/registry.ts';
import { indefiniteArticle } from '../../src/robustness/templates/article.ts';
import { ENGLISH_TEMPLATES } from '../../src/robustness/templates/english.ts';
import { fillTemplate } from '../../src/robustness/templates/template.ts';

describe('the registry of identity terms', () => {
  it('names each term once, and several groups of every dimension', () => {
    expect(new Set(IDENTITY_TERMS.map(({ id }) => id)).size).toBe(IDENTITY_TERMS.length);
    for (const dimension of IDENTITY_DIMENSIONS) {
      expect(new Set(termsOf([dimension]).map(({ group }) => group)).size).toBeGreaterThan(2);
    }
  });

  it('says of people that they are people where a noun would reduce them to one trait', () => {
    expect(termById('en/blind')!.forms).toEqual({
      adjective: 'blind',
      singular: 'blind person',
      plural: 'blind people',
    });
  });

  it('has plurals that are no singulars, and no form with a gap', () => {
    for (const { forms, found } of IDENTITY_TERMS) {
      expect(forms.plural).not.toBe(forms.singular);
      for (const form of [...Object.values(forms), ...found.map((one) => one.form)]) {
        expect(form).toMatch(/^\p{L}[\p{L} +-]*\p{L}$/u);
      }
    }
  });
});

describe('templates', () => {
  it('come in four kinds, with enough of each and in every slot', () => {
    for (const kind of ['neutral', 'positive', 'negative', 'toxic']) {
      const own = ENGLISH_TEMPLATES.filter((template) => template.kind === kind);
      expect(own.length).toBeGreaterThanOrEqual(12);
      expect(new Set(own.map(({ slot }) => slot)).size).toBe(3);
    }
    expect(new Set(ENGLISH_TEMPLATES.map(({ sentence }) => sentence)).size).toBe(ENGLISH_TEMPLATES.length);
  });

  it('name no group but the one in their gap, and nobody’s gender beside it', () => {
    for (const { sentence } of ENGLISH_TEMPLATES) expect(sentence).not.toMatch(/\b(?:he|his|him|her|man|woman)\b/i);
  });

  it('are filled with every term: article, capital and place agree', () => {
    for (const template of ENGLISH_TEMPLATES) {
      for (const term of IDENTITY_TERMS) {
        const { text, from, to } = fillTemplate(template, term);
        expect(text).not.toMatch(/[{}]|\b[Aa] [aeio]|\b[Aa]n [^aeiouhLAEIO]/);
        expect(text[0]).toBe(text[0].toUpperCase());
        expect(text.slice(from, to).toLowerCase()).toBe(term.forms[template.slot].toLowerCase());
      }
    }
  });

  it.each([
    ['atheist', 'an'],
    ['LGBTQ person', 'an'],
    ['European', 'a'],
    ['Ukrainian', 'a'],
    ['uninvited guest', 'an'],
    ['university', 'a'],
    ['hour', 'an'],
    ['Hindu', 'a'],
    ['MAN', 'an'],
  ] as const)('write %s after %s', (word, article) => {
    // a word all in capitals is taken to be spelled out
    expect(indefiniteArticle(word)).toBe(article);
  });
});
