import { describe, expect, it } from 'vitest';
import { profileTable } from '../../src/data/profile-table.ts';
import { readTable } from '../../src/data/read-table.ts';
import { suggestPlan } from '../../src/plan/suggest.ts';
import type { Role } from '../../src/plan/suggestion.ts';
import { HAS_REFERENCE, referenceFile } from '../support/reference.ts';

async function suggestionFor(file: File) {
  const result = await readTable(file, {}, {});
  const profile = await profileTable(result, { fileName: file.name, sha256: null });
  const suggestion = suggestPlan(profile);
  const roleOf = (name: string): Role | undefined => suggestion.columns.find(({ column }) => column === name)?.role;
  const reasonOf = (name: string) => suggestion.columns.find(({ column }) => column === name)?.reason;
  return { ...suggestion, roleOf, reasonOf };
}

const csv = (header: string, ...rows: string[]) => new File([[header, ...rows].join('\n') + '\n'], 'x.csv');

describe('suggestPlan', () => {
  it('takes a decision for the prediction and says which value is positive, and why', async () => {
    const file = csv('sex,selected', 'F,No', 'M,Yes', 'F,No', 'M,Yes');
    const { plan, reasonOf } = await suggestionFor(file);
    expect(plan.prediction).toEqual({ column: 'selected', positive: { values: ['Yes'] } });
    expect(plan.sensitiveFeatures).toEqual([{ column: 'sex' }]);
    expect(reasonOf('selected')).toEqual({
      code: 'name-and-two-values',
      facts: { matched: 'selected', positive: 'Yes' },
    });
  });

  it('uses a column called sample weight, and only points at one that may be a weight', async () => {
    const rows = ['F,1,0,1.5,70.5', 'M,0,1,2,81.2', 'F,1,1,0.5,66', 'M,0,0,1,90'];
    const { plan, reasonOf } = await suggestionFor(csv('sex,y_true,y_pred,sample_weight,weight', ...rows));
    expect(plan.sampleWeight).toBe('sample_weight');
    expect(reasonOf('weight')?.code).toBe('perhaps-weight');
  });

  it('takes 1 of 1 and 2, the larger of −1 and 1, and the value not known for "no"', async () => {
    const one = await suggestionFor(csv('sex,credit', 'F,1', 'M,2', 'F,2', 'M,1'));
    expect(one.plan.label?.positive).toEqual({ values: ['1'] });
    const two = await suggestionFor(csv('sex,promoted', 'F,-1', 'M,1', 'F,1', 'M,-1'));
    expect(two.plan.prediction?.positive).toEqual({ values: ['1'] });
    const three = await suggestionFor(csv('sex,outcome', 'F,no', 'M,relapse', 'F,no', 'M,no'));
    expect(three.plan.label?.positive).toEqual({ values: ['relapse'] });
  });

  it.each([
    ['Geschlecht;Alter;Eingestellt', 'w;34;Ja', 'm;41;Nein', 'prediction', 'Eingestellt', 'Ja', 'Geschlecht'],
    ['Sexe;Âge;Accordé', 'F;34;oui', 'H;41;non', 'prediction', 'Accordé', 'oui', 'Sexe'],
    ['Género;Edad;Aprobado', 'M;34;sí', 'H;41;no', 'prediction', 'Aprobado', 'sí', 'Género'],
    ['Altersgruppe;x;Rückfall', 'bis 30;34;ja', 'über 30;41;nein', 'label', 'Rückfall', 'ja', 'Altersgruppe'],
  ] as const)('knows the names of other languages: %s', async (header, one, other, role, column, positive, feature) => {
    const { plan } = await suggestionFor(csv(header, ...Array<string>(20).fill(`${one}\n${other}`)));
    expect(plan[role]).toEqual({ column, positive: { values: [positive] } });
    expect(plan.sensitiveFeatures).toEqual([{ column: feature }]);
  });

  it('takes many numbers between 0 and 1 for a score, though they are called a prediction', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => `${i % 2 ? 'F' : 'M'},${i % 3 ? 1 : 0},${i / 30}`);
    const { plan } = await suggestionFor(csv('sex,label,predicted', ...rows));
    expect(plan.score).toEqual({ column: 'predicted', threshold: 0.5, comparison: 'atLeast' });
  });

  it('counts each value of a label and a prediction that share three or more', async () => {
    const grades = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'];
    const rows = Array.from({ length: 80 }, (_, i) => `${i % 2 ? 'F' : 'M'},${grades[i % 8]},${grades[(i * 3) % 8]}`);
    const { plan, roleOf } = await suggestionFor(csv('sex,actual,predicted', ...rows));
    expect(plan).toMatchObject({ classes: [], label: { column: 'actual' }, prediction: { column: 'predicted' } });
    expect(['actual', 'predicted'].map(roleOf)).toEqual(['label', 'prediction']);
    const two = await suggestionFor(csv('sex,actual,predicted', 'F,1,0', 'M,0,1', 'F,1,1'));
    expect(two.plan.classes).toBeUndefined();
    const other = await suggestionFor(csv('sex,actual,predicted', 'F,A,x', 'M,B,y', 'F,C,z', 'M,D,x'));
    expect(other.plan.classes).toBeUndefined();
  });

  it('takes the label’s positive value for that of the prediction, where it is predicted at all', async () => {
    const rows = ['F,A,A', 'M,B,B', 'F,C,C', 'M,D,D', 'F,A,D', 'M,A,A', 'F,B,B', 'M,C,C', 'F,C,E', 'M,D,D', 'M,D,D'];
    const positives = async (...lines: string[]) => {
      const { plan } = await suggestionFor(csv('sex,label,pred', ...lines));
      return [plan.label?.positive, plan.prediction?.positive];
    };
    const [label, prediction] = await positives(...rows, ...rows);
    expect(label).toEqual({ values: ['B'] });
    expect(prediction).toEqual(label);
    expect(await positives('F,1,yes', 'M,0,no', 'F,1,yes', 'M,0,yes')).toEqual([
      { values: ['1'] },
      { values: ['yes'] },
    ]);
  });

  it('takes two amounts on one scale for a numeric outcome and its prediction', async () => {
    const rows = Array.from(
      { length: 60 },
      (_, i) => `${i % 2 ? 'F' : 'M'},${100 + i * 3.5},${90 + ((i * 7) % 60) * 4}`,
    );
    const { plan, roleOf } = await suggestionFor(csv('sex,actual,predicted', ...rows));
    expect(plan.numericTarget).toEqual({ column: 'actual', prediction: 'predicted' });
    expect(plan).toMatchObject({ label: null, prediction: null, score: null });
    expect(['actual', 'predicted'].map(roleOf)).toEqual(['numericTarget', 'targetPrediction']);
  });

  it('takes no probability for the prediction of an amount', async () => {
    const rows = Array.from({ length: 60 }, (_, i) => `${i % 2 ? 'F' : 'M'},${100 + i * 3.5},${((i * 7) % 60) / 60}`);
    const { plan } = await suggestionFor(csv('sex,target,predicted', ...rows));
    expect(plan.numericTarget).toBeUndefined();
    expect(plan.score?.column).toBe('predicted');
  });

  it('makes a prediction of a probability with the threshold 0.5 where there is no decision', async () => {
    const rows = ['F,1,0.2', 'M,0,0.9', 'F,1,0.51', 'M,0,0.7'];
    const { plan } = await suggestionFor(csv('gender,label,score', ...rows));
    expect(plan.score).toEqual({ column: 'score', threshold: 0.5, comparison: 'atLeast' });
    expect(plan.prediction).toBeNull();
  });
});

