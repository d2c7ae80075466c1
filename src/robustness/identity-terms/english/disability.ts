import { englishTerms } from '../term.ts';

export const DISABILITY_TERMS = englishTerms('disability', [
  {
    group: 'disabled',
    name: 'disabled',
    adjective: 'disabled',
    found: { singular: ['person with a disability'], plural: ['people with disabilities', 'people with a disability'] },
  },
  { group: 'blind', name: 'blind', adjective: 'blind' },
  { group: 'deaf', name: 'deaf', adjective: 'deaf' },
  { group: 'paralysed', name: 'paralysed', adjective: 'paralysed', found: { adjective: ['paralyzed'] } },
  {
    group: 'autistic',
    name: 'autistic',
    adjective: 'autistic',
    found: { singular: ['person with autism'], plural: ['people with autism'] },
  },
  { group: 'dyslexic', name: 'dyslexic', adjective: 'dyslexic' },
  { group: 'epileptic', name: 'epileptic', adjective: 'epileptic', found: { plural: ['people with epilepsy'] } },
  {
    group: 'abled',
    name: 'non-disabled',
    adjective: 'non-disabled',
    found: { adjective: ['able-bodied', 'nondisabled'] },
  },
]);
