import type { ErrorCode } from '../errors.ts';
import { formatExact } from '../report/numbers.ts';
import { endSentence } from '../report/phrases.ts';
import { capital, column, number, text, type Words } from './error-facts.ts';
import { schemaWords } from './schema-words.ts';

/** Errors of plans and of the columns they name. */
export const PLAN_ERRORS: Readonly<Record<Extract<ErrorCode, `${'plan' | 'weights'}/${string}`>, Words>> = {
  'plan/not-json': [
    'The plan is not valid JSON.',
    'Use a plan downloaded from Evenhand, or repair the place named here.',
  ],
  'plan/invalid': [
    (d) =>
      endSentence(
        `The plan does not follow the format of audit plans${d['reason'] ? `: ${schemaWords(text(d, 'reason'))}` : ''}`,
      ),
    'Correct the place named here. The format is published as a JSON Schema with this site.',
  ],
  'plan/newer-version': [
    (d) => `The plan has version ${text(d, 'version', 'a later one')}; this copy of Evenhand reads version 1.`,
    'Open it with the newer copy it was made with.',
  ],
  'plan/unknown-column': [
    (d) => `The plan names ${column(d)}, which the file does not have.`,
    'Choose another column here, or drop the file the plan was made for.',
  ],
  'plan/nothing-to-audit': [
    (d) =>
      d['score']
        ? `The score “${text(d, 'score')}” alone decides nothing.`
        : 'There is no label, decision, score or numeric outcome yet, so there is nothing to compare between groups.',
    (d) =>
      d['score']
        ? 'Say from which score on it is positive, or choose a label or a decision.'
        : d['text']
          ? `Say what was true, what was decided, or both. Where nobody has decided on the texts of “${text(d, 'text')}”, run a classifier over them: see Model.`
          : 'Say what was true, what was decided, or both.',
  ],
  'plan/no-sensitive-feature': [
    'No sensitive feature is chosen, so there are no groups to compare.',
    'Choose at least one, such as sex, age or race.',
  ],
  'plan/label-one-value': [
    (d) => `Every row of ${column(d)} counts as positive, so the label tells nothing apart.`,
    'Choose another label, or change which values are positive.',
  ],
  'plan/prediction-one-value': [
    'Every row has the same decision, so no group can be treated differently from another.',
    'Choose another decision column, change which values are positive, or move the threshold.',
  ],
  'plan/positive-not-found': [
    (d) =>
      `${d['positive'] !== undefined ? `The positive value “${text(d, 'positive')}”` : 'A positive value'} does not occur in ${column(d)}.`,
    'Tick the values that count as positive.',
  ],
  'plan/too-many-values': [
    (d) =>
      `${capital(column(d))} has ${number(d, 'values') ?? number(d, 'distinct') ?? 'too many'} different values, too many for groups.`,
    'Choose another column, or override its type below if it was misread.',
  ],
  'plan/not-numeric': [
    (d) =>
      d['empty']
        ? `Every cell of “${text(d, 'column')}” is empty.`
        : `${capital(column(d))} does not hold numbers, which this role needs.`,
    (d) =>
      d['empty']
        ? 'Choose another column.'
        : d['overridden']
          ? 'You said that it does, but its cells cannot be read as numbers, for example because of a % sign or a thousands separator. Choose another column, or take those signs out in the file.'
          : 'Choose a numeric column, or override its type below if it was misread.',
  ],
  'plan/needs-bins': [
    (d) => `${capital(column(d))} is numeric: its values have to be cut into bins to make groups.`,
    'Choose decades, equal parts of the rows, 40 and over, or edges of your own.',
  ],
  'plan/too-many-groups': [
    (d) => {
      const groups = `${number(d, 'groups') ?? 'too many'} groups`;
      const most = number(d, 'most') ? `; at most ${number(d, 'most')} are counted` : '';
      if (d['features'])
        return `${text(d, 'features')} together make more than ${number(d, 'most')} groups, the most that are counted.`;
      return `${capital(column(d))} makes ${groups} by itself${most}.`;
    },
    (d) =>
      d['features']
        ? 'Compare each feature alone, merge groups, or cut numbers into fewer bins.'
        : d['cut']
          ? 'Cut it into fewer bins, or take it out and choose another feature.'
          : 'Merge groups, or take it out and choose a feature with fewer values.',
  ],
  'plan/too-many-classes': [
    (d) =>
      `Label and decision have ${number(d, 'classes') ?? 'too many'} different values${number(d, 'most') ? `; at most ${number(d, 'most')} are counted each on its own` : ''}.`,
    'Count them as positive and not positive only, or choose a column with fewer values.',
  ],
  'plan/too-many-strata': [
    (d) =>
      number(d, 'strata')
        ? `${capital(column(d))} has ${number(d, 'strata')} different values; groups are compared within at most ${number(d, 'most') ?? '100'}.`
        : `${capital(column(d))} has too many different values to compare groups within each.`,
    'Choose a column with few values. A number has to stand in the file as bands, such as 20 to 29.',
  ],
  'plan/prediction-equals-label': [
    'Prediction and label are the same in every row, so every error rate would be zero.',
    'Check whether both columns hold the outcome. To audit the data alone, take the decision out.',
  ],
  'plan/same-column-twice': [
    (d) =>
      d['within']
        ? `“${text(d, 'column')}” is both a group to compare and the column compared within.`
        : `${capital(column(d))} has two roles at once.`,
    (d) => (d['within'] ? 'Choose another for one of them.' : 'Give one of them to another column.'),
  ],
  'plan/merge-name-taken': [
    (d) => `A merged group is to be called “${text(d, 'name')}”, but ${column(d)} has another group of that name.`,
    'Give the merged group another name, or merge that group into it as well.',
  ],
  'plan/reference-not-found': [
    (d) =>
      `The reference group ${d['reference'] !== undefined ? `“${text(d, 'reference')}” ` : ''}does not occur${d['column'] ? ` in ${column(d)}` : ''}.`,
    'Choose another reference group; without one, the largest group is taken.',
  ],
  'plan/one-group': [
    (d) => `${capital(column(d))} has only one group, so there is nothing to compare.`,
    'Take it out, cut or merge it otherwise, or choose another feature.',
  ],
  'plan/population-above-one': [
    (d) =>
      `The population shares of ${column(d)} add up to ${typeof d['sum'] === 'number' ? formatExact(d['sum']) : 'more than 1'}. All groups together are 1, which is 100\u202f%.`,
    'Correct the shares so that they add up to 1 or less. What they leave belongs to groups without a share.',
  ],
  'plan/unreadable-edges': [
    (d) => `The edges typed for ${column(d)} cannot be read.`,
    'Write numbers with blanks or semicolons between them, such as 25; 40; 60.',
  ],
  'weights/negative': [
    (d) =>
      `${capital(column(d))} has weights below zero${number(d, 'rows') ? ` in ${number(d, 'rows')} of its rows${number(d, 'line') ? `, first in line ${number(d, 'line')}` : ''}` : ''}.`,
    'A sample weight says how many cases a row stands for, so it cannot be negative. Repair the file or choose another column.',
  ],
  'weights/none': [
    (d) => `No row has a usable weight in ${column(d)}.`,
    'Choose another column for the weight, or none.',
  ],
};
