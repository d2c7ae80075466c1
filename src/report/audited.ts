import type { Audit, AuditedFile } from '../audit/audit.ts';
import type { AuditPlan, OutcomeRole } from '../plan/plan.ts';
import { rowsHeldWords, rowsOfFileWords } from './file-words.ts';
import { isolated } from './isolated.ts';
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
  const features = plan.sensitiveFeatures.map(({ column, bins }) =>
    bins ? `${isolated(column)} in bins` : isolated(column),
  );
  const crossed = features.length > 1 && plan.intersectionDepth > 1 ? ', alone and together' : '';
  const parts = [
    tookPart === read
      ? rowsOfFileWords(rows, file.holds, fileWords(file), audit.cube.gate ? ' that took part' : '')
      : rowsOfFileWords(`${formatCount(tookPart)} of the ${rows}`, file.holds, fileWords(file)),
    ...outcomesWords(plan, audit.cube.gate?.withheld.includes('label') ? 'Label not passed on' : 'No label'),
    ...targetWords(plan),
    plan.sampleWeight === null ? '' : `Every rate is weighted by ${isolated(plan.sampleWeight)}`,
    `Groups: ${listWords(features)}${crossed}`,
    plan.controlFeature ? `Compared within ${isolated(plan.controlFeature)} too` : '',
  ];
  return parts.filter(Boolean).map(endSentence).join(' ');
}

/** Files that are named one by one; of more, the first. */
const MOST_NAMED = 8;

/** `scores.csv`; `3 files: north.csv (412 rows), south.csv (380 rows) and west.csv (95 rows)`. */
function fileWords({ name, parts }: AuditedFile): string {
  if (!parts) return isolated(name);
  const named = parts
    .slice(0, MOST_NAMED)
    .map((part) => `${isolated(part.name)} (${rowsHeldWords(part.rows, part.holds)})`);
  const more = parts.length - named.length;
  const list = more > 0 ? `${named.join(', ')} and ${formatCount(more)} more` : listWords(named);
  return `${formatCounted(parts.length, 'file', 'files')}: ${list}`;
}

function outcomesWords(plan: AuditPlan, noLabel: string): string[] {
  const { label, prediction, score, numericTarget, classes } = plan;
  if (numericTarget && !label && !prediction && !score) return [];
  const each = classes
    ? [`Each of the ${formatCounted(classes.length, 'value', 'values')} is also counted on its own`]
    : [];
  return [label ? `Label: ${outcomeWords(label)}` : noLabel, ...decisionWords(plan), ...each];
}

function targetWords({ numericTarget }: AuditPlan): string[] {
  if (!numericTarget) return [];
  const { column, prediction } = numericTarget;
  return [`Numeric outcome: ${isolated(column)}${prediction === null ? '' : `, predicted by ${isolated(prediction)}`}`];
}

function decisionWords({ prediction, score, label }: AuditPlan): string[] {
  const decided = prediction ? [`Decision: ${outcomeWords(prediction)}`] : [];
  if (!score) return prediction ? decided : ['No decision'];
  if (!prediction && score.threshold !== null) {
    const side = score.comparison === 'atLeast' ? 'at least' : 'above';
    return [`Decision: ${isolated(score.column)} ${side} ${formatExact(score.threshold)}`];
  }
  const use = label ? 'for the metrics of the score' : 'for its means only';
  return [...decided, `Score: ${isolated(score.column)}, ${use}`];
}

function outcomeWords({ column, positive }: OutcomeRole): string {
  return `${isolated(column)}, positive is ${ruleWords(positive)}`;
}
