import { parseNumber } from '../data/cell-number.ts';
import { binNames, NO_NUMBER } from '../plan/bins.ts';
import type { CutFeature, OutcomeRole, ResolvedPlan } from '../plan/plan.ts';
import { cellNames, isOneOf, type CellNames } from './cell-layers.ts';
import { doubleLiteral, type Dialect } from './dialect.ts';
import type { Layer } from './layers.ts';

/** The level of a feature, by its place in the plan. */
export const levelName = (feature: number): string => `eh_level_${feature + 1}`;

/** What each row is under the plan's roles: levels, stratum, states and classes of label and prediction. */
export function roleLayers(plan: ResolvedPlan, dialect: Dialect): Layer[] {
  const names = cellNames(plan);
  const roles: [string, string][] = plan.sensitiveFeatures.map((feature, f) => [
    levelName(f),
    levelOf(feature, names(feature.column), dialect),
  ]);
  if (plan.controlFeature) roles.push(['eh_stratum', names(plan.controlFeature).text]);
  for (const name of ['label', 'prediction'] as const) {
    const role = plan[name];
    if (!role) continue;
    roles.push([`eh_${name}`, stateOf(role, names(role.column), dialect)]);
    if (plan.classes?.length) {
      roles.push([`eh_${name}_class`, classOf(plan.classes, names(role.column), dialect)]);
    }
  }
  if (plan.sampleWeight !== null) {
    const { number } = names(plan.sampleWeight);
    roles.push(['eh_counted', `CASE WHEN ${number} IS NULL THEN 0 ELSE 1 END`]);
    roles.push(['eh_w', `COALESCE(${number}, ${dialect.cast('0', 'double')})`]);
  }
  return [roles, ...targetLayers(plan, dialect)];
}

function levelOf({ bins }: CutFeature, { text, number }: CellNames, dialect: Dialect): string {
  if (!bins) return text;
  const groups = binNames(bins.edges).map((name) => dialect.string(name));
  const cases = bins.edges.map((edge, i) => `WHEN ${number} < ${doubleLiteral(edge)} THEN ${groups[i]}`);
  const last = groups[groups.length - 1];
  return `CASE WHEN ${number} IS NULL THEN ${dialect.string(NO_NUMBER)} ${cases.join(' ')} ELSE ${last} END`;
}

/** 0 negative, 1 positive, 2 unknown. */
function stateOf({ positive }: OutcomeRole, { text, number, missing }: CellNames, dialect: Dialect): string {
  if ('values' in positive) {
    return `CASE WHEN ${isOneOf(text, positive.values, dialect)} THEN 1 WHEN ${missing} = 1 THEN 2 ELSE 0 END`;
  }
  const above = 'atLeast' in positive ? `>= ${doubleLiteral(positive.atLeast)}` : `> ${doubleLiteral(positive.above)}`;
  return `CASE WHEN ${number} IS NULL THEN 2 WHEN ${number} ${above} THEN 1 ELSE 0 END`;
}

/** The class spelled so, else the first that spells the same number, else the number of classes. */
function classOf(classes: readonly string[], { text, number }: CellNames, dialect: Dialect): string {
  const spelled = classes.map((name, i) => `WHEN ${isOneOf(text, [name], dialect)} THEN ${i}`);
  const numbers = classes.flatMap((name, i) => {
    const value = parseNumber(name, '.');
    return Number.isNaN(value) ? [] : [`WHEN ${number} = ${doubleLiteral(value)} THEN ${i}`];
  });
  return `CASE ${[...spelled, ...numbers].join(' ')} ELSE ${classes.length} END`;
}

/** Outcome from the plan's origin, and error of its prediction; 0 with weight 0 where one of them is not known. */
function targetLayers(plan: ResolvedPlan, dialect: Dialect): Layer[] {
  const target = plan.numericTarget;
  if (!target) return [];
  const names = cellNames(plan);
  const y = names(target.column).number;
  const guess = target.prediction === null ? null : names(target.prediction).number;
  const known = [y, guess].filter((name) => name !== null).map((name) => `${name} IS NOT NULL`);
  const weighted = plan.sampleWeight !== null;
  if (weighted) known.push('eh_counted = 1');
  const zero = dialect.cast('0', 'double');
  const when = (value: string): string => `CASE WHEN ${known.join(' AND ')} THEN ${value} ELSE ${zero} END`;
  return [
    [
      ['eh_target_n', `CASE WHEN ${known.join(' AND ')} THEN 1 ELSE 0 END`],
      ['eh_target_w', when(weighted ? 'eh_w' : dialect.cast('1', 'double'))],
      ['eh_y', when(`${y} - ${minusSafe(target.origin ?? 0)}`)],
      ...(guess === null ? [] : [['eh_e', when(`${guess} - ${y}`)] as const]),
    ],
  ];
}

/** A literal after a minus sign: two of them would begin a comment. */
function minusSafe(value: number): string {
  return value < 0 ? `(${doubleLiteral(value)})` : doubleLiteral(value);
}
