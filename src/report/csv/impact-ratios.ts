import type { Audit } from '../../audit/audit.ts';
import type { CombinationAssessment, GroupAssessment, MetricValue } from '../../fairness/assessment.ts';
import { groupName } from '../phrases.ts';
import { csvText, type CsvCell, type CsvOptions } from './csv-text.ts';

/** The groups of one combination of features as a bias-audit summary lists them. */
export interface ImpactTable {
  readonly features: readonly string[];
  readonly rows: readonly ImpactRow[];
}

export interface ImpactRow {
  readonly group: string;
  /** Rows whose decision is known. Undefined where they are withheld. */
  readonly applicants: number | null;
  readonly selected: number | null;
  readonly rate: MetricValue;
  /** Selection rate over that of the group with the highest; null where one of them is undefined, or the highest is 0. */
  readonly impactRatio: number | null;
  readonly isMostSelected: boolean;
  readonly belowMinimum: boolean;
}

/**
 * Selection rates and impact ratios of every combination of features: the form that the rules to New York City's Local Law
 * 144 ask for (6 RCNY § 5-301), the highest rate of any group being the one that all are divided by. Groups below the
 * minimum size are listed, but none of them is what others are divided by. Under weights, rates are weighted and the selected
 * are not counted. Empty where the audit has no decision.
 */
export function impactTables({ assessment }: Audit): ImpactTable[] {
  return assessment.combinations.flatMap((combination) => {
    const rows = impactRows(combination);
    return rows.some(({ rate }) => rate.kind === 'defined') ? [{ features: combination.features, rows }] : [];
  });
}

function impactRows({ groups }: CombinationAssessment): ImpactRow[] {
  const rateOf = ({ metrics }: GroupAssessment): number =>
    metrics.selectionRate.kind === 'defined' ? metrics.selectionRate.value : Number.NaN;
  const judged = groups.filter((group) => !group.belowMinimum && !Number.isNaN(rateOf(group)));
  const highest = Math.max(...judged.map(rateOf));
  return groups.map((group): ImpactRow => {
    const rate = group.metrics.selectionRate;
    const defined = rate.kind === 'defined';
    return {
      group: groupName(group.key),
      applicants: group.withheld ? null : rate.n,
      selected: defined ? (rate.count ?? null) : null,
      rate,
      impactRatio: defined && highest > 0 ? rate.value / highest : null,
      isMostSelected: defined && !group.belowMinimum && highest > 0 && rate.value === highest,
      belowMinimum: group.belowMinimum,
    };
  });
}

/** The same as CSV. */
export function impactCsv(audit: Audit, options: CsvOptions): string {
  const head = ['features', 'category', 'applicants', 'selected', 'selection_rate', 'impact_ratio', 'note'];
  const rows = impactTables(audit).flatMap(({ features, rows }) =>
    rows.map((row): CsvCell[] => [
      features.join(' × '),
      row.group,
      row.applicants,
      row.selected,
      row.rate.kind === 'defined' ? row.rate.value : null,
      row.impactRatio,
      impactNote(row),
    ]),
  );
  return csvText([head, ...rows], options);
}

/** What is said beside a group: that it is the one all are divided by, that it is small, or that it is withheld. */
export function impactNote({ isMostSelected, belowMinimum, applicants }: ImpactRow): string {
  if (applicants === null) return 'withheld';
  if (isMostSelected) return 'most selected';
  return belowMinimum ? 'fewer rows than the minimum' : '';
}
