import { PEER_IDS, type PeerEntry, type PeerId } from '../../../src/fairness/definitions/peer.ts';
import { PEER_ENTRIES } from '../../../src/fairness/definitions/peer-report.ts';
import { REASONS } from '../../../src/fairness/definitions/reasons.ts';
import { oursWords, PEER_WORDS } from '../../../src/report/peers.ts';
import { DELIBERATE_DIFFERENCES } from '../../../test/parity/differences.ts';
import { table, type Section } from './markdown.ts';

const code = (text: string): string => `\`${text}\``;
const PLACEHOLDER = '<name>';

/** The definitions of other libraries, and why their numbers differ. */
export function peersSection(): Section {
  return {
    title: 'The definitions of other libraries',
    parts: PEER_IDS.map((peer) => PEER_WORDS[peer].name),
    lines: [
      'The same counts under the definitions of other libraries. Each is tested against the numbers that the library itself',
      'gives. A reason is shown with a number when it applies to the data at hand.',
      '',
      ...PEER_IDS.flatMap(peerLines),
      '### Reasons',
      '',
      ...table(
        ['reason', 'in words'],
        Object.entries(REASONS).map(([reason, words]) => [code(reason), words]),
      ),
    ],
  };
}

function peerLines(peer: PeerId): string[] {
  const entries = PEER_ENTRIES[peer];
  const made = madeAlike(entries);
  return [
    `### ${PEER_WORDS[peer].name}`,
    '',
    PEER_WORDS[peer].about,
    '',
    ...table(
      ['theirs', 'meaning', 'ours', 'may differ because'],
      entries
        .filter(({ madeOf }) => madeOf === undefined)
        .map((entry) => [
          code(entry.name),
          entry.meaning,
          entry.ours ? oursWords(entry.ours) : '',
          entry.differences.map(({ reason, when }) => (when ? code(reason) : `${code(reason)} (always)`)).join(', '),
        ]),
    ),
    ...(made.size === 0
      ? []
      : [
          `For each metric above in \`${PLACEHOLDER}\`, too:`,
          '',
          ...table(
            ['theirs', 'meaning'],
            [...made].map(([name, meaning]) => [code(name), meaning]),
          ),
        ]),
  ];
}

/** What is made of several metrics in the same way, once. */
function madeAlike(entries: readonly PeerEntry[]): Map<string, string> {
  return new Map(
    entries.flatMap(({ name, madeOf, meaning }) =>
      madeOf === undefined ? [] : [[name.replace(madeOf, PLACEHOLDER), meaning] as const],
    ),
  );
}

/** Where our numbers differ from those of a library on purpose. */
export function differencesSection(): Section {
  return {
    title: 'Deliberate differences',
    lines: [
      'Where our own numbers are not those of a library, on purpose:',
      '',
      ...table(
        ['name', 'library', 'reason'],
        DELIBERATE_DIFFERENCES.map(({ name, peer, reason }) => [code(name), peer, reason]),
      ),
    ],
  };
}
