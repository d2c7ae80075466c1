import { englishTerms } from '../term.ts';

export const SEXUAL_ORIENTATION_TERMS = englishTerms('sexualOrientation', [
  {
    group: 'gay',
    name: 'gay',
    adjective: 'gay',
    found: { adjective: ['homosexual'], singular: ['homosexual'], plural: ['gays', 'homosexuals'] },
  },
  { group: 'lesbian', name: 'lesbian', adjective: 'lesbian', singular: 'lesbian', plural: 'lesbians' },
  {
    group: 'bisexual',
    name: 'bisexual',
    adjective: 'bisexual',
    found: { singular: ['bisexual'], plural: ['bisexuals'] },
  },
  { group: 'queer', name: 'queer', adjective: 'queer' },
  { group: 'queer', name: 'lgbtq', adjective: 'LGBTQ', found: { adjective: ['LGBT', 'LGBTQIA'] } },
  { group: 'asexual', name: 'asexual', adjective: 'asexual' },
  { group: 'straight', name: 'straight', adjective: 'straight' },
  {
    group: 'straight',
    name: 'heterosexual',
    adjective: 'heterosexual',
    found: { singular: ['heterosexual'], plural: ['heterosexuals'] },
  },
]);
