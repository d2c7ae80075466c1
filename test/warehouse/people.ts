import type { AuditPlan } from '../../src/plan/plan.ts';
import { planOf } from '../support/plan-of.ts';
import type { SmallTable } from './small-tables.ts';

const NAMES = ['sex', 'age', 'region', 'label', 'prediction', 'grade', 'guess', 'score', 'price', 'offer', 'weight'];
const REGIONS = ['north', 'south', null];
const GRADES = ['A', 'B', 'C'];

/** Rows in which every column has gaps now and then, and no two groups have the same size. */
export function people(rows = 420): SmallTable {
  const cells = Array.from({ length: rows }, (_, i): (string | number | null)[] => [
    i % 17 === 0 ? null : i % 5 < 2 ? 'F' : 'M',
    i % 19 === 0 ? null : i % 23 === 0 ? 'old' : 18 + ((i * 37) % 62),
    REGIONS[i % 7 < 3 ? 0 : i % 7 < 5 ? 1 : 2],
    i % 29 === 0 ? 'NA' : (i * 7) % 5 < 2 ? 1 : 0,
    (i * 11) % 7 < 3 ? 1 : 0,
    GRADES[(i * 5) % 3],
    GRADES[(i * 5 + (i % 4 === 0 ? 1 : 0)) % 3],
    i % 31 === 0 ? null : ((i * 389) % 1000) / 1000 + (i % 50 === 7 ? 0.5 : 0),
    1000 + ((i * 53) % 400) / 4,
    1010 + ((i * 47) % 400) / 4,
    i % 37 === 0 ? '' : 1 + (i % 4) / 2,
  ]);
  return { names: NAMES, rows: cells.map((row) => row.map((cell) => (cell === null ? null : String(cell)))) };
}

const SEX = { column: 'sex' };
const AGE = { column: 'age', bins: { quantiles: 3 } };
const score = (threshold: number | null, comparison: 'atLeast' | 'above' = 'atLeast') =>
  ({ column: 'score', threshold, comparison }) as const;
const GRID = { start: 0, stop: 1, bins: 200, extraEdges: [0.3333, 0.5] };

/** Plans that between them ask for everything that is counted. */
export const PLANS: Readonly<Record<string, AuditPlan>> = {
  'decisions, weighted': planOf({ sensitiveFeatures: [SEX], sampleWeight: 'weight' }),
  'two features and their intersection': planOf({
    sensitiveFeatures: [SEX, AGE, { column: 'region', merge: [{ name: 'known', levels: ['north', 'south'] }] }],
    intersectionDepth: 2,
  }),
  'exact scores and a threshold': planOf({
    sensitiveFeatures: [SEX],
    prediction: null,
    score: score(0.5, 'above'),
    sampleWeight: 'weight',
  }),
  'scores on a grid': planOf({
    sensitiveFeatures: [SEX],
    score: { ...score(null), grid: GRID },
    sampleWeight: 'weight',
  }),
  'within strata': planOf({ sensitiveFeatures: [SEX], controlFeature: 'region', score: score(null) }),
  'several classes': planOf({
    sensitiveFeatures: [SEX],
    label: { column: 'grade', positive: { values: ['A'] } },
    prediction: { column: 'guess', positive: { values: ['A'] } },
    classes: [],
  }),
  'a numeric target': planOf({
    sensitiveFeatures: [SEX],
    label: { column: 'price', positive: { atLeast: 1040 } },
    prediction: { column: 'offer', positive: { above: 1040 } },
    numericTarget: { column: 'price', prediction: 'offer' },
    sampleWeight: 'weight',
  }),
};
