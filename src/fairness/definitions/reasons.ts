/** Why a peer's number is not ours, or only happens to be. */
export const REASONS = {
  'zero-for-empty-denominator':
    'There is nobody to divide by. The tool gives 0, which reads as the worst or the best rate there is; ours is undefined and says why.',
  'zero-sets-aggregate':
    'One group has nobody to divide by. The tool takes its rate to be 0 and lets that set the number; ours runs over the groups in which the rate is defined.',
  'one-recall':
    'The group has only one kind of label. The tool gives the one recall that exists; ours asks for both and is undefined.',
  'zero-without-variation':
    'All labels or all predictions are the same, so there is no correlation. The tool gives 0; ours is undefined.',
  'group-of-one':
    'Under weights the tool lists the rate of a group of one row, but passes over that group when it takes the largest and smallest.',
  'passes-over-undefined':
    'One of the two gaps is undefined. The tool then goes by the other alone; ours is undefined and says why.',
  'signed-ratio':
    'Some values are below zero, or all are zero, so that a ratio of them means nothing. The tool divides all the same; ours is undefined.',
  'all-others-together':
    'The tool puts all other groups together and subtracts (or divides by) the reference group, with its sign; ours is the largest gap of a single group to the reference.',
  'favourable-label':
    'The tool takes the other label as the favourable one, so that positive and negative change places; ours stays with the plan’s.',
  infinite: 'Something is divided by zero. The tool gives infinity; ours is undefined and says so.',
  'ten-for-infinity': 'Something is divided by zero. The tool writes 10 in place of infinity; ours is undefined.',
  'weights-ignored': 'The tool leaves the sample weights out of this number; ours uses them.',
  'weights-as-rows':
    'The tool adds half a row to sums of weights, so that the number changes when all weights are doubled; ours adds it to the effective number of rows.',
  'other-groups-merged': 'The tool has only two groups, the reference and everybody else; ours keeps all groups apart.',
  'share-of-selected':
    'The tool asks which share of all those selected is in this group. That is driven by how large the group is; ours asks which share of the group is selected.',
  'largest-group': 'The tool divides by the largest group’s rate; ours by that of the reference group.',
  'smallest-rate':
    'The tool divides by the smallest rate of any group, so that the reference changes from number to number; ours by that of the reference group.',
  'no-uncertainty':
    'The tool asks only whether the ratio lies between 0.8 and 1.25. Ours gives a verdict that takes account of chance, and may be that there is not enough data.',
  'undefined-counts-as-unfair':
    'One of its parts is undefined. The tool counts that as unfair, unless all of them are; ours would say that it is undefined.',
  'against-rest':
    'The tool compares the group with everybody else; ours compares it with all groups together, the group itself included.',
  'rest-minus-group':
    'The sign is turned round: the tool subtracts the group’s value from the other side’s, ours the other side’s from the group’s.',
  'divided-by-mean':
    'The tool divides by the mean benefit once too often; ours is the mean log deviation as it is defined.',
  'outcome-dropped':
    'One of the outcomes does not occur on one side. The tool leaves that outcome out on both sides; ours counts it.',
  'one-sided-stratum':
    'In some stratum nobody is accepted, or nobody is rejected. The tool takes the missing share to be 0; ours leaves the stratum out, since it does not say who gets which.',
  'zero-over-zero': 'Nothing is divided by nothing. The tool gives 0; ours is undefined.',
} as const;
export type ReasonId = keyof typeof REASONS;