describe.skipIf(!HAS_REFERENCE)('suggestPlan on real files', () => {
  it('reads COMPAS', async () => {
    const { plan, roleOf } = await suggestionFor(referenceFile('compas-scores-two-years.csv'));
    expect(plan.label).toEqual({ column: 'two_year_recid', positive: { values: ['1'] } });
    expect(plan.score).toEqual({ column: 'decile_score', threshold: 5, comparison: 'atLeast' });
    expect(plan.sensitiveFeatures.map(({ column }) => column)).toEqual(['sex', 'age_cat', 'race']);
    expect(['name', 'first', 'last', 'dob'].map(roleOf)).toEqual(['personal', 'personal', 'personal', 'personal']);
  });

  it('reads Adult, with both spellings of the positive value', async () => {
    const { plan, reasonOf } = await suggestionFor(referenceFile('adult.csv'));
    expect(plan.label?.column).toBe('income');
    expect(plan.label && 'values' in plan.label.positive && [...plan.label.positive.values].sort()).toEqual([
      '>50K',
      '>50K.',
    ]);
    expect(plan.sensitiveFeatures.map(({ column }) => column)).toEqual(['race', 'sex']);
    expect(plan.sampleWeight).toBeNull();
    expect(reasonOf('fnlwgt')?.code).toBe('perhaps-weight');
    expect(reasonOf('age')?.code).toBe('perhaps-sensitive-bins');
  });

  it.each([
    ['german_credit.csv', 'class-label', ['1'], null, ['sex']],
    ['german_uci_codes.csv', 'credit', ['1'], null, ['personal_status', 'foreign_worker']],
    ['law_scored.csv', 'pass_bar', ['1.0'], 'prediction', ['male', 'race']],
    ['bank_scored.csv', 'y', ['yes'], 'prediction', ['marital']],
    ['student_por.csv', 'class', ['High'], null, ['sex']],
    ['adult_scored.csv', 'income', ['>50K'], 'prediction', ['race', 'sex']],
    ['edge_cases.csv', 'label', ['Yes'], 'prediction', ['group']],
  ])('reads %s', async (name, label, positive, prediction, features) => {
    const { plan } = await suggestionFor(referenceFile(name));
    expect(plan.label).toEqual({ column: label, positive: { values: positive } });
    expect(plan.prediction?.column ?? null).toBe(prediction);
    expect(plan.sensitiveFeatures.map(({ column }) => column).sort()).toEqual([...features].sort());
  });
});
