import * as v from 'valibot';
import { Bins, type EdgeBins } from './bins-schema.ts';

/**
 * The AuditPlan: a JSON document that says what is audited. Public format; `public/schemas/audit-plan.v1.json` is
 * generated from this schema. A plan that has passed {@link resolvePlan} holds no data-dependent choice any more, so it
 * means the same everywhere.
 */

const columnName = v.pipe(v.string(), v.description('Unique column name; a repeated header has .1, .2… appended.'));
const levelName = v.pipe(v.string(), v.description('A value exactly as it stands in the file; "" is the empty cell.'));

/** Most population shares that a sensitive feature may have: as many as it may have groups. */
const MOST_POPULATION_SHARES = 500;

/** Which values of a column count as positive. Missing values are neither positive nor negative. */
export const PositiveRule = v.union([
  v.pipe(
    v.strictObject({ values: v.pipe(v.array(levelName), v.minLength(1)) }),
    v.description('These values are positive, every other value that is not missing is negative.'),
  ),
  v.pipe(
    v.strictObject({ atLeast: v.pipe(v.number(), v.finite()) }),
    v.description('Numbers at or above this are positive.'),
  ),
  v.pipe(v.strictObject({ above: v.pipe(v.number(), v.finite()) }), v.description('Numbers above this are positive.')),
]);

const OutcomeRole = v.strictObject({
  column: columnName,
  positive: PositiveRule,
  words: v.optional(
    v.pipe(
      v.string(),
      v.maxLength(120),
      v.description('How a sentence says that the value is positive, after a plural: "were hired", "reoffended".'),
    ),
  ),
});

/** The fixed grid of a score with more than 65,536 distinct values. */
const ScoreGrid = v.strictObject({
  start: v.number(),
  stop: v.number(),
  bins: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65536)),
  extraEdges: v.pipe(v.array(v.number()), v.description('Thresholds and the pooled median, added to the even edges.')),
});

const ScoreRole = v.strictObject({
  column: columnName,
  threshold: v.pipe(
    v.nullable(v.number()),
    v.description('Makes the prediction where no prediction column is named; null: the score is only assessed.'),
  ),
  comparison: v.pipe(
    v.picklist(['atLeast', 'above']),
    v.description('atLeast: positive when score >= threshold; above: when score > threshold.'),
  ),
  grid: v.optional(v.nullable(ScoreGrid)),
});

const SensitiveFeature = v.strictObject({
  column: columnName,
  bins: v.optional(Bins),
  merge: v.optional(
    v.pipe(
      v.array(v.strictObject({ name: v.string(), levels: v.pipe(v.array(v.string()), v.minLength(1)) })),
      v.description('Levels (or bins, by name) counted as one group under a name.'),
    ),
  ),
  reference: v.optional(
    v.pipe(
      v.nullable(v.string()),
      v.description('The reference group, after bins and merges. null or absent: the largest group, when resolved.'),
    ),
  ),
  referenceBySize: v.optional(
    v.pipe(v.literal(true), v.description('Nobody named the reference: it is the largest group, and reports say so.')),
  ),
  population: v.optional(
    v.pipe(
      v.record(v.string(), v.pipe(v.number(), v.gtValue(0), v.maxValue(1))),
      v.maxEntries(MOST_POPULATION_SHARES),
      v.description(
        'How large each group is in the population that the rows should stand for, as shares by group name, after bins and merges; shares of levels that are merged add up. They may add up to less than 1: the rest belongs to groups that are not named.',
      ),
    ),
  ),
  populationSource: v.optional(
    v.pipe(v.string(), v.maxLength(200), v.description('Where the population shares come from, such as a census.')),
  ),
});

/** How the file was read, where a person said otherwise than what was sniffed; a plan read with its file applies it. */
const Reading = v.strictObject({
  delimiter: v.optional(v.picklist([',', ';', '\t', '|'])),
  hasHeader: v.optional(v.boolean()),
  columns: v.optional(
    v.array(
      v.strictObject({
        column: columnName,
        type: v.optional(v.picklist(['number', 'category', 'date', 'text', 'identifier', 'empty'])),
        missing: v.optional(
          v.pipe(
            v.array(levelName),
            v.description('Exactly these values mean "not known". By default: empty, NA, N/A, null, ?, NaN.'),
          ),
        ),
      }),
    ),
  ),
});

export const CRITERION_IDS = [
  'demographicParityDifference',
  'demographicParityRatio',
  'equalOpportunityDifference',
  'equalOpportunityRatio',
  'equalizedOddsDifference',
  'equalizedOddsRatio',
  'baseRateDifference',
  'baseRateRatio',
] as const;

