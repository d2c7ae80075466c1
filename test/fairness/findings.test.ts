import { describe, expect, it } from 'vitest';
import type { CubeTable } from '../../src/cube/cube.ts';
import { assessCube } from '../../src/fairness/assess-cube.ts';
import { confusionRows, cubeOf, planOf } from './cube-of.ts';
import type { Row } from './cube-of.ts';

const wide: Row[] = [...confusionRows(['a'], 800, 0, 200, 0), ...confusionRows(['b'], 300, 0, 700, 0)];
const narrower: Row[] = [...confusionRows(['a'], 700, 0, 300, 0), ...confusionRows(['b'], 450, 0, 550, 0)];
const level: Row[] = [...confusionRows(['a'], 5000, 0, 5000, 0), ...confusionRows(['b'], 5000, 0, 5000, 0)];

/** A cube with a combination for each set of rows. */
function cubeWith(...sets: readonly [features: readonly string[], rows: readonly Row[]][]) {
  const tables: CubeTable[] = sets.map(([features, rows]) => {
    const keyed = rows.map((row) => ({ ...row, key: features.map((_, i) => (i === 0 ? row.key[0] : 'x')) }));
    return cubeOf(keyed, { features }).combinations[0];
  });
  return { ...cubeOf(wide), combinations: tables };
}

const plan = planOf({ one: 'a', two: 'x' }, { criteria: ['demographicParityDifference', 'demographicParityRatio'] });

describe('findings', () => {
  it('come with single features first, among them the widest sure gap', () => {
    const { findings } = assessCube(
      cubeWith([['two'], narrower], [['one'], wide], [['three'], level], [['one', 'two'], wide]),
      planOf({ one: 'a', two: 'x', three: 'x' }, { criteria: plan.criteria }),
    );
    expect(findings.map(({ id, verdict }) => [id, verdict])).toEqual([
      ['one/demographicParity', 'shown'],
      ['two/demographicParity', 'shown'],
      ['one×two/demographicParity', 'shown'],
      ['three/demographicParity', 'ruledOut'],
    ]);
    expect(findings[0]).toMatchObject({ combination: 1, verdicts: [0, 1] });
  });

  it('are as grave as the graver of difference and ratio', () => {
    // 4 % against 1 %: the ratio is far off, the difference within the tolerance
    const rare: Row[] = [...confusionRows(['a'], 200, 0, 4800, 0), ...confusionRows(['b'], 50, 0, 4950, 0)];
    const { findings, combinations } = assessCube(cubeWith([['one'], rare]), plan);
    expect(combinations[0].verdicts.map(({ verdict }) => verdict)).toEqual(['ruledOut', 'shown']);
    expect(findings[0].verdict).toBe('shown');
  });
});

describe('notices', () => {
  it('tell what happened to rows, scores and levels', () => {
    const rows: Row[] = [
      ...confusionRows([''], 6, 6, 6, 6),
      ...confusionRows(['b'], 6, 6, 6, 6),
      ...confusionRows(['tiny'], 1, 1, 0, 0),
      { key: ['b'], label: 1, times: 3 },
    ];
    const cube = cubeOf(rows);
    const { notices } = assessCube(
      { ...cube, rows: { ...cube.rows, setAside: 2, weightMissing: 1, scoreMissing: 4, scoreOutsideUnit: 5 } },
      planOf({ group: 'b' }),
    );
    const factsOf = (code: string) => notices.find((notice) => notice.code === code)?.facts;
    expect(factsOf('rows-set-aside')).toMatchObject({ rows: 2 });
    expect(factsOf('weights-missing')).toMatchObject({ rows: 1 });
    expect(factsOf('score-missing')).toMatchObject({ rows: 4 });
    expect(factsOf('score-outside-unit')).toMatchObject({ rows: 5 });
    expect(factsOf('rows-left-out')).toMatchObject({ rows: 3, predictionUnknown: 3, labelUnknown: 0, both: 0 });
    expect(factsOf('perhaps-missing-levels')).toEqual({ feature: 'group', levels: [''] });
    expect(factsOf('groups-below-minimum')).toMatchObject({ groups: 1, names: ['tiny'], minimum: 10 });
  });

  it('are silent when all is well', () => {
    expect(assessCube(cubeOf(wide), planOf({ group: 'a' })).notices.map(({ code }) => code)).toEqual([]);
  });
});
