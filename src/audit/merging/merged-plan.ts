import { unitedClasses } from '../../cube/merge.ts';
import type { AuditPlan, ResolvedPlan } from '../../plan/plan.ts';
import type { Audit } from '../audit.ts';
import { commonDepth } from './settings.ts';
import { commonGrid } from './score-axis.ts';

/** A plan as it is asked, with references that nobody named left to be chosen by size, and as far as it is resolved. */
export interface MergedPlan {
  readonly asked: AuditPlan;
  readonly resolved: ResolvedPlan;
}

/**
 * The plan that the merged counts answer: the leading audit's, with all classes, scores on the axis that all share, and the
 * depth that all have.
 */
export function mergedPlan(audits: readonly Audit[], { plan: leading, cube }: Audit): MergedPlan {
  const plans = audits.map(({ plan }) => plan);
  const { title, reading, ...kept } = leading;
  const open = plans.every(({ allClasses }) => allClasses);
  const united = unitedClasses(audits.map((audit) => audit.cube.classes)).names;
  const classes = open ? byRows(united, audits) : united;
  const common = commonReading(plans, reading);
  const resolved: ResolvedPlan = {
    ...kept,
    ...(title !== undefined && plans.every((plan) => plan.title === title) && { title }),
    ...(common && { reading: common }),
    ...(leading.numericTarget && { numericTarget: { ...leading.numericTarget, origin: cube.targetOrigin } }),
    ...(classes.length > 0 && {
      classes: [...classes],
      allClasses: open ? true : undefined,
    }),
    score: leading.score && { ...leading.score, grid: commonGrid(audits, leading) },
    intersectionDepth: commonDepth(plans),
  };
  const sensitiveFeatures = leading.sensitiveFeatures.map(({ referenceBySize, reference, ...feature }) => ({
    ...feature,
    reference: referenceBySize ? null : reference,
  }));
  return { asked: { ...resolved, sensitiveFeatures }, resolved };
}

/** Classes that nobody named, in the order of one file: most rows of label and prediction first, then by name. */
function byRows(classes: readonly string[], audits: readonly Audit[]): string[] {
  const rows = new Map(classes.map((name) => [name, 0]));
  for (const { cube } of audits) {
    const { to } = unitedClasses([classes, cube.classes]);
    const counts = cube.combinations[0].classes?.n ?? [];
    const width = cube.classes.length + 1;
    counts.forEach((n, place) => {
      for (const own of [Math.floor(place / width) % width, place % width]) {
        const name = classes[to[1][own]];
        if (name !== undefined) rows.set(name, rows.get(name)! + n);
      }
    });
  }
  return [...rows].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([name]) => name);
}

/** How the files were read, as far as that is the same: a delimiter is one file's own. */
function commonReading(plans: readonly ResolvedPlan[], leading: AuditPlan['reading']): AuditPlan['reading'] {
  if (!leading) return undefined;
  const { delimiter, hasHeader, columns } = leading;
  const common = {
    ...(plans.every(({ reading }) => reading?.delimiter === delimiter) && delimiter !== undefined && { delimiter }),
    ...(plans.every(({ reading }) => reading?.hasHeader === hasHeader) && hasHeader !== undefined && { hasHeader }),
    ...(columns && { columns }),
  };
  return Object.keys(common).length > 0 ? common : undefined;
}
