import type { SampleId } from '../../src/ui/state/sample-files.ts';

/** Words of a finding that was planted in the sample, as its data card says. */
export const PLANTED: Readonly<Record<SampleId, RegExp>> = {
  hiring: /were invited by recruiters in the past against .* of the Female group.*disparity shown/,
  credit: /Male group .* a score of 0\.62 or more against .* of the Female group.*disparity shown/,
  recognition:
    /of the same person, .* of the Lighter group .*were matched against .* of the Darker group.*disparity shown/,
  moderation: /Turkish group .*were removed against .* of the English group.*disparity shown/,
  chatbot: /Swiss German group .*were refused against .* of the English group.*disparity shown/,
};

/** What is said of the credit sample's small group. */
export const TOO_FEW = /not enough data for the Native American group: 41 of the \d+ applicants needed/;
