import type { ErrorCode, ErrorDetails } from '../errors.ts';
import { listWords } from '../report/numbers.ts';
import { number, text, type Words } from './error-facts.ts';

type ShareErrorCode = Extract<ErrorCode, `share/${string}`>;

const rareWords = (d: ErrorDetails): string => {
  const rare = Array.isArray(d['rare']) ? (d['rare'] as string[]) : [];
  return rare.length === 0
    ? 'some outcome has'
    : rare.length === 1
      ? `${rare[0]} have`
      : `${listWords(rare)} each have`;
};

/** What is said where counts cannot be passed on, or a link cannot be opened. */
export const SHARE_ERRORS: Readonly<Record<ShareErrorCode, Words>> = {
  'share/too-small': [
    (d) =>
      `Nothing of these counts can be passed on: even over all groups together ${rareWords(d)} fewer than ${number(d, 'minimum') || 'the chosen number of'} rows.`,
    'Pass on the plan alone, or choose a smaller minimum.',
  ],
  'share/already-gated': [
    (d) =>
      `These counts were received with ${number(d, 'minimum') ? `a minimum of ${number(d, 'minimum')}` : 'a smaller minimum'}, and a larger one cannot be applied to them any more.`,
    'Choose that minimum or a smaller one, or ask for a link made with the larger one.',
  ],
  'share/not-a-link': ['This is no link to an audit.', 'Check that it was copied whole, from # to its end.'],
  'share/damaged': [
    'The link is damaged: what it holds cannot be unpacked.',
    'Mails and chats sometimes cut long links. Copy it again, or ask for the report as a file.',
  ],
  'share/newer-version': [
    (d) =>
      `The link was made for version ${number(d, 'version') || '?'} of this format, which this page does not know.`,
    'Reload the page to get its newest version, then open the link again.',
  ],
  'share/too-large': [
    'The link holds more than a link of this kind can, so it was not opened.',
    'Ask for the report as a file.',
  ],
  'share/invalid': [
    (d) => `What the link holds is no audit${text(d, 'at') ? ` (at ${text(d, 'at')})` : ''}.`,
    'Nothing of it was used, and this page is as it was. Ask for a new link.',
  ],
};
