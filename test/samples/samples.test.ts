import { readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { auditFile } from '../../src/audit/audit-file.ts';
import type { Audit } from '../../src/audit/audit.ts';
import type { VerdictKind } from '../../src/fairness/assessment.ts';
import { parsePlan } from '../../src/plan/check-plan.ts';
import type { AuditPlan } from '../../src/plan/plan.ts';
import { kindsOf } from '../../src/report/kinds/kinds.ts';
import { sampleAddresses } from '../../src/ui/state/samples.ts';
import { SAMPLE_FILES, type SampleId } from '../../src/ui/state/sample-files.ts';

const read = (address: string): string => readFileSync(`public/${address}`, 'utf8');

function fileOf(id: SampleId): File {
  return new File([read(sampleAddresses(id).table)], `${id}.csv`);
}

const planOf = (id: SampleId): AuditPlan => parsePlan(read(sampleAddresses(id).plan));

function verdictOf(audit: Audit, finding: string): VerdictKind | undefined {
  return audit.assessment.findings.find(({ id }) => id === finding)?.verdict;
}

/** A rate of a group of one feature. */
function rateOf(audit: Audit, feature: string, group: string, metric: 'selectionRate' | 'baseRate'): number {
  const combination = audit.assessment.combinations.find(({ features }) => features.join() === feature)!;
  const value = combination.groups.find(({ key }) => key.join() === group)!.metrics[metric];
  return value.kind === 'defined' ? value.value : NaN;
}

/** What each card says that an audit finds. */
const FOUND: Readonly<Record<SampleId, Readonly<Record<string, VerdictKind>>>> = {
  hiring: {
    'sex/baseRate': 'shown',
    'sex/demographicParity': 'shown',
    'race_ethnicity/demographicParity': 'shown',
    'sex×race_ethnicity/demographicParity': 'shown',
    'sex×race_ethnicity/baseRate': 'shown',
  },
  credit: {
    'sex/demographicParity': 'shown',
    'sex/equalOpportunity': 'shown',
    'race/demographicParity': 'notEnoughData',
    'race/equalOpportunity': 'notEnoughData',
  },
  recognition: {
    'skin_tone/equalOpportunity': 'shown',
    'skin_tone×sex/equalOpportunity': 'shown',
    'sex/equalOpportunity': 'ruledOut',
    'sex/demographicParity': 'ruledOut',
  },
  moderation: {
    'language/equalizedOdds': 'shown',
    'language/equalOpportunity': 'shown',
    'tenure/equalizedOdds': 'ruledOut',
    'tenure/demographicParity': 'ruledOut',
  },
  chatbot: {
    'language/equalizedOdds': 'shown',
    'language/equalOpportunity': 'ruledOut',
    'user_group/equalOpportunity': 'ruledOut',
    'user_group/demographicParity': 'ruledOut',
  },
};

describe.each(SAMPLE_FILES)('the sample $id', ({ id, rows, bytes }) => {
  it('is below one megabyte, and its facts are those of the file', () => {
    expect(statSync(`public/${sampleAddresses(id).table}`).size).toBe(bytes);
    expect(bytes).toBeLessThan(1_000_000);
  });

  it('has a card that calls it synthetic, and a plan that does', () => {
    const card = read(sampleAddresses(id).card);
    expect(card).toMatch(/^# .+ \(synthetic\)\n/);
    for (const part of ['Generator', 'Licence', 'Intended use', '## Columns', '## How the bias was planted'])
      expect(card).toContain(part);
    expect(planOf(id).title).toMatch(/\(synthetic\)$/);
  });

  it('is audited to what its card says', async () => {
    const audit = await auditFile(fileOf(id), planOf(id));
    expect(audit.file).toMatchObject({ rows, badRows: { count: 0 } });
    for (const [finding, verdict] of Object.entries(FOUND[id])) {
      expect([finding, verdictOf(audit, finding)]).toEqual([finding, verdict]);
    }
    expect(audit.assessment.findings[0].verdict).toBe('shown');
  });
});

it('hiring: the bias lies in past decisions, not in who is qualified', async () => {
  const plan = { ...planOf('hiring'), criteria: undefined, intersectionDepth: 1 };
  const label = { column: 'qualified', positive: { values: ['Yes'] } };
  const base = await auditFile(fileOf('hiring'), { ...plan, label, prediction: null });
  const tool = await auditFile(fileOf('hiring'), { ...plan, label });
  expect(verdictOf(base, 'sex/baseRate')).toBe('ruledOut');
  expect(verdictOf(tool, 'sex/equalOpportunity')).toBe('shown');
});

it('hiring: Black women are selected least', async () => {
  const audit = await auditFile(fileOf('hiring'), planOf('hiring'));
  const both = audit.assessment.combinations.find(({ features }) => features.length === 2)!;
  const lowest = both.disparities.find(({ id }) => id === 'demographicParityDifference')!.lowest;
  expect(lowest).toEqual(['Female', 'Black or African American']);
});

it('credit: the file is read as a spreadsheet set to German writes it', async () => {
  const audit = await auditFile(fileOf('credit'), planOf('credit'));
  expect(audit.file.format).toMatchObject({ delimiter: ';' });
  expect(audit.cube.rows.tallied).toBe(audit.file.rows);
  const race = audit.assessment.combinations.find(({ features }) => features.join() === 'race')!;
  expect(race.groups.find(({ key }) => key.join() === 'Native American')!.n).toBe(41);
  const limiting = race.verdicts.find(({ criterion }) => criterion === 'demographicParityDifference')!.power!.limiting!;
  expect(limiting).toMatchObject({ key: ['Native American'], have: 41 });
  expect(limiting.need!).toBeGreaterThan(41);
});

it('recognition: darker skin is rare in the file', async () => {
  const audit = await auditFile(fileOf('recognition'), planOf('recognition'));
  const tone = audit.assessment.combinations.find(({ features }) => features.join() === 'skin_tone')!;
  const darker = tone.groups.find(({ key }) => key.join() === 'Darker')!.n;
  expect(darker / audit.file.rows).toBeLessThan(0.06);
  expect(planOf('recognition').sensitiveFeatures[0].population).toEqual({ Lighter: 0.52, Medium: 0.26, Darker: 0.22 });
});

describe('kinds of bias', () => {
  const kindsIn = async (id: SampleId) => {
    const reports = kindsOf(await auditFile(fileOf(id), planOf(id)));
    return new Map(reports.map((report) => [report.kind, report]));
  };

  it('hiring: base rates of the past decisions speak for historical bias', async () => {
    const historical = (await kindsIn('hiring')).get('historical')!;
    expect(historical.statement).toContain('base rates differ between groups');
    expect(historical.for.length).toBeGreaterThan(0);
  });

  it('credit, moderation and chatbot: algorithmic bias is shown', async () => {
    for (const id of ['credit', 'moderation', 'chatbot'] as const)
      expect([id, (await kindsIn(id)).get('algorithmic')!.standing]).toEqual([id, 'shown']);
  });

  it('recognition: representation bias is shown', async () => {
    expect((await kindsIn('recognition')).get('representation')!.standing).toBe('shown');
  });
});

it('moderation: rules are broken equally often in every language', async () => {
  const audit = await auditFile(fileOf('moderation'), planOf('moderation'));
  for (const language of ['English', 'Spanish', 'German', 'French', 'Polish', 'Turkish'])
    expect(Math.abs(rateOf(audit, 'language', language, 'baseRate') - 0.25)).toBeLessThan(0.05);
});
