import { expect } from 'vitest';
import { auditFile } from '../../src/audit/audit-file.ts';
import type { Audit } from '../../src/audit/audit.ts';
import type { VerdictKind } from '../../src/fairness/assessment.ts';
import type { MetricId } from '../../src/fairness/metrics.ts';
import { representationOf } from '../../src/fairness/representation/representation-of.ts';
import type { SampleId } from '../../src/ui/state/sample-files.ts';
import { fileOf, planOf } from './sample-of.ts';

function verdictOf(audit: Audit, finding: string): VerdictKind | undefined {
  return audit.assessment.findings.find(({ id }) => id === finding)?.verdict;
}

/** A defined metric of a group of one combination. */
export function metricOf(audit: Audit, features: string, group: string, metric: MetricId): number {
  const combination = audit.assessment.combinations.find((one) => one.features.join('×') === features)!;
  const value = combination.groups.find(({ key }) => key.join(' × ') === group)!.metrics[metric];
  if (value.kind === 'undefined') throw new Error(`${metric} of ${group} is undefined`);
  return value.value;
}

function omnibusP(audit: Audit, features: string, metric: MetricId): number {
  const combination = audit.assessment.combinations.find((one) => one.features.join('×') === features)!;
  const omnibus = combination.tests[metric]!.omnibus;
  if (omnibus.kind === 'undefined') throw new Error(`${metric} by ${features} was not tested`);
  return omnibus.p;
}

function verdictsAre(audit: Audit, verdicts: Readonly<Record<string, VerdictKind>>): void {
  const found = Object.keys(verdicts).map((finding) => [finding, verdictOf(audit, finding)]);
  expect(Object.fromEntries(found)).toEqual(verdicts);
}

function shareVerdicts(audit: Audit, feature: string): Record<string, VerdictKind | undefined> {
  const { groups } = representationOf(audit.cube, audit.plan, [feature])!;
  return Object.fromEntries(groups.map(({ key, against }) => [key.join(), against?.verdict]));
}

