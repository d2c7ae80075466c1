import { describe, expect, it } from 'vitest';
import { IDENTITY_TERMS, termById } from '../../src/robustness/identity-terms/registry.ts';
import { findTerms } from '../../src/robustness/swaps/find-mentions.ts';
import type { Mention } from '../../src/robustness/swaps/mention.ts';
import { SurfaceIndex } from '../../src/robustness/swaps/surfaces.ts';
import { swapTerm } from '../../src/robustness/swaps/swap-term.ts';

const INDEX = new SurfaceIndex(IDENTITY_TERMS);

/** What is found in a text: `term id:slot`, or `term id!reason`. */
function found(text: string): string[] {
  return findTerms(text, INDEX).found.map((one) =>
    one.kind === 'mention'
      ? `${one.mention.term.id.slice(3)}:${one.mention.slot}`
      : `${one.term.id.slice(3)}!${one.reason}`,
  );
}

/** The text with another term in place of the first one that it mentions. */
function swapped(text: string, target: string): string {
  const mentions = findTerms(text, INDEX).found.flatMap((one): Mention[] =>
    one.kind === 'mention' ? [one.mention] : [],
  );
  const own = mentions.filter(({ term }) => term.id === mentions[0]?.term.id);
  return swapTerm(text, own, termById(`en/${target}`)!).text;
}

describe('finding terms where another fits', () => {
  it.each([
    ['Two Muslim women met.', ['muslim:adjective', 'woman:plural']],
    ['She is a nice muslim', ['muslim:singular']],
    ['He is black.', ['black:adjective']],
    ['Dlshad is gay', ['gay:adjective']],
    ['Being deaf is hard', ['deaf:adjective']],
    ['a young Black trans man', ['young:adjective', 'black:adjective', 'trans:adjective', 'man:singular']],
    ['the elderly', ['elderly!no-slot']],
    ['It is black.', ['black!no-slot']],
    ['I drink black coffee', ['black!no-slot']],
    ['She is 40 years old.', ['old!no-slot']],
    ['an anti-gay law', ['gay!compound']],
    ['a non-white person', ['white!compound']],
    ['see #muslim and @gay', ['muslim!tag', 'gay!tag']],
    ['I met Jack Black there', ['black!name']],
    ['We saw Gay Talese', ['gay!name']],
    ['on the Indian Ocean', ['indian!name']],
    ['Marvin said Christian Bale acts', ['christian!name']],
    ['He is an African American.', ['african-american:singular']],
    ['African-American teachers', ['african-american:adjective']],
    ['people with disabilities vote', ['disabled:plural']],
    ['gays and blacks', ['gay:plural', 'black:plural']],
    ['my 3 year old daughter', ['old!no-slot']],
    ['straight ahead', ['straight!no-slot']],
    ['the Muslim community', ['muslim:adjective']],
    ['a Muslim country', ['muslim!no-slot']],
    ['womanly', []],
    ['Nothing here at all', []],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

describe('swapping a term', () => {
  it.each([
    ['She met a Muslim doctor.', 'atheist', 'She met an atheist doctor.'],
    ['An atheist said this.', 'hindu', 'A Hindu said this.'],
    ['Women vote.', 'man', 'Men vote.'],
    ["The women's team won.", 'transgender', "The transgender people's team won."],
    ["I like Hindus' music a lot", 'christian', "I like Christians' music a lot"],
    ["A woman's work", 'nonbinary', "A nonbinary person's work"],
    ["I like Muslims' music a lot", 'jewish', "I like Jewish people's music a lot"],
    ['ALL MUSLIMS ARE WELCOME', 'sikh', 'ALL SIKHS ARE WELCOME'],
    ['i like muslims', 'sikh', 'i like sikhs'],
    ['Muslims and other Muslims', 'sikh', 'Sikhs and other Sikhs'],
    ['My old friend', 'elderly', 'My elderly friend'],
    ['He is a gay man', 'lgbtq', 'He is an LGBTQ man'],
    ['an Indian colleague', 'german', 'a German colleague'],
    ['I saw gays there', 'straight', 'I saw straight people there'],
    ['LGBTQ+ people met', 'straight', 'Straight people met'],
    ['A Mexican and a Hindu left', 'american', 'An American and a Hindu left'],
  ])('%s → %s', (text, target, expected) => {
    expect(swapped(text, target)).toBe(expected);
  });

  it('gives the text back for its own term', () => {
    const text = 'Some Moslems  came,\n"a lot".';
    expect(swapped(text, 'muslim')).toBe(text);
  });
});
