import type { AuditPlan } from '../../plan/plan.ts';

/** Whether two plans ask for the same audit; how the file is read, and what is left to be chosen, aside. */
export function samePlan(a: AuditPlan, b: AuditPlan): boolean {
  return fingerprint(a) === fingerprint(b);
}

function fingerprint({ $schema: _, reading: __, ...plan }: AuditPlan): string {
  return JSON.stringify(plan, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) ? tidied(value) : value,
  );
}

/** Keys in order, without those that say nothing. */
function tidied(record: object): object {
  return Object.fromEntries(
    Object.entries(record)
      .filter(([, value]) => value !== null && value !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/**
 * Carries a change made under a finished audit over to another plan, as far as it is about the same thing: tolerances
 * always, a threshold where the score is the same, and a feature's groups where the feature is cut the same.
 */
export function carryOver(changes: Partial<AuditPlan>, plan: AuditPlan): Partial<AuditPlan> {
  const { tolerances, score, sensitiveFeatures = [] } = changes;
  const features = plan.sensitiveFeatures.map((feature) => {
    const changed = sensitiveFeatures.find(({ column }) => column === feature.column);
    const sameCut = changed && JSON.stringify(changed.bins) === JSON.stringify(feature.bins);
    return sameCut ? changed : feature;
  });
  return {
    ...(tolerances && { tolerances }),
    ...(score && score.column === plan.score?.column && { score }),
    ...(changes.sensitiveFeatures && { sensitiveFeatures: features }),
  };
}
