import { unitedClasses } from '../../cube/merge.ts';
import { canMoveOrigin, targetDeviation } from '../../cube/target-origin.ts';
import { MOST_CLASSES } from '../../plan/classes.ts';
import { mergedName } from '../../plan/feature-groups.ts';
import type { ResolvedPlan } from '../../plan/plan.ts';
import { MOST_GROUPS, MOST_STRATA } from '../../plan/rules.ts';
import type { Audit } from '../audit.ts';
import { heldBy, type MergeDifference } from './difference.ts';

/** Where all files together have more groups, strata or classes than one audit may have. */
export function beyondLimits(audits: readonly Audit[], leading: ResolvedPlan): MergeDifference[] {
  const tooMany = (of: 'groups' | 'strata' | 'classes', column: string, count: number, most: number) =>
    count > most ? [{ kind: 'tooMany' as const, of, column, count, most }] : [];
  const cubes = audits.map(({ cube }) => cube);
  return [
    ...leading.sensitiveFeatures.flatMap(({ column, merge }) => {
      const levels = cubes.flatMap(({ combinations }) =>
        combinations
          .filter(({ features }) => features.length === 1 && features[0] === column)
          .flatMap(({ groups }) => groups.map(([level]) => mergedName(level, merge))),
      );
      return tooMany('groups', column, new Set(levels).size, MOST_GROUPS);
    }),
    ...tooMany(
      'strata',
      leading.controlFeature ?? '',
      new Set(cubes.flatMap(({ strata }) => strata)).size,
      MOST_STRATA,
    ),
    ...tooMany(
      'classes',
      (leading.label ?? leading.prediction)?.column ?? '',
      unitedClasses(cubes.map(({ classes }) => classes)).names.length,
      MOST_CLASSES,
    ),
  ];
}

/** Numeric targets that are measured from places too far apart for how much they vary. */
export function distantOrigins(audits: readonly Audit[], leading: Audit, labels: readonly string[]): MergeDifference[] {
  const origin = leading.cube.targetOrigin;
  const { numericTarget } = leading.plan;
  if (origin === undefined || !numericTarget) return [];
  const usual = targetDeviation(leading.cube) ?? 0;
  const near = audits.every(({ cube }) =>
    canMoveOrigin((cube.targetOrigin ?? origin) - origin, targetDeviation(cube) || usual),
  );
  if (near) return [];
  const origins = audits.map(({ cube }) => cube.targetOrigin ?? origin);
  return [{ kind: 'origin', column: numericTarget.column, held: heldBy(labels, origins) }];
}
