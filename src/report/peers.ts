import type { Ours, PeerId } from '../fairness/definitions/peer.ts';
import { entryOf, familyWords } from './entries.ts';

/** A peer as the reader is told of it. */
export interface PeerWords {
  readonly name: string;
  /** How it goes about comparing groups, in a sentence or two. */
  readonly about: string;
}

export const PEER_WORDS: Readonly<Record<PeerId, PeerWords>> = {
  fairlearn: {
    name: 'Fairlearn',
    about:
      'Takes the largest and the smallest value over all groups, however small, so that its differences have no sign and its ratios are never above 1. A rate with nobody to divide by is 0.',
  },
  aif360: {
    name: 'AIF360',
    about:
      'Compares unprivileged people with privileged ones, the reference group, by difference or ratio, with their sign; entropies are of benefits and leave weights out. Everything depends on which label is the favourable one.',
  },
  aequitas: {
    name: 'Aequitas',
    about:
      'Divides each group’s rate by that of a reference, the largest group or the smallest rate, and calls a ratio from 0.8 to 1.25 fair.',
  },
  clarify: {
    name: 'SageMaker Clarify',
    about:
      'Compares the group (facet d) with everybody else (facet a). Some numbers are others − group, some group − others. Nothing divided by nothing is 0, and anything else divided by nothing is infinite.',
  },
};

const METHOD_WORDS = {
  betweenGroups: 'between groups',
  toOverall: 'to all groups together',
  toReference: 'to the reference group',
} as const;
const AGAINST_WORDS = { rest: 'against everybody else', reference: 'against the reference group' } as const;
const SCALE_WORDS: readonly (readonly [suffix: string, words: string])[] = [
  ['Difference', 'difference'],
  ['Ratio', 'ratio'],
  ['GroupMin', 'smallest group value'],
  ['GroupMax', 'largest group value'],
];

/** The number of ours that a definition is set beside, in words. */
export function oursWords(ours: Ours): string {
  switch (ours.kind) {
    case 'metric':
    case 'index':
      return entryOf(ours.id).name;
    case 'measure':
      return `${entryOf(ours.id).name}, ${AGAINST_WORDS[ours.against]}`;
    case 'comparison':
      return `${entryOf(ours.id).name}, ${ours.scale} ${METHOD_WORDS[ours.to]}`;
    case 'disparity': {
      const [suffix, words] = SCALE_WORDS.find(([suffix]) => ours.id.endsWith(suffix)) ?? ['', ''];
      return `${familyWords(ours.id.slice(0, ours.id.length - suffix.length))}, ${words} ${METHOD_WORDS[ours.method]}`;
    }
  }
}
