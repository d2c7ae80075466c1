import type { Audit } from '../../audit/audit.ts';
import type { Concept, Finding, VerdictKind } from '../../fairness/assessment.ts';
import { findingSentence } from '../sentences.ts';
import { withheldGroups } from '../verdict-words.ts';
import { CONCEPT_WORDS } from '../words.ts';
import { surelyShown } from './claims.ts';
import type { Claim } from './claims.ts';
import type { Evidence } from './kind-parts.ts';

/** Findings of some criteria as evidence, by their verdicts. */
export interface FindingsAsEvidence {
  readonly findings: readonly Finding[];
  readonly shown: readonly Evidence[];
  readonly ruledOut: readonly Evidence[];
  readonly notEnoughData: readonly Evidence[];
}

export function findingEvidence(audit: Audit, concepts: readonly Concept[]): FindingsAsEvidence {
  const findings = audit.assessment.findings.filter(({ concept }) => concepts.includes(concept));
  const having = (kind: VerdictKind): Evidence[] =>
    joined(
      audit,
      findings.filter(({ verdict }) => verdict === kind),
    );
  return {
    findings,
    shown: having('shown'),
    ruledOut: having('ruledOut'),
    notEnoughData: having('notEnoughData'),
  };
}

const CONCEPTS = Object.keys(CONCEPT_WORDS) as Concept[];

/** Findings as evidence; two criteria that rest on one gap of the same groups are named together. */
function joined({ assessment, plan }: Audit, findings: readonly Finding[]): Evidence[] {
  const alike = new Map<string, Finding[]>();
  for (const finding of findings) {
    const { claim } = findingSentence(assessment, plan, finding);
    const id = [finding.combination, claim].join('\0');
    alike.set(id, [...(alike.get(id) ?? []), finding]);
  }
  return [...alike.values()].map((same): Evidence => {
    const ordered = [...same].sort((a, b) => CONCEPTS.indexOf(a.concept) - CONCEPTS.indexOf(b.concept));
    const last = ordered[ordered.length - 1];
    const { text } = findingSentence(assessment, plan, last);
    const place = { at: 'finding' as const, id: last.id };
    if (ordered.length === 1) return { text, place };
    const [first, second] = ordered.map(({ concept }) => CONCEPT_WORDS[concept].name);
    return { text: `${first} and ${second.toLowerCase()}: ${text}`, place };
  });
}

/**
 * Findings as claims of a kind, `others` more being made beside them. A finding’s p value is the least of its criteria’s,
 * after Holm’s correction over pairs and rates, times the number of criteria (Bonferroni).
 */
export function findingClaims(
  { assessment, plan }: Audit,
  findings: readonly Finding[],
  others: number,
): readonly Claim[] {
  const own = findings.map(({ combination, verdicts }) => {
    const { verdicts: all } = assessment.combinations[combination];
    return verdicts.map((i) => all[i]);
  });
  const pValues = own.map((criteria) =>
    Math.min(1, ...criteria.flatMap(({ shown }) => shown.map(({ adjustedP }) => adjustedP * criteria.length))),
  );
  const isSure = surelyShown(pValues, others, plan.alpha);
  return findings.map(({ combination, verdict }, i) => ({
    features: assessment.combinations[combination].features,
    verdict,
    isSure: isSure[i],
    isWithheld: verdict === 'notEnoughData' && own[i].some((criterion) => withheldGroups(criterion) > 0),
  }));
}

/** Something that could not be told, which has no place of its own. */
export function lacking(text: string): Evidence {
  return { text, place: null };
}
