import { AEQUITAS_RATES, COMPARED, disparity, valueAt } from './aequitas-rates.ts';
import type { Difference, PeerEntry, PeerInput } from './peer.ts';

const TAU = 0.8;

/** Whether τ ≤ group / reference ≤ 1 / τ; null where there is no ratio. */
function isFair(input: PeerInput, name: string, at: number): boolean | null {
  const rate = COMPARED.find(({ parity }) => parity === name);
  if (!rate) return null;
  const ratio = disparity(valueAt(input, rate, at), valueAt(input, rate, input.reference));
  return ratio === null ? null : ratio >= TAU && ratio <= 1 / TAU;
}

/** Both; a part that is null counts as unfair, unless all are. */
function all(verdicts: readonly (boolean | null)[]): boolean | null {
  return verdicts.every((verdict) => verdict === null) ? null : verdicts.every((verdict) => verdict === true);
}

type Verdict = (input: PeerInput, at: number) => boolean | null;
const parity =
  (name: string): Verdict =>
  (input, at) =>
    isFair(input, name, at);

interface Combined {
  readonly name: string;
  readonly words: string;
  readonly parts: readonly Verdict[];
}

const combined =
  ({ parts }: Combined): Verdict =>
  (input, at) =>
    all(parts.map((part) => part(input, at)));

const TYPE_I: Combined = {
  name: 'TypeI Parity',
  words: 'FDR Parity and FPR Parity',
  parts: [parity('FDR Parity'), parity('FPR Parity')],
};
const TYPE_II: Combined = {
  name: 'TypeII Parity',
  words: 'FOR Parity and FNR Parity',
  parts: [parity('FOR Parity'), parity('FNR Parity')],
};
const COMBINED: readonly Combined[] = [
  TYPE_I,
  TYPE_II,
  { name: 'Equalized Odds', words: 'FPR Parity and TPR Parity', parts: [parity('FPR Parity'), parity('TPR Parity')] },
  {
    name: 'Unsupervised Fairness',
    words: 'Statistical Parity and Impact Parity',
    parts: [parity('Statistical Parity'), parity('Impact Parity')],
  },
  {
    name: 'Supervised Fairness',
    words: 'TypeI Parity and TypeII Parity',
    parts: [combined(TYPE_I), combined(TYPE_II)],
  },
];

function verdictEntry(name: string, meaning: string, compute: Verdict, differences: readonly Difference[]): PeerEntry {
  return {
    peer: 'aequitas',
    name,
    meaning,
    per: 'group',
    needs: ['label', 'prediction'],
    format: 'ratio',
    ours: null,
    differences: [{ reason: 'no-uncertainty' }, ...differences],
    compute,
  };
}

const verdictEntries: readonly PeerEntry[] = [
  ...COMPARED.map(({ name, parity: verdict }) =>
    verdictEntry(verdict, `Whether ${name}_disparity lies between 0.8 and 1.25.`, parity(verdict), []),
  ),
  ...COMBINED.map((verdict) =>
    verdictEntry(verdict.name, `Whether ${verdict.words} hold.`, combined(verdict), [
      {
        reason: 'undefined-counts-as-unfair',
        when: (input, at) => verdict.parts.some((part) => part(input, at) === null),
      },
    ]),
  ),
];

/** What Aequitas reports, named as it names them. */
export const AEQUITAS: readonly PeerEntry[] = [...AEQUITAS_RATES, ...verdictEntries];
