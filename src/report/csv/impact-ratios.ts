import type { Audit } from '../../audit/audit.ts';
import type { CombinationAssessment, GroupAssessment, MetricValue } from '../../fairness/assessment.ts';
import { missingGroups } from '../../fairness/representation/missing-groups.ts';
import { plainGroupName } from '../phrases.ts';
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
  /**
   * Selection rate over that of the group with the highest. Null where one of them is undefined, or the highest is 0; of
   * rows whose group is not known; and where groups are withheld, one of which may have the highest.
   */
  readonly impactRatio: number | null;
  /** The rows whose group is not known: they are counted, and compared with nobody. */
  readonly isUnknown: boolean;
  /** Whether groups beside it are withheld. */
  readonly besideWithheld: boolean;
  readonly isMostSelected: boolean;
  readonly belowMinimum: boolean;
}

/**
 * Selection rates and impact ratios of every combination of features: the form that the rules to New York City's Local Law
 * 144 ask for (6 RCNY § 5-301), the highest rate of any group being the one that all are divided by. Groups below the
 * minimum size are listed, but none of them is what others are divided by; rows whose group is not known come last and have
 * no ratio. Where a group is withheld no ratio of the table is known. Under weights, rates are weighted and the selected are
 * not counted. Empty where the audit has no decision.
 */
export function impactTables({ assessment, plan }: Audit): ImpactTable[] {
  return assessment.combinations.flatMap((combination) => {
    const rows = impactRows(combination, missingGroups(plan, combination.features));
    return rows.some(({ rate }) => rate.kind === 'defined') ? [{ features: combination.features, rows }] : [];
  });
}

function impactRows({ groups }: CombinationAssessment, isMissing: (key: readonly string[]) => boolean): ImpactRow[] {
  const rateOf = ({ metrics }: GroupAssessment): number =>
    metrics.selectionRate.kind === 'defined' ? metrics.selectionRate.value : Number.NaN;
  const besideWithheld = groups.some(({ withheld }) => withheld);
  const mayLead = (group: GroupAssessment): boolean => !group.belowMinimum && !isMissing(group.key) && !besideWithheld;
  const judged = groups.filter((group) => mayLead(group) && !Number.isNaN(rateOf(group)));
  const highest = Math.max(...judged.map(rateOf));
  const rows = groups.map((group): ImpactRow => {
    const rate = group.metrics.selectionRate;
    const defined = rate.kind === 'defined';
    const isUnknown = isMissing(group.key);
    return {
      group: plainGroupName(group.key),
      applicants: group.withheld ? null : rate.n,
      selected: defined ? (rate.count ?? null) : null,
      rate,
      impactRatio: defined && !isUnknown && highest > 0 ? rate.value / highest : null,
      isUnknown,
      besideWithheld,
      isMostSelected: defined && mayLead(group) && highest > 0 && rate.value === highest,
      belowMinimum: group.belowMinimum,
    };
  });
  return rows.sort((a, b) => Number(a.isUnknown) - Number(b.isUnknown));
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

/**
 * What is said beside a group: that it is the one all are divided by, that it is small, that it is withheld, or why it has no
 * ratio.
 */
export function impactNote({ isMostSelected, belowMinimum, applicants, isUnknown, besideWithheld }: ImpactRow): string {
  if (applicants === null) return 'withheld';
  const notes = [
    isMostSelected ? 'most selected' : '',
    belowMinimum ? 'fewer rows than the minimum' : '',
    isUnknown ? 'not known, not compared' : '',
    besideWithheld && !isUnknown ? 'no ratio, since a withheld group may be the most selected' : '',
  ];
  return notes.filter(Boolean).join('; ');
}
