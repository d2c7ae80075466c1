import { expect, it } from 'vitest';
import { wouldLose } from '../../src/ui/state/unsaved.ts';

const nothing = { fileOpen: false, auditUnsaved: false, saved: false, onlyExample: false };

it.each([
  ['nothing was begun', nothing, false],
  ['a file is open', { ...nothing, fileOpen: true }, true],
  ['an audit is not kept', { ...nothing, auditUnsaved: true }, true],
  ['the work is saved', { ...nothing, fileOpen: true, auditUnsaved: true, saved: true }, false],
  ['only an example was looked at', { ...nothing, fileOpen: true, auditUnsaved: true, onlyExample: true }, false],
])('when %s, leaving loses work: %#', (_, standing, loses) => {
  expect(wouldLose(standing)).toBe(loses);
});
