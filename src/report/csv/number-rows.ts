import type { Audit } from '../../audit/audit.ts';
import type {
  CombinationAssessment,
  Comparisons,
  CriterionVerdict,
  Disparity,
  GroupAssessment,
  MetricTests,
  MetricValue,
} from '../../fairness/assessment.ts';
import type { NumberFormat } from '../../fairness/catalogue/entry.ts';
import type { MetricId } from '../../fairness/metrics.ts';
import { entryNamed, entryOf, familyWords } from '../entries.ts';
import { plainGroupName } from '../phrases.ts';
import { CONCEPT_WORDS, OMNIBUS_WORDS, VERDICT_WORDS } from '../words.ts';

export type NumberSection = 'verdict' | 'metric' | 'comparison' | 'disparity' | 'test' | 'pair' | 'measure' | 'index';

/** One number of an audit, with all that says which one it is. Texts are empty where there is nothing to say. */
export interface NumberRow {
  readonly section: NumberSection;
  /** `sex`, `sex × race`. */
  readonly combination: string;
  /** Empty for a number over all groups. */
  readonly group: string;
  /** What the group is compared with: another group, all groups, everybody else. */
  readonly against: string;
  readonly stratum: string;
  /** The value of a label with several that is the positive one here. */
  readonly klass: string;
  readonly id: string;
  readonly name: string;
  readonly scale: string;
  readonly method: string;
  readonly format: NumberFormat;
  readonly value: MetricValue;
  readonly p?: number | null;
  readonly adjustedP?: number | null;
  readonly verdict?: string;
  readonly tolerance?: number;
}

type Where = Pick<NumberRow, 'combination' | 'stratum' | 'klass'>;

const NOWHERE = { group: '', against: '', scale: '', method: '' } as const;
const ALL = 'all groups together';
const REST = 'everybody else';

/** Every number of an audit: verdicts, then each combination of features, its strata and classes. */
export function* numberRows({ assessment }: Audit): Generator<NumberRow> {
  for (const combination of assessment.combinations) yield* combinationRows(combination);
}

/** Every number of one combination of features. */
export function* combinationRows(combination: CombinationAssessment): Generator<NumberRow> {
  const where: Where = { combination: combination.features.join(' × '), stratum: '', klass: '' };
  for (const verdict of combination.verdicts) yield verdictRow(verdict, where);
  yield* assessedRows(combination, where, combination.reference);
  for (const [metric, tests] of Object.entries(combination.tests)) yield* testRows(metric as MetricId, tests, where);
  for (const { id, against, values } of combination.measures) {
    const other = against === 'rest' ? REST : nameOf(combination.reference);
    const { name, format } = entryOf(id);
    for (const [g, value] of values.entries()) {
      const group = nameOf(combination.groups[g].key);
      yield { ...NOWHERE, section: 'measure', ...where, group, against: other, id, name, format, value };
    }
  }
  for (const { id, value } of combination.indices) {
    const { name, format } = entryOf(id);
    yield { ...NOWHERE, section: 'index', ...where, id, name, format, value };
  }
  yield* strataRows(combination, where);
  yield* classRows(combination, where);
}

interface Assessed {
  readonly overall: GroupAssessment;
  readonly groups: readonly GroupAssessment[];
  readonly disparities: readonly Disparity[];
}

function* assessedRows(assessed: Assessed, where: Where, reference: readonly string[] | null): Generator<NumberRow> {
  const compared = new Set<string>(assessed.groups.flatMap(({ toOverall }) => Object.keys(toOverall)));
  for (const { key, metrics } of [assessed.overall, ...assessed.groups]) {
    for (const [id, value] of Object.entries(metrics) as [MetricId, MetricValue][]) {
      if (!compared.has(id) && !isTold(id, assessed)) continue;
      const { name, format } = entryOf(id);
      yield { ...NOWHERE, section: 'metric', ...where, group: nameOf(key), id, name, format, value };
    }
  }
  for (const { key, toReference, toOverall } of assessed.groups) {
    yield* comparisonRows(nameOf(key), nameOf(reference), toReference, where);
    yield* comparisonRows(nameOf(key), ALL, toOverall, where);
  }
  for (const disparity of assessed.disparities) yield disparityRow(disparity, where);
}

/** Whether a metric without a value in any group is told of all the same: its counts were withheld. */
function isTold(id: MetricId, { overall, groups }: Assessed): boolean {
  const values = [overall, ...groups].map(({ metrics }) => metrics[id]);
  return values.some((value) => value.kind === 'defined' || value.reason === 'withheld');
}

