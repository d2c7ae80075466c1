import { englishTerms } from '../term.ts';

export const GENDER_TERMS = englishTerms('gender', [
  {
    group: 'women',
    name: 'woman',
    adjective: 'female',
    singular: 'woman',
    plural: 'women',
    found: { singular: ['female'], plural: ['females'] },
  },
  { group: 'women', name: 'lady', adjective: 'female', singular: 'lady', plural: 'ladies' },
  {
    group: 'men',
    name: 'man',
    adjective: 'male',
    singular: 'man',
    plural: 'men',
    found: { singular: ['male'], plural: ['males'] },
  },
  { group: 'men', name: 'gentleman', adjective: 'male', singular: 'gentleman', plural: 'gentlemen' },
  { group: 'transgender', name: 'transgender', adjective: 'transgender', found: { adjective: ['transgendered'] } },
  { group: 'transgender', name: 'trans', adjective: 'trans' },
  {
    group: 'nonbinary',
    name: 'nonbinary',
    adjective: 'nonbinary',
    found: { adjective: ['non-binary', 'non binary', 'genderqueer'] },
  },
]);
