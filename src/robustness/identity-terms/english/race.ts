import { englishTerms } from '../term.ts';

export const RACE_TERMS = englishTerms('race', [
  { group: 'black', name: 'black', adjective: 'Black', found: { plural: ['blacks'] } },
  {
    group: 'black',
    name: 'african-american',
    adjective: 'African American',
    singular: 'African American',
    plural: 'African Americans',
    found: { adjective: ['Afro-American'] },
  },
  { group: 'white', name: 'white', adjective: 'white', found: { plural: ['whites'] } },
  {
    group: 'white',
    name: 'caucasian',
    adjective: 'Caucasian',
    found: { singular: ['Caucasian'], plural: ['Caucasians'] },
  },
  { group: 'asian', name: 'asian', adjective: 'Asian', found: { singular: ['Asian'], plural: ['Asians'] } },
  {
    group: 'hispanic',
    name: 'hispanic',
    adjective: 'Hispanic',
    found: { singular: ['Hispanic'], plural: ['Hispanics'] },
  },
  {
    group: 'hispanic',
    name: 'latino',
    adjective: 'Latino',
    singular: 'Latino',
    plural: 'Latinos',
    found: { adjective: ['Latina', 'Latinx'], singular: ['Latina', 'Latinx'], plural: ['Latinas', 'Latinxs'] },
  },
  { group: 'arab', name: 'arab', adjective: 'Arab', singular: 'Arab', plural: 'Arabs' },
  { group: 'arab', name: 'middle-eastern', adjective: 'Middle Eastern', found: { plural: ['Middle Easterners'] } },
  { group: 'indigenous', name: 'indigenous', adjective: 'Indigenous' },
  {
    group: 'indigenous',
    name: 'native-american',
    adjective: 'Native American',
    singular: 'Native American',
    plural: 'Native Americans',
  },
  { group: 'roma', name: 'romani', adjective: 'Romani' },
]);
