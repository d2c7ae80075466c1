import type { Audit } from '../../../src/audit/audit.ts';
import type { Figure } from '../../../src/report/figures/figure.ts';
import { intervalsFigure } from '../../../src/report/figures/group-intervals.ts';
import { figuresOfKind } from '../../../src/report/figures/registry.ts';
import { auditOfColumns, columnsOf, combinationOf, FIVE_GROUPS, people, SCORED } from '../../report/figures/people.ts';

export interface Specimen {
  readonly name: string;
  readonly width: number;
  readonly figure: Figure;
}

const HOSTILE = ['</text><script>alert(1)</script>', "=cmd|' /C calc'!A0", '"><a href="https://example.org/">&'];
const LONG = [
  'Not Hispanic or Latino, two or more races, tribally enrolled',
  'Native Hawaiian or other Pacific Islander, English as second',
  'White, not Hispanic or Latino, holder of a temporary permit',
];

function named(names: readonly string[]) {
  return people(
    Object.fromEntries(
      names.map((name, i) => [name, { n: Math.max(60, 260 - 60 * i), lift: 0.05 * (i % 5), sharpness: 0.1 }]),
    ),
  );
}

function only(figures: readonly Figure[], id?: string): Figure {
  const found = id === undefined ? figures[0] : figures.find((figure) => figure.id === id);
  if (!found) throw new Error(`no figure ${id ?? ''} among ${figures.map((figure) => figure.id).join(', ')}`);
  return found;
}

function gaps(rows: ReturnType<typeof columnsOf>) {
  const race = rows.race as string[];
  return {
    ...rows,
    label: (rows.label as string[]).map((label, i) => (i % (race[i] === 'Hispanic' ? 6 : 17) === 0 ? '' : label)),
    score: (rows.score as number[]).map((score, i) => (i % 31 === 0 ? Number.NaN : score)),
  };
}

/** One picture of each kind, and what is hard to draw. */
export async function specimens(): Promise<Specimen[]> {
  const audit = await auditOfColumns(columnsOf(FIVE_GROUPS), SCORED);
  const lacking = await auditOfColumns(gaps(columnsOf(FIVE_GROUPS)), SCORED);
  const byRace = combinationOf(audit, 'race');
  const crossed = combinationOf(audit, 'race', 'sex');
  const hostile = await auditOfColumns(columnsOf(named(HOSTILE)), SCORED_FREE);
  const long = await auditOfColumns(columnsOf(named(LONG)), SCORED_FREE);
  const many = await auditOfColumns(columnsOf(named(MANY)), { ...SCORED_FREE, intersectionDepth: 1 });
  const falsePositives = (of: Audit, features = ['race']) =>
    only([intervalsFigure(of, combinationOf(of, ...features), 'falsePositiveRate')].flatMap((one) => one ?? []));
  const roc = (of: Audit) => only(figuresOfKind(of, combinationOf(of, 'race'), 'rocByGroup'));
  const map = only(figuresOfKind(audit, crossed, 'intersectionMap'), 'intersectionMap-race-sex-falsePositiveRate');
  return [
    { name: 'groupIntervals', width: 800, figure: falsePositives(audit) },
    { name: 'groupIntervals-narrow', width: 360, figure: falsePositives(audit) },
    { name: 'groupIntervals-crossed', width: 800, figure: falsePositives(audit, ['race', 'sex']) },
    { name: 'groupIntervals-long-names', width: 800, figure: falsePositives(long) },
    { name: 'groupIntervals-hostile-names', width: 360, figure: falsePositives(hostile) },
    { name: 'intersectionMap', width: 800, figure: map },
    { name: 'intersectionMap-narrow', width: 360, figure: map },
    { name: 'disparityLadder', width: 800, figure: only(figuresOfKind(audit, byRace, 'disparityLadder')) },
    {
      name: 'disparityLadder-narrow',
      width: 360,
      figure: only(figuresOfKind(audit, combinationOf(audit, 'sex'), 'disparityLadder')),
    },
    { name: 'rocByGroup', width: 800, figure: roc(audit) },
    { name: 'rocByGroup-narrow', width: 360, figure: roc(audit) },
    { name: 'rocByGroup-hostile-names', width: 800, figure: roc(hostile) },
    { name: 'rocByGroup-many', width: 800, figure: roc(many) },
    { name: 'calibrationByGroup', width: 800, figure: only(figuresOfKind(audit, byRace, 'calibrationByGroup')) },
    { name: 'scoreDistributions', width: 800, figure: only(figuresOfKind(audit, byRace, 'scoreDistributions')) },
    {
      name: 'scoreDistributions-long-names',
      width: 360,
      figure: only(figuresOfKind(long, combinationOf(long, 'race'), 'scoreDistributions')),
    },
    {
      name: 'missingness',
      width: 800,
      figure: only(figuresOfKind(lacking, combinationOf(lacking, 'race'), 'missingness')),
    },
    { name: 'representation', width: 800, figure: only(figuresOfKind(audit, byRace, 'representation')) },
  ];
}

const MANY = Array.from({ length: 12 }, (_, i) => `District ${i + 1}`);
const SCORED_FREE = { ...SCORED, sensitiveFeatures: [{ column: 'race' }, { column: 'sex' }] };