/** Every line of every card under "What an audit should find", by how it begins, with what an audit finds of it. */
export const FOUND: Readonly<Record<SampleId, readonly (readonly [line: RegExp, check: (audit: Audit) => unknown])[]>> =
  {
    hiring: [
      [/^Disparity shown by sex in the label itself/, (audit) => verdictsAre(audit, { 'sex/baseRate': 'shown' })],
      [
        /^Disparity shown by sex and by race and ethnicity in who is selected, deepest for Black women/,
        (audit) => {
          verdictsAre(audit, { 'sex/demographicParity': 'shown', 'race_ethnicity/demographicParity': 'shown' });
          const both = audit.assessment.combinations.find(({ features }) => features.length === 2)!;
          const { lowest } = both.disparities.find(({ id }) => id === 'demographicParityDifference')!;
          expect(lowest).toEqual(['Female', 'Black or African American']);
        },
      ],
      [
        /^With `qualified` as the label instead, base rates by sex no longer differ by more than the tolerance, and qualified women/,
        async () => {
          const plan = { ...planOf('hiring'), criteria: undefined, intersectionDepth: 1 };
          const label = { column: 'qualified', positive: { values: ['Yes'] } };
          verdictsAre(await auditFile(fileOf('hiring'), { ...plan, label, prediction: null }), {
            'sex/baseRate': 'ruledOut',
          });
          const tool = await auditFile(fileOf('hiring'), { ...plan, label });
          verdictsAre(tool, { 'sex/equalOpportunity': 'shown' });
          expect(metricOf(tool, 'sex', 'Female', 'truePositiveRate')).toBeLessThan(
            metricOf(tool, 'sex', 'Male', 'truePositiveRate'),
          );
        },
      ],
    ],
    credit: [
      [
        /^Disparity shown by sex: of the women who repaid, far fewer reach the threshold; a woman’s score promises less than she pays/,
        (audit) => {
          verdictsAre(audit, { 'sex/demographicParity': 'shown', 'sex/equalOpportunity': 'shown' });
          const of = (group: string, metric: MetricId): number => metricOf(audit, 'sex', group, metric);
          expect(of('Female', 'truePositiveRate')).toBeLessThan(of('Male', 'truePositiveRate') - 0.1);
          expect(of('Female', 'meanScore')).toBeLessThan(of('Female', 'baseRate') - 0.02);
        },
      ],
      [
        /^Not enough data by race: 41 Native American applicants/,
        (audit) => {
          verdictsAre(audit, {
            'race/demographicParity': 'notEnoughData',
            'race/equalOpportunity': 'notEnoughData',
            'race/equalizedOdds': 'notEnoughData',
          });
          const race = audit.assessment.combinations.find(({ features }) => features.join() === 'race')!;
          expect(race.groups.find(({ key }) => key.join() === 'Native American')!.n).toBe(41);
          const verdict = race.verdicts.find(({ criterion }) => criterion === 'demographicParityDifference')!;
          expect(verdict.power!.limiting).toMatchObject({ key: ['Native American'], have: 41 });
          expect(verdict.power!.limiting!.need!).toBeGreaterThan(41);
        },
      ],
      [
        /^No difference in base rates by sex beyond chance/,
        (audit) => expect(omnibusP(audit, 'sex', 'baseRate')).toBeGreaterThan(0.05),
      ],
    ],
    recognition: [
      [
        /^People with darker skin are about 5 % of the file and 22 % of the population: under-represented/,
        (audit) => {
          const { groups } = representationOf(audit.cube, audit.plan, ['skin_tone'])!;
          const darker = groups.find(({ key }) => key.join() === 'Darker')!;
          expect(darker.rows! / audit.file.rows).toBeCloseTo(0.05, 2);
          expect(darker.against!.expected).toBe(0.22);
          expect(shareVerdicts(audit, 'skin_tone')).toEqual({
            Lighter: 'ruledOut',
            Medium: 'ruledOut',
            Darker: 'shown',
          });
        },
      ],
      [
        /^Disparity shown by skin tone: pairs of the same person are missed far more often where the skin is darker/,
        (audit) => {
          verdictsAre(audit, { 'skin_tone/equalOpportunity': 'shown', 'skin_tone×sex/equalOpportunity': 'shown' });
          const missed = (tone: string): number => metricOf(audit, 'skin_tone', tone, 'falseNegativeRate');
          expect(missed('Darker')).toBeGreaterThan(2 * missed('Lighter'));
        },
      ],
      [
        /^Disparity by sex ruled out in how many pairs are matched, .* \(demographic parity, equal opportunity\); not enough data for equalized odds/,
        (audit) =>
          verdictsAre(audit, {
            'sex/demographicParity': 'ruledOut',
            'sex/equalOpportunity': 'ruledOut',
            'sex/equalizedOdds': 'notEnoughData',
          }),
      ],
      [
        /^Darker women are so few that the file can say little about them exactly/,
        (audit) => {
          const both = audit.assessment.combinations.find(({ features }) => features.length === 2)!;
          const rate = both.groups.find(({ key }) => key.join() === 'Darker,Female')!.metrics.truePositiveRate;
          const interval = rate.kind === 'defined' ? rate.interval! : null;
          expect(interval!.high - interval!.low).toBeGreaterThan(0.2);
        },
      ],
    ],
    moderation: [
      [
        /^Disparity shown by language in false removals: .* many more are removed in Polish and Turkish than in English/,
        (audit) => {
          verdictsAre(audit, { 'language/equalizedOdds': 'shown' });
          const removed = (language: string): number => metricOf(audit, 'language', language, 'falsePositiveRate');
          for (const language of ['Polish', 'Turkish'])
            expect(removed(language)).toBeGreaterThan(2 * removed('English'));
        },
      ],
      [
        /^Disparity by language in how many adverts are found, in the other direction/,
        (audit) => {
          verdictsAre(audit, { 'language/equalOpportunity': 'shown' });
          const found = (language: string): number => metricOf(audit, 'language', language, 'truePositiveRate');
          for (const language of ['Polish', 'Turkish']) expect(found(language)).toBeLessThan(found('English') - 0.05);
        },
      ],
      [
        /^Base rates of rule breaking differ between languages by chance only; between new and long-standing members no disparity is shown/,
        (audit) => {
          expect(omnibusP(audit, 'language', 'baseRate')).toBeGreaterThan(0.05);
          verdictsAre(audit, {
            'tenure/demographicParity': 'ruledOut',
            'tenure/equalOpportunity': 'ruledOut',
            'tenure/equalizedOdds': 'ruledOut',
          });
        },
      ],
    ],
    chatbot: [
      [
        /^Disparity shown by language: of the harmless requests about 30 % are refused in Swiss German and 4 % elsewhere/,
        (audit) => {
          verdictsAre(audit, { 'language/equalizedOdds': 'shown' });
          const refused = (language: string): number => metricOf(audit, 'language', language, 'falsePositiveRate');
          expect(Math.abs(refused('Swiss German') - 0.3)).toBeLessThan(0.05);
          for (const language of ['English', 'Standard German', 'Spanish'])
            expect(Math.abs(refused(language) - 0.04)).toBeLessThan(0.02);
        },
      ],
      [
        /equal opportunity is kept while equalized odds is not/,
        (audit) => verdictsAre(audit, { 'language/equalOpportunity': 'ruledOut', 'language/equalizedOdds': 'shown' }),
      ],
      [
        /^Between members and guests no disparity is shown/,
        (audit) => {
          const between = audit.assessment.findings.filter(({ id }) => id.startsWith('user_group/'));
          expect(between.length).toBeGreaterThan(0);
          expect(between.map(({ verdict }) => verdict)).not.toContain('shown');
        },
      ],
    ],
  };
