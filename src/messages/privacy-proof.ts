import type { LocalityStatus } from '../locality/prove-locality.ts';
import { formatBytes, formatCounted } from '../report/numbers.ts';

const TRIED = 'It was tried out when the page was loaded, and holds.';

/** What enforces that nothing leaves, as it was found here. */
export const MECHANISM_WORDS: Readonly<Record<LocalityStatus['kind'], string>> = {
  checking: 'How this is enforced here is being checked.',
  'sealed-by-headers': `This site’s server sends a policy with every response that forbids the page and its workers to reach any other address. ${TRIED}`,
  'sealed-by-service-worker': `A service worker puts a policy on every response that forbids the page and its workers to reach any other address. ${TRIED}`,
  'sealed-by-worker-inheritance': `The page carries a policy that forbids it to reach any other address, and the worker that sees data inherits it. ${TRIED}`,
  'not-sealed': 'Nothing enforces this here, so no data is accepted. Reload the page, or use another host.',
};

/** Words of the privacy proof at the foot of the page. */
export const PROOF = {
  label: 'What left this machine, and how to check it',
  /** The count stands in the place of its own. */
  summary: (count: number) =>
    count === 1 ? '{count} request has left this origin' : '{count} requests have left this origin',
  title: 'Nothing of your file leaves this machine',
  requests: (offOrigin: number, refused: number) => {
    const went = `Since the page was loaded, ${formatCounted(offOrigin, 'request', 'requests')} went to any other address`;
    return refused > 0 ? `${went}; ${formatCounted(refused, 'attempt was', 'attempts were')} refused.` : `${went}.`;
  },
  rows: 'The rows of your file are read and held in a worker. They come to the page only when you ask to see the first ones, and only for as long as you look at them.',
  checkTitle: 'Check it yourself',
  openTools: 'Open the browser’s developer tools (F12) and their Network panel.',
  dropFile: 'Drop a file and run the audit. The panel stays empty of other addresses.',
  switchOff: 'Or switch the network off: reading and auditing go on as before.',
  switchOffOnceLoaded: 'Or switch the network off once the page is loaded, and then drop the file.',
  more: 'What this promise covers, and what it cannot',
} as const;

/** The whole app as one file to take home. */
export const DOWNLOAD_WORDS = {
  download: (bytes: number) => `Download this app (zip, ${formatBytes(bytes)})`,
  what: 'Every file of this site, to keep or to serve yourself.',
} as const;

/** How the download stands, and how it ended. */
export const DOWNLOAD_OUTCOMES = {
  fetching: 'Fetching…',
  saved: 'Unpack evenhand.zip and serve its folder with any web server; deploy.txt in it says how.',
  offline: 'This one file is not stored in your browser and needs the network for a moment. All else works without it.',
  unavailable:
    'It could not be fetched: the server does not answer, or has a newer version by now. Reload, then try again.',
} as const;
