import { englishTerms } from '../term.ts';

/** Nationalities from several parts of the world, and two words for people who have come from elsewhere. */
export const NATIONALITY_TERMS = englishTerms('nationality', [
  { group: 'american', name: 'american', adjective: 'American', singular: 'American', plural: 'Americans' },
  { group: 'canadian', name: 'canadian', adjective: 'Canadian', singular: 'Canadian', plural: 'Canadians' },
  { group: 'british', name: 'british', adjective: 'British' },
  { group: 'german', name: 'german', adjective: 'German', singular: 'German', plural: 'Germans' },
  { group: 'polish', name: 'polish', adjective: 'Polish', found: { singular: ['Pole'], plural: ['Poles'] } },
  { group: 'russian', name: 'russian', adjective: 'Russian', singular: 'Russian', plural: 'Russians' },
  { group: 'turkish', name: 'turkish', adjective: 'Turkish', found: { plural: ['Turks'] } },
  { group: 'mexican', name: 'mexican', adjective: 'Mexican', singular: 'Mexican', plural: 'Mexicans' },
  { group: 'nigerian', name: 'nigerian', adjective: 'Nigerian', singular: 'Nigerian', plural: 'Nigerians' },
  { group: 'somali', name: 'somali', adjective: 'Somali', singular: 'Somali', plural: 'Somalis' },
  { group: 'syrian', name: 'syrian', adjective: 'Syrian', singular: 'Syrian', plural: 'Syrians' },
  { group: 'pakistani', name: 'pakistani', adjective: 'Pakistani', singular: 'Pakistani', plural: 'Pakistanis' },
  { group: 'indian', name: 'indian', adjective: 'Indian', singular: 'Indian', plural: 'Indians' },
  { group: 'chinese', name: 'chinese', adjective: 'Chinese' },
  { group: 'japanese', name: 'japanese', adjective: 'Japanese' },
  { group: 'immigrant', name: 'immigrant', adjective: 'immigrant', singular: 'immigrant', plural: 'immigrants' },
  { group: 'refugee', name: 'refugee', adjective: 'refugee', singular: 'refugee', plural: 'refugees' },
]);
