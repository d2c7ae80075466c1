import type { AuditPlan, OutcomeRole, SensitiveFeature } from '../../src/plan/plan.ts';
import type { Cells, Preparation } from './prepared.ts';

/** How one configuration of a golden file is asked of Evenhand. */
export interface ParityConfig extends Preparation {
  readonly dataset: string;
  readonly config: string;
  readonly roles: Partial<Pick<AuditPlan, 'label' | 'prediction' | 'score' | 'sampleWeight'>>;
  /** Sensitive features by the name that the golden file uses, where a bare column of that name will not do. */
  readonly features?: Readonly<Record<string, SensitiveFeature>>;
  /** Groups by the name that the golden file uses, where it differs. */
  readonly groupNames?: Readonly<Record<string, string>>;
}

const outcome = (column: string, ...values: string[]): OutcomeRole => ({ column, positive: { values } });
const scored = (column = 'score'): AuditPlan['score'] => ({ column, threshold: null, comparison: 'atLeast' });

const COMPAS_ROLES: ParityConfig['roles'] = {
  label: outcome('two_year_recid', '1'),
  prediction: outcome('score_text', 'Medium', 'High'),
  score: scored('risk'),
};
const COMPAS = {
  dataset: 'compas',
  file: 'compas-scores-two-years.csv',
  roles: COMPAS_ROLES,
  keep: ['two_year_recid', 'score_text', 'race', 'sex', 'age_cat'],
  derived: { risk: (cells: Cells) => String((Number(cells('decile_score')) - 0.5) / 10) },
};
const filtered = (cells: Cells): boolean => {
  const days = cells('days_b_screening_arrest');
  return (
    days !== '' &&
    days !== 'NaN' &&
    Math.abs(Number(days)) <= 30 &&
    cells('is_recid') !== '-1' &&
    cells('c_charge_degree') !== 'O' &&
    cells('score_text') !== 'N/A'
  );
};

const EDGE = {
  dataset: 'edge_cases',
  file: 'edge_cases.csv',
  roles: { label: outcome('label', 'Yes'), prediction: outcome('prediction', 'TRUE') },
  features: { sensitive: { column: 'group' } },
  groupNames: { '(blank)': '' },
  keep: ['group', 'label', 'prediction', 'score', 'weight', 'flag', 'flag.1'],
};

export const PARITY_CONFIGS: readonly ParityConfig[] = [
  {
    dataset: 'adult',
    config: 'scored',
    file: 'adult_scored.csv',
    keep: [],
    roles: { label: outcome('income', '>50K'), prediction: outcome('prediction', '1'), score: scored() },
  },
  {
    dataset: 'adult',
    config: 'raw_label_only',
    file: 'adult.csv',
    keep: [],
    roles: { label: outcome('income', '>50K', '>50K.') },
  },
  {
    dataset: 'adult',
    config: 'raw_complete_rows_label_only',
    file: 'adult.csv',
    keep: ['sex', 'race', 'income'],
    rows: (cells) => ['workclass', 'occupation', 'native-country'].every((name) => cells(name) !== '?'),
    roles: { label: outcome('income', '>50K', '>50K.') },
  },
  {
    dataset: 'bank',
    config: 'scored',
    file: 'bank_scored.csv',
    keep: [],
    roles: { label: outcome('y', 'yes'), prediction: outcome('prediction', 'yes'), score: scored() },
    features: {
      age_group: {
        column: 'age',
        bins: { edges: [25, 61] },
        merge: [
          { name: '25-60', levels: ['25 to under 61'] },
          { name: '<25 or >60', levels: ['under 25', '61 and over'] },
        ],
      },
    },
  },
  { ...COMPAS, config: 'two_year_all' },
  { ...COMPAS, config: 'propublica_filter', rows: filtered },
  {
    ...COMPAS,
    config: 'two_races',
    rows: (cells) => filtered(cells) && ['African-American', 'Caucasian'].includes(cells('race')),
  },
  { ...EDGE, config: 'blank_as_group' },
  { ...EDGE, config: 'blank_group_dropped', rows: (cells) => cells('group') !== '' },
  {
    ...EDGE,
    config: 'with_score',
    rows: (cells) => cells('score') !== 'NaN',
    roles: { ...EDGE.roles, score: scored() },
  },
  { ...EDGE, config: 'weighted', roles: { ...EDGE.roles, sampleWeight: 'weight' } },
  {
    dataset: 'german',
    config: 'scored',
    file: 'german_scored.csv',
    keep: [],
    roles: { label: outcome('class-label', '1'), prediction: outcome('prediction', '1'), score: scored() },
    features: {
      age_group: {
        column: 'age',
        bins: { edges: [26] },
        merge: [
          { name: '<=25', levels: ['under 26'] },
          { name: '>25', levels: ['26 and over'] },
        ],
      },
    },
  },
  {
    dataset: 'german',
    config: 'uci_codes_label_only',
    file: 'german_uci_codes.csv',
    keep: [],
    roles: { label: outcome('credit', '1') },
    features: {
      sex: {
        column: 'personal_status',
        merge: [
          { name: 'female', levels: ['A92', 'A95'] },
          { name: 'male', levels: ['A91', 'A93', 'A94'] },
        ],
      },
    },
  },
  {
    dataset: 'law_school',
    config: 'scored',
    file: 'law_scored.csv',
    keep: [],
    roles: { label: outcome('pass_bar', '1.0'), prediction: outcome('prediction', '1'), score: scored() },
  },
  {
    dataset: 'ricci',
    config: 'combine_ge_70',
    file: 'ricci.csv',
    keep: [],
    roles: { score: { column: 'Combine', threshold: 70, comparison: 'atLeast' } },
  },
  {
    dataset: 'ricci',
    config: 'promoted_minus_one_coding',
    file: 'ricci_promoted.csv',
    keep: [],
    roles: { prediction: outcome('Promoted', '1') },
  },
  {
    dataset: 'student',
    config: 'g2',
    file: 'student_por.csv',
    keep: ['class', 'G2', 'sex', 'address'],
    derived: { score: (cells) => String(Number(cells('G2')) / 20) },
    roles: {
      label: outcome('class', 'High'),
      prediction: { column: 'G2', positive: { atLeast: 10 } },
      score: scored(),
    },
  },
];
