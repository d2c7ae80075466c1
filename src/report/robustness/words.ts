import type { RecognisedBenchmark } from '../../robustness/benchmark/benchmark.ts';
import type { IdentityDimension } from '../../robustness/identity-terms/term.ts';
import type { NoMeasure } from '../../robustness/measured.ts';
import type { LeftOutReason } from '../../robustness/swaps/mention.ts';
import type { TemplateKind } from '../../robustness/templates/template.ts';

/** What people are told apart by, within a sentence. */
export const DIMENSION_WORDS: Readonly<Record<IdentityDimension, string>> = {
  gender: 'gender',
  race: 'race or ethnicity',
  religion: 'religion',
  sexualOrientation: 'sexual orientation',
  nationality: 'nationality or origin',
  age: 'age',
  disability: 'disability',
};

/** Sentences of one kind. */
export const KIND_WORDS: Readonly<Record<TemplateKind | 'label-positive' | 'label-negative', string>> = {
  neutral: 'neutral sentences',
  positive: 'kind sentences',
  negative: 'sentences about something unpleasant that has nothing to do with the people named',
  toxic: 'insults',
  'label-positive': 'sentences labelled positive',
  'label-negative': 'sentences labelled negative',
};

/** Why texts that name a group were not swapped: after `12 because`. */
export const LEFT_OUT_WORDS: Readonly<Record<LeftOutReason, string>> = {
  compound: 'the term is a part of a longer word',
  tag: 'it stands in an address or a tag',
  name: 'it may be a part of a name',
  'no-slot': 'no other term fits there, or it may not speak of people',
  'several-of-a-kind': 'several groups of the same kind are named',
  'gendered-word': 'another word says the gender of the same person',
  'not-drawn': 'more could be swapped than were drawn',
};

/** Why a number is undefined. */
export const NOT_MEASURED_WORDS: Readonly<Record<NoMeasure, string>> = {
  'no-texts': 'there are no such texts',
  'no-positives': 'no text of the group is labelled positive',
  'no-negatives': 'no text of the group is labelled negative',
  'no-other-positives': 'no text of others is labelled positive',
  'no-other-negatives': 'no text of others is labelled negative',
  'no-groups': 'no group has texts of both labels beside others that have them too',
};

/** Why a table is no benchmark. */
export const NO_BENCHMARK_WORDS: Readonly<Record<Extract<RecognisedBenchmark, { kind: 'none' }>['reason'], string>> = {
  'no-sentences': 'No column of the table holds sentences.',
  'no-terms-that-vary': 'No sentences of the table differ only in the group of people that they name.',
  'few-of-the-rows':
    'Some sentences of the table differ only in the group of people that they name, but fewer than half of its rows.',
};
