import * as v from 'valibot';
import { MOST_EDGES } from './bins.ts';

const edges = v.pipe(v.array(v.pipe(v.number(), v.finite())), v.minLength(1), v.maxLength(MOST_EDGES));
const quantiles = v.pipe(
  v.number(),
  v.integer(),
  v.minValue(2),
  v.maxValue(100),
  v.description('Parts with equally many rows each, as far as equal values allow.'),
);
const every = v.pipe(
  v.number(),
  v.finite(),
  v.gtValue(0),
  v.description('Edges at every multiple of this: 10 makes decades.'),
);

/** Bins with their edges. */
export const EdgeBins = v.pipe(
  v.strictObject({ edges, quantiles: v.optional(quantiles), every: v.optional(every) }),
  v.description(
    'Inner edges, increasing. With edges [25, 61] the groups are < 25, 25 to < 61, and >= 61. The others say how edges were found.',
  ),
);

/** Edges, or how to find them in the data; a resolved plan has edges. */
export const Bins = v.union([EdgeBins, v.strictObject({ quantiles }), v.strictObject({ every })]);

export type Bins = v.InferOutput<typeof Bins>;
export type EdgeBins = v.InferOutput<typeof EdgeBins>;
