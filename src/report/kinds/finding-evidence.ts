import type { Audit } from '../../audit/audit.ts';
import type { Concept, Finding, VerdictKind } from '../../fairness/assessment.ts';
import { shortList } from '../phrases.ts';
import { findingSentence } from '../sentences.ts';
import type { Evidence, Standing } from './kind-parts.ts';

const MOST_NAMED = 4;

/** Findings of some criteria as evidence, by their verdicts. */
export interface FindingsAsEvidence {
  readonly findings: readonly Finding[];
  readonly shown: readonly Evidence[];
  readonly ruledOut: readonly Evidence[];
  readonly notEnoughData: readonly Evidence[];
}

export function findingEvidence({ assessment, plan }: Audit, concepts: readonly Concept[]): FindingsAsEvidence {
  const findings = assessment.findings.filter(({ concept }) => concepts.includes(concept));
  const having = (kind: VerdictKind): Evidence[] =>
    findings
      .filter(({ verdict }) => verdict === kind)
      .map((finding) => ({
        text: findingSentence(assessment, plan, finding).text,
        place: { at: 'finding', id: finding.id },
      }));
  return {
    findings,
    shown: having('shown'),
    ruledOut: having('ruledOut'),
    notEnoughData: having('notEnoughData'),
  };
}

/**
 * Where something is shown, to go after that word: ` by race and sex`; by intersections only where no single feature shows it.
 */
export function shownBy({ assessment }: Audit, { findings }: FindingsAsEvidence): string {
  const shown = findings.filter(({ verdict }) => verdict === 'shown');
  const features = shown.map(({ combination }) => assessment.combinations[combination].features);
  const least = Math.min(...features.map(({ length }) => length));
  const names = new Set(features.filter(({ length }) => length === least).map((each) => each.join(' × ')));
  return names.size > 0 ? ` by ${shortList([...names], MOST_NAMED)}` : '';
}

/** shown where anything is; notShown where all is ruled out; cannotTell else. */
export function standingOf({ shown, notEnoughData, findings }: FindingsAsEvidence): Exclude<Standing, 'notExamined'> {
  if (shown.length > 0) return 'shown';
  return notEnoughData.length > 0 || findings.length === 0 ? 'cannotTell' : 'notShown';
}

/** Something that could not be told, which has no place of its own. */
export function lacking(text: string): Evidence {
  return { text, place: null };
}