const proportion = v.pipe(v.number(), v.gtValue(0), v.ltValue(1));

export const AuditPlanSchema = v.pipe(
  v.strictObject({
    $schema: v.optional(v.string()),
    evenhandPlan: v.pipe(v.literal(1), v.description('Version of the format.')),
    title: v.optional(v.pipe(v.string(), v.maxLength(200))),
    unit: v.optional(
      v.pipe(v.string(), v.maxLength(60), v.description('What one row is, in the plural: people, applications.')),
    ),
    reading: v.optional(Reading),
    label: v.pipe(v.nullable(OutcomeRole), v.description('What was true.')),
    prediction: v.pipe(v.nullable(OutcomeRole), v.description('What was predicted or decided.')),
    score: v.nullable(ScoreRole),
    numericTarget: v.optional(
      v.pipe(
        v.nullable(
          v.strictObject({
            column: columnName,
            prediction: v.nullable(columnName),
            origin: v.optional(
              v.pipe(
                v.number(),
                v.finite(),
                v.description('Where sums of the target are measured from; its median, when resolved.'),
              ),
            ),
          }),
        ),
        v.description('A numeric outcome and its numeric prediction; their moments are tallied.'),
      ),
    ),
    classes: v.optional(
      v.pipe(
        v.nullable(v.array(levelName)),
        v.description(
          'For labels with more than two values: the values that label and prediction are also counted by. Empty: all that occur, when resolved.',
        ),
      ),
    ),
    allClasses: v.optional(
      v.pipe(v.literal(true), v.description('Nobody named the classes: they are all values that occurred.')),
    ),
    sensitiveFeatures: v.array(SensitiveFeature),
    intersectionDepth: v.pipe(
      v.number(),
      v.integer(),
      v.minValue(1),
      v.maxValue(4),
      v.description('1: single features; 2: also every pair of features; and so on.'),
    ),
    controlFeature: v.optional(
      v.pipe(v.nullable(columnName), v.description('Stratum: counts are kept apart by its values.')),
    ),
    sampleWeight: v.nullable(columnName),
    minimumGroupSize: v.pipe(
      v.number(),
      v.integer(),
      v.minValue(1),
      v.description('Smaller groups are shown but no verdict rests on them.'),
    ),
    criteria: v.optional(
      v.pipe(v.array(v.picklist(CRITERION_IDS)), v.description('Tested criteria; absent: all that apply.')),
    ),
    tolerances: v.strictObject({
      difference: v.pipe(proportion, v.description('Largest difference of rates that is tolerated, e.g. 0.1.')),
      ratio: v.pipe(proportion, v.description('Smallest ratio of rates that is tolerated, e.g. 0.8.')),
    }),
    alpha: v.pipe(v.number(), v.gtValue(0), v.maxValue(0.5), v.description('Significance of each verdict.')),
    calibrationBins: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)),
  }),
  v.title('Evenhand audit plan'),
);

export type AuditPlan = v.InferOutput<typeof AuditPlanSchema>;
export type Reading = v.InferOutput<typeof Reading>;
export type PositiveRule = v.InferOutput<typeof PositiveRule>;
export type OutcomeRole = v.InferOutput<typeof OutcomeRole>;
export type ScoreRole = v.InferOutput<typeof ScoreRole>;
export type ScoreGrid = v.InferOutput<typeof ScoreGrid>;
export type SensitiveFeature = v.InferOutput<typeof SensitiveFeature>;
export type NumericTarget = NonNullable<AuditPlan['numericTarget']>;
export type CriterionId = (typeof CRITERION_IDS)[number];

export { emptyPlan } from './empty-plan.ts';

/** A sensitive feature whose bins, if any, have their edges. */
export interface CutFeature extends SensitiveFeature {
  readonly bins?: EdgeBins;
}

/**
 * A plan that rows can be counted under: every feature has its edges, a score that needs a grid has one, a numeric target its
 * origin, and classes are named. Its reference groups may still be open.
 */
export interface CountedPlan extends AuditPlan {
  readonly sensitiveFeatures: CutFeature[];
}

/**
 * A plan without data-dependent choices: every feature has its edges and its reference group, a score that needs a grid
 * has one, a numeric target its origin, and classes are named. Made by {@link resolvePlan} against a table.
 */
export interface ResolvedPlan extends AuditPlan {
  readonly sensitiveFeatures: (CutFeature & { reference: string })[];
}
