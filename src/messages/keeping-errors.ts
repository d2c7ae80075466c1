import type { ErrorCode } from '../errors.ts';
import { text, type Words } from './error-facts.ts';

type KeepingErrorCode = Extract<ErrorCode, `storage/${string}` | 'audit/damaged'>;

/** What can go wrong with keeping work in the browser. None of it touches the work that is open. */
export const KEEPING_ERRORS: Readonly<Record<KeepingErrorCode, Words>> = {
  'storage/unavailable': [
    'The browser does not let this page store anything; private windows and strict settings forbid it.',
    'The audit works all the same. To keep it, download it before you close the page.',
  ],
  'storage/full': [
    'The browser has no room left for this. What was kept before is still there.',
    'Forget audits that you no longer need, or download this one instead.',
  ],
  'storage/newer-version': [
    'What is kept in this browser was written by a newer version of Evenhand. Nothing of it was read or changed.',
    'Reload the page to get the newer version. Until then, download what you want to keep.',
  ],
  'storage/blocked': [
    'Another tab of Evenhand holds on to what is kept in this browser.',
    'Close the other tabs of Evenhand, then try again. Your work in this tab is still here.',
  ],
  'storage/gone': [
    (d) => GONE[text(d, 'why')] ?? 'What was kept in this browser is gone.',
    (d) =>
      text(d, 'why') === 'newer-version'
        ? 'Your work in this tab is still here. Download what you changed since, then reload the page: it comes back as it was last saved.'
        : 'Your work in this tab is still here. It is kept again once you say so.',
  ],
  'storage/kept-anew': [
    (d) => `Another tab kept “${text(d, 'title')}” anew meanwhile, so it was not replaced.`,
    'Keep this audit as another; both are then here to compare.',
  ],
  'audit/damaged': [
    (d) => `What is stored of “${text(d, 'title')}” is damaged and cannot be shown.`,
    'It stays as it is. Open its file again to audit it anew, or forget it.',
  ],
};

const GONE: Readonly<Record<string, string>> = {
  deleted: 'What was kept in this browser was deleted in another tab.',
  cleared: 'The browser cleared what was kept here.',
  'newer-version': 'Another tab opened a newer version of Evenhand, so this one can no longer save.',
};
