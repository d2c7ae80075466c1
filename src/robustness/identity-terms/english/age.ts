import { englishTerms } from '../term.ts';

export const AGE_TERMS = englishTerms('age', [
  { group: 'young', name: 'young', adjective: 'young' },
  { group: 'young', name: 'younger', adjective: 'younger' },
  { group: 'teenage', name: 'teenage', adjective: 'teenage', singular: 'teenager', plural: 'teenagers' },
  { group: 'middle-aged', name: 'middle-aged', adjective: 'middle-aged' },
  { group: 'older', name: 'older', adjective: 'older' },
  { group: 'older', name: 'old', adjective: 'old' },
  {
    group: 'older',
    name: 'elderly',
    adjective: 'elderly',
    found: { singular: ['senior citizen'], plural: ['senior citizens'] },
  },
]);