function* comparisonRows(group: string, against: string, to: Comparisons, where: Where): Generator<NumberRow> {
  for (const [id, comparison] of Object.entries(to)) {
    const { name, format } = entryOf(id as MetricId);
    const common = { section: 'comparison', ...where, group, against, id, name, method: '' } as const;
    const test = { p: comparison.test?.p, adjustedP: comparison.test?.adjustedP };
    yield {
      ...common,
      scale: 'difference',
      format: gapFormat(format, 'difference'),
      value: comparison.difference,
      ...test,
    };
    yield { ...common, scale: 'ratio', format: 'ratio', value: comparison.ratio };
  }
}

function disparityRow({ id, metrics, scale, method, value, highest, lowest }: Disparity, where: Where): NumberRow {
  const own = entryNamed(metrics[0])?.format ?? 'number';
  const format = scale === 'difference' || scale === 'ratio' ? gapFormat(own, scale) : own;
  const family = id.replace(/(Difference|Ratio|GroupMin|GroupMax)$/, '');
  const sides = { group: highest ? nameOf(highest) : '', against: lowest ? nameOf(lowest) : '' };
  return { section: 'disparity', ...where, ...sides, id, name: familyWords(family), scale, method, format, value };
}

function* testRows(id: MetricId, { omnibus, pairs }: MetricTests, where: Where): Generator<NumberRow> {
  const { name, format } = entryOf(id);
  const common = { ...where, id, name, method: '' } as const;
  if (omnibus.kind === 'tested') {
    const { statistic, degreesOfFreedom, p, method } = omnibus;
    const value: MetricValue = { kind: 'defined', value: statistic, interval: null, n: degreesOfFreedom };
    const how = OMNIBUS_WORDS[method];
    yield { ...NOWHERE, ...common, section: 'test', method: how, format: 'number', value, p };
  } else yield { ...NOWHERE, ...common, section: 'test', format: 'number', value: omnibus };
  for (const { higher, lower, difference, p, adjustedP } of pairs) {
    const sides = { group: nameOf(higher), against: nameOf(lower), scale: 'difference' };
    yield {
      section: 'pair',
      ...common,
      ...sides,
      format: gapFormat(format, 'difference'),
      value: difference,
      p,
      adjustedP,
    };
  }
}

function verdictRow(
  { criterion, concept, scale, tolerance, verdict, leading }: CriterionVerdict,
  where: Where,
): NumberRow {
  return {
    section: 'verdict',
    ...where,
    group: leading ? nameOf(leading.higher.key) : '',
    against: leading ? nameOf(leading.lower.key) : '',
    id: criterion,
    name: CONCEPT_WORDS[concept].name,
    scale,
    method: leading ? entryOf(leading.metric).name : '',
    format: scale === 'ratio' ? 'ratio' : 'points',
    value: leading?.gap ?? { kind: 'undefined', reason: 'fewer-than-two-groups', n: 0 },
    p: leading?.p,
    adjustedP: leading?.adjustedP,
    verdict: VERDICT_WORDS[verdict],
    tolerance,
  };
}

function* strataRows({ strata, reference }: CombinationAssessment, where: Where): Generator<NumberRow> {
  if (!strata) return;
  for (const stratum of strata.strata) {
    yield* assessedRows(
      stratum,
      { ...where, stratum: `${strata.feature}: ${stratum.stratum || '(empty)'}` },
      reference,
    );
  }
  for (const { metric, key, difference, p, adjustedP } of strata.pooled) {
    const { name, format } = entryOf(metric);
    const pooled = { ...where, stratum: `${strata.feature}: pooled` };
    const sides = { group: nameOf(key), against: nameOf(reference), scale: 'difference', method: '' };
    yield {
      section: 'comparison',
      ...pooled,
      ...sides,
      id: metric,
      name,
      format: gapFormat(format, 'difference'),
      value: difference,
      p,
      adjustedP,
    };
  }
}

function* classRows({ multiclass, reference }: CombinationAssessment, where: Where): Generator<NumberRow> {
  if (!multiclass) return;
  for (const { key, metrics } of [multiclass.overall, ...multiclass.groups]) {
    for (const [id, value] of Object.entries(metrics)) {
      const { name, format } = entryNamed(id)!;
      yield { ...NOWHERE, section: 'metric', ...where, group: nameOf(key), id, name, format, value };
    }
  }
  for (const disparity of multiclass.disparities) yield disparityRow(disparity, where);
  for (const { positive, ...assessed } of multiclass.oneAgainstRest) {
    yield* assessedRows(assessed, { ...where, klass: positive || '(empty)' }, reference);
  }
}

function nameOf(key: readonly string[] | null): string {
  return key ? (key.length > 0 ? plainGroupName(key) : ALL) : '';
}

function gapFormat(format: NumberFormat, scale: 'difference' | 'ratio'): NumberFormat {
  if (scale === 'ratio') return 'ratio';
  return format === 'percent' ? 'points' : format;
}
