import { expect, it } from 'vitest';
import { auditFile } from '../../src/audit/audit-file.ts';
import { upgraded, type EarlierAudit } from '../../src/audit/upgrade.ts';
import type { AppError } from '../../src/errors.ts';
import { planOf } from '../support/plan-of.ts';

const CSV = `group,label,prediction\n${Array.from(
  { length: 60 },
  (_, i) => `${i % 2 ? 'a' : 'b'},${i % 3 ? 1 : 0},${i % 5 ? 1 : 0}`,
).join('\n')}\n`;

/** An audit as it was written before classes, tests, measures and indices. */
async function earlier(): Promise<EarlierAudit> {
  const audit = await auditFile(new File([CSV], 'people.csv'), planOf());
  const old = structuredClone(audit) as unknown as {
    evenhandAudit: number;
    cube: Record<string, unknown> & { combinations: Record<string, unknown>[] };
    assessment: { combinations: Record<string, unknown>[] };
  };
  old.evenhandAudit = 1;
  old.cube['evenhandCube'] = 1;
  delete old.cube['classes'];
  delete old.cube['hasTargetPrediction'];
  for (const table of old.cube.combinations) delete table['classes'];
  for (const combination of old.assessment.combinations) {
    for (const part of ['tests', 'measures', 'indices', 'strata', 'multiclass']) delete combination[part];
  }
  return old as unknown as EarlierAudit;
}

it('gives an audit of an earlier format every number of this one', async () => {
  const now = await auditFile(new File([CSV], 'people.csv'), planOf());
  const anew = { code: 'earlier-format', facts: { madeBy: now.madeBy } };
  const assessment = { ...now.assessment, notices: [anew, ...now.assessment.notices] };
  expect(upgraded(await earlier())).toEqual({ ...now, assessment });
});

it('refuses what it cannot read', async () => {
  const audit = await earlier();
  const codeOf = (kept: EarlierAudit) => {
    try {
      upgraded(kept);
      return null;
    } catch (thrown) {
      return (thrown as AppError).code;
    }
  };
  expect(codeOf({ ...audit, evenhandAudit: 3 })).toBe('audit/other-version');
  expect(codeOf({ ...audit, cube: { ...audit.cube, hasTarget: true } })).toBe('audit/other-version');
});
