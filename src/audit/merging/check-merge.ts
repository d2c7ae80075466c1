import type { Audit } from '../audit.ts';
import type { MergeDifference } from './difference.ts';
import { fileLabels, sameFiles } from './files.ts';
import { beyondLimits, distantOrigins } from './limits.ts';
import { planDifferences } from './plan-differences.ts';
import { gridDifferences } from './grid-differences.ts';
import { commonDepth, settingDifferences, type SettingDifference } from './settings.ts';

/** Whether audits can be merged, and what is decided by the leading one where they can. */
export interface MergeCheck {
  /** What each audit is called in the differences. */
  readonly labels: readonly string[];
  /** Every reason why not; empty where they can. */
  readonly differences: readonly MergeDifference[];
  /** In what they differ although they count the same. */
  readonly settings: readonly SettingDifference[];
  /** How many features are crossed at most, where some audits crossed more; else null. */
  readonly depth: number | null;
}

/**
 * Compares audits for merging.
 * @param leading index of the audit whose settings would be taken
 */
export function checkMerge(audits: readonly Audit[], leading = 0): MergeCheck {
  const labels = fileLabels(audits);
  const plans = audits.map(({ plan }) => plan);
  const withheld = labels.filter((_, i) => audits[i].cube.gate);
  if (withheld.length > 0) {
    return { labels, differences: [{ kind: 'withheld', files: withheld }], settings: [], depth: null };
  }
  const asked = planDifferences(plans, labels);
  const first = audits[leading];
  const differences = [
    ...sameFiles(audits, labels),
    ...asked,
    ...gridDifferences(audits, labels),
    // Beyond what was asked differently, which may be the reason for it.
    ...(asked.length > 0 ? [] : [...beyondLimits(audits, first.plan), ...distantOrigins(audits, first, labels)]),
  ];
  const depth = commonDepth(plans);
  return {
    labels,
    differences,
    settings: differences.length > 0 ? [] : settingDifferences(plans),
    depth: plans.some(({ intersectionDepth }) => intersectionDepth > depth) ? depth : null,
  };
}
