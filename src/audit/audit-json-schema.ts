import * as v from 'valibot';
import { WITHHELD_PARTS } from '../cube/cube.ts';
import { MOST_CLASSES } from '../plan/classes.ts';
import { AuditPlanSchema } from '../plan/plan.ts';
import { MOST_STRATA } from '../plan/rules.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const names = v.array(v.string());
const groups = v.array(names);
const sha256 = v.nullable(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)));
const holds = v.optional(v.picklist(['counts', 'both']));
const cells = v.array(v.looseObject({ group: count, stratum: count, n: count }));

const Cube = v.looseObject({
  evenhandCube: v.literal(2),
  score: v.nullable(
    v.object({ kind: v.picklist(['exact', 'grid']), at: v.array(v.number()), closed: v.optional(v.string()) }),
  ),
  predictionFrom: v.nullable(v.picklist(['column', 'threshold'])),
  hasLabel: v.boolean(),
  hasWeights: v.boolean(),
  hasTarget: v.boolean(),
  hasTargetPrediction: v.boolean(),
  targetOrigin: v.optional(v.number()),
  calibrationBins: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100)),
  strata: v.pipe(names, v.maxLength(MOST_STRATA)),
  classes: v.pipe(names, v.maxLength(MOST_CLASSES)),
  rows: v.object({
    tallied: count,
    setAside: count,
    weightMissing: count,
    scoreMissing: v.nullable(count),
    scoreOutsideUnit: v.nullable(count),
  }),
  gate: v.optional(v.object({ minimum: count, withheld: v.array(v.picklist(WITHHELD_PARTS)) })),
  combinations: v.array(
    v.object({
      features: names,
      groups,
      cells,
      classCells: v.optional(cells),
      withheld: v.optional(v.object({ groups, together: v.array(v.looseObject({ stratum: count, n: count })) })),
    }),
  ),
});

const File = v.looseObject({
  name: v.pipe(v.string(), v.maxLength(500)),
  size: v.optional(count),
  sha256,
  rows: count,
  format: v.optional(v.looseObject({})),
  badRows: v.optional(v.looseObject({ count, setAside: count, first: v.array(v.looseObject({})) })),
  sampleOf: v.optional(count),
  holds,
  parts: v.optional(
    v.array(v.object({ name: v.pipe(v.string(), v.maxLength(500)), size: count, sha256, rows: count, holds })),
  ),
});

/** The outline of an audit as JSON; what is in the arrays of a cube is checked where it is read. */
export const AuditDocument = v.looseObject({
  evenhandAudit: v.literal(2),
  madeBy: v.pipe(v.string(), v.maxLength(60)),
  file: File,
  plan: AuditPlanSchema,
  assessment: v.looseObject({
    notices: v.array(v.looseObject({ code: v.string(), facts: v.record(v.string(), v.unknown()) })),
  }),
  cube: Cube,
});
