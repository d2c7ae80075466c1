import type { AuditCube } from '../cube/cube.ts';
import type { Assessment, CombinationAssessment } from '../fairness/assessment.ts';
import type { Audit } from './audit.ts';

/** An audit without what it shares with a former one, for whoever holds that: a change of tolerance leaves all but the verdicts. */
export interface AuditChanges extends Omit<Audit, 'cube' | 'assessment'> {
  /** Null where the counts are the former's. */
  readonly cube: AuditCube | null;
  readonly assessment: Omit<Assessment, 'combinations'>;
  /** Of each combination, what is not that of the former's at the same place. */
  readonly combinations: readonly Partial<CombinationAssessment>[];
}

/** What an audit does not share with the former one that it was revised from; all of it where there is none. */
export function changesSince(former: Audit | null, { cube, assessment, ...rest }: Audit): AuditChanges {
  const { combinations, ...told } = assessment;
  return {
    ...rest,
    cube: cube === former?.cube ? null : cube,
    assessment: told,
    combinations: combinations.map((each, at) => changedParts(former?.assessment.combinations[at], each)),
  };
}

function changedParts(
  former: CombinationAssessment | undefined,
  each: CombinationAssessment,
): Partial<CombinationAssessment> {
  if (!former) return each;
  const keys = Object.keys(each) as (keyof CombinationAssessment)[];
  return Object.fromEntries(keys.filter((key) => each[key] !== former[key]).map((key) => [key, each[key]]));
}

/** The audit that {@link changesSince} tells of, from a copy of the former that it was told for. */
export function withChanges(former: Audit, { cube, assessment, combinations, ...rest }: AuditChanges): Audit {
  const parts = former.assessment.combinations;
  return {
    ...rest,
    cube: cube ?? former.cube,
    // Where the former has no such combination, all of it was told.
    assessment: { ...assessment, combinations: combinations.map((each, at) => ({ ...parts.at(at)!, ...each })) },
  };
}
