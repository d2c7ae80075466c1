import type { Audit } from '../../audit/audit.ts';
import type { CombinationAssessment } from '../../fairness/assessment.ts';
import type { FigureData, FigureKind } from './figure-data.ts';

export type { FigureKind } from './figure-data.ts';

/**
 * A picture of an audit, apart from how it is drawn: what it says, the same as a table, and the numbers to draw. Plain
 * data, made without a DOM, so that the screen, the report and a test draw the same picture.
 */
export type Figure = { readonly [Kind in FigureKind]: FigureOf<Kind> }[FigureKind];

export interface FigureOf<Kind extends FigureKind> {
  readonly kind: Kind;
  /** Unique within an audit and fit for a file name: `groupIntervals-race-falsePositiveRate`. */
  readonly id: string;
  /** The title, which says what the picture shows: `False positive rates by race: from 8.7 % (Asian) to 44.9 % (Black)`. */
  readonly message: string;
  /** How to read it, in a sentence or two. */
  readonly reading: string;
  /** What the drawing leaves out, or null where it shows all: `Drawn are the 6 largest of 20 groups.` */
  readonly note: string | null;
  readonly table: FigureTable;
  readonly data: FigureData[Kind];
}

/** The numbers of a picture, written as they are everywhere. The first column names the rows. */
export interface FigureTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** One entry of the registry of figures. */
export interface FigureEntry<Kind extends FigureKind = FigureKind> {
  readonly kind: Kind;
  /** Its name in a menu: `ROC curves`. */
  readonly name: string;
  /** The figures of this kind that a combination of an audit can show; none where its numbers are not there. */
  make(audit: Audit, combination: CombinationAssessment): readonly FigureOf<Kind>[];
}
