import type {
  Assessment,
  CombinationAssessment,
  Defined,
  Disparity,
  DisparityMethod,
  GroupAssessment,
  MetricValue,
} from '../../src/fairness/assessment.ts';

/** The group with a key; throws when there is none. */
export function groupOf(combination: CombinationAssessment, ...key: string[]): GroupAssessment {
  const group = combination.groups.find((each) => JSON.stringify(each.key) === JSON.stringify(key));
  if (!group) throw new Error(`no group ${key.join(' | ')}`);
  return group;
}

export function disparityOf(
  combination: CombinationAssessment,
  id: string,
  method: DisparityMethod = 'betweenGroups',
): Disparity {
  const found = combination.disparities.find((each) => each.id === id && each.method === method);
  if (!found) throw new Error(`no disparity ${id}`);
  return found;
}

export function defined(value: MetricValue): Defined {
  if (value.kind === 'undefined') throw new Error(`undefined: ${value.reason}`);
  return value;
}

export function reasonOf(value: MetricValue): string | null {
  return value.kind === 'undefined' ? value.reason : null;
}

export function verdictOf(assessment: Assessment, criterion: string, combination = 0) {
  const found = assessment.combinations[combination].verdicts.find((each) => each.criterion === criterion);
  if (!found) throw new Error(`no verdict ${criterion}`);
  return found;
}
