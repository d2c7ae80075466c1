import type { Audit } from '../../audit/audit.ts';
import type { CountedOnce } from './counted-once.ts';

export type KindId = 'demographic' | 'algorithmic' | 'historical' | 'representation';

/** shown: beyond the tolerance; notShown: ruled out in all that was examined; notExamined: a column or share is lacking. */
export type Standing = 'shown' | 'notShown' | 'cannotTell' | 'notExamined';

/** Where the numbers of a piece of evidence stand. */
export type EvidencePlace =
  | { readonly at: 'finding'; readonly id: string }
  | { readonly at: 'numbers'; readonly combination: number }
  | { readonly at: 'representation'; readonly features: readonly string[] };

export interface Evidence {
  /** A sentence with its numbers and how sure they are. */
  readonly text: string;
  readonly place: EvidencePlace | null;
}

/** What an audit says of one kind of bias. */
export interface KindReport {
  readonly kind: KindId;
  readonly standing: Standing;
  /** One sentence. */
  readonly statement: string;
  /** What speaks for it, what against it. */
  readonly for: readonly Evidence[];
  readonly against: readonly Evidence[];
  /** What could not be told, and what would be needed to tell. */
  readonly missing: readonly Evidence[];
}

/** One kind of bias: what it is, who described it, and how an audit is asked about it. */
export interface KindEntry {
  readonly id: KindId;
  readonly name: string;
  readonly definition: string;
  /** Which numbers of an audit speak to it. */
  readonly restsOn: string;
  readonly source: string;
  readonly examine: (audit: Audit, counted: CountedOnce) => Omit<KindReport, 'kind'>;
}
