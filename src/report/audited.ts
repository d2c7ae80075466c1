import type { Audit } from '../audit/audit.ts';
import type { AuditPlan, OutcomeRole } from '../plan/plan.ts';
import { formatCount, formatCounted, formatExact, listWords } from './numbers.ts';
import { endSentence, ruleWords } from './phrases.ts';
import { rowsOfAudit } from './row-account.ts';

/**
 * What was audited, as one signs it: file and rows, label, decision or score, weight, features. `7,100 of the 7,214 rows
 * of scores.csv. Label: recid, positive is 1. Score: decile, positive is at least 5. Groups: race and sex.`
 */
export function auditedWords(audit: Audit): string {
  const { file, plan } = audit;
  const { read, tookPart } = rowsOfAudit(audit);
  const rows = formatCounted(read, 'row', 'rows');
  const features = plan.sensitiveFeatures.map(({ column, bins }) => (bins ? `${column} in bins` : column));
  const crossed = features.length > 1 && plan.intersectionDepth > 1 ? ', alone and together' : '';
  const parts = [
    tookPart === read ? `${rows} of ${file.name}` : `${formatCount(tookPart)} of the ${rows} of ${file.name}`,
    ...outcomesWords(plan),
    ...targetWords(plan),
    plan.sampleWeight === null ? '' : `Every rate is weighted by ${plan.sampleWeight}`,
    `Groups: ${listWords(features)}${crossed}`,
    plan.controlFeature ? `Compared within ${plan.controlFeature} too` : '',
  ];
  return parts.filter(Boolean).map(endSentence).join(' ');
}

function outcomesWords(plan: AuditPlan): string[] {
  const { label, prediction, score, numericTarget, classes } = plan;
  if (numericTarget && !label && !prediction && !score) return [];
  const each = classes
    ? [`Each of the ${formatCounted(classes.length, 'value', 'values')} is also counted on its own`]
    : [];
  return [label ? `Label: ${outcomeWords(label)}` : 'No label', ...decisionWords(plan), ...each];
}

function targetWords({ numericTarget }: AuditPlan): string[] {
  if (!numericTarget) return [];
  const { column, prediction } = numericTarget;
  return [`Numeric outcome: ${column}${prediction === null ? '' : `, predicted by ${prediction}`}`];
}

function decisionWords({ prediction, score, label }: AuditPlan): string[] {
  const decided = prediction ? [`Decision: ${outcomeWords(prediction)}`] : [];
  if (!score) return prediction ? decided : ['No decision'];
  if (!prediction && score.threshold !== null) {
    const side = score.comparison === 'atLeast' ? 'at least' : 'above';
    return [`Decision: ${score.column} ${side} ${formatExact(score.threshold)}`];
  }
  const use = label ? 'for the metrics of the score' : 'for its means only';
  return [...decided, `Score: ${score.column}, ${use}`];
}

function outcomeWords({ column, positive }: OutcomeRole): string {
  return `${column}, positive is ${ruleWords(positive)}`;
}
