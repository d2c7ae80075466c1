import { englishTerms } from '../term.ts';

export const RELIGION_TERMS = englishTerms('religion', [
  { group: 'christian', name: 'christian', adjective: 'Christian', singular: 'Christian', plural: 'Christians' },
  { group: 'christian', name: 'catholic', adjective: 'Catholic', singular: 'Catholic', plural: 'Catholics' },
  { group: 'christian', name: 'protestant', adjective: 'Protestant', singular: 'Protestant', plural: 'Protestants' },
  {
    group: 'muslim',
    name: 'muslim',
    adjective: 'Muslim',
    singular: 'Muslim',
    plural: 'Muslims',
    found: { adjective: ['Moslem'], singular: ['Moslem'], plural: ['Moslems'] },
  },
  { group: 'jewish', name: 'jewish', adjective: 'Jewish', found: { singular: ['Jew'], plural: ['Jews'] } },
  { group: 'hindu', name: 'hindu', adjective: 'Hindu', singular: 'Hindu', plural: 'Hindus' },
  { group: 'buddhist', name: 'buddhist', adjective: 'Buddhist', singular: 'Buddhist', plural: 'Buddhists' },
  { group: 'sikh', name: 'sikh', adjective: 'Sikh', singular: 'Sikh', plural: 'Sikhs' },
  { group: 'unreligious', name: 'atheist', adjective: 'atheist', singular: 'atheist', plural: 'atheists' },
]);
