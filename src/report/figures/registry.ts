import type { Audit } from '../../audit/audit.ts';
import type { CombinationAssessment } from '../../fairness/assessment.ts';
import type { MetricId } from '../../fairness/metrics.ts';
import { missingnessOf } from '../../fairness/representation/missingness-of.ts';
import { representationOf } from '../../fairness/representation/representation-of.ts';
import { CONCEPT_WORDS } from '../words.ts';
import { calibrationFigure } from './calibration-by-group.ts';
import { ladderOfCombination } from './disparity-ladder.ts';
import type { Figure, FigureEntry, FigureKind, FigureOf } from './figure.ts';
import { intervalsFigure } from './group-intervals.ts';
import { intersectionMapFigure } from './intersection-map.ts';
import { missingnessFigure } from './missingness.ts';
import { representationFigure } from './representation.ts';
import { rocFigure } from './roc-by-group.ts';
import { distributionsFigure } from './score-distributions.ts';

/** Every kind of picture, in the order in which a report shows them. */
export const FIGURES: { readonly [Kind in FigureKind]: FigureEntry<Kind> } = {
  disparityLadder: {
    kind: 'disparityLadder',
    name: 'Disparities against the tolerance',
    make: (audit, combination) =>
      some((['difference', 'ratio'] as const).map((scale) => ladderOfCombination(audit, combination, scale))),
  },
  groupIntervals: {
    kind: 'groupIntervals',
    name: 'Rates by group',
    make: (audit, combination) =>
      some(metricsOf(combination).map((metric) => intervalsFigure(audit, combination, metric))),
  },
  intersectionMap: {
    kind: 'intersectionMap',
    name: 'Two features crossed',
    make: (audit, combination) =>
      some(metricsOf(combination).map((metric) => intersectionMapFigure(audit, combination, metric))),
  },
  rocByGroup: {
    kind: 'rocByGroup',
    name: 'ROC curves',
    make: (audit, combination) => some([rocFigure(audit, combination)]),
  },
  calibrationByGroup: {
    kind: 'calibrationByGroup',
    name: 'Calibration of the score',
    make: (audit, combination) => some([calibrationFigure(audit, combination)]),
  },
  scoreDistributions: {
    kind: 'scoreDistributions',
    name: 'Distribution of the score',
    make: (audit, combination) => some([distributionsFigure(audit, combination)]),
  },
  missingness: {
    kind: 'missingness',
    name: 'What is missing',
    make: ({ cube, plan }, combination) => {
      const missing = missingnessOf(cube, plan, combination.features);
      return some([missing && missingnessFigure(missing, combination)]);
    },
  },
  representation: {
    kind: 'representation',
    name: 'Who is in the file',
    make: ({ cube, plan }, combination) => {
      const representation = representationOf(cube, plan, combination.features);
      return some([representation && representationFigure(representation, combination)]);
    },
  },
};

/** Every picture that a combination of an audit can show, in the order of {@link FIGURES}. */
export function figuresOf(audit: Audit, combination: CombinationAssessment): Figure[] {
  return Object.values(FIGURES).flatMap((entry): readonly Figure[] => entry.make(audit, combination));
}

/** The pictures of one kind. */
export function figuresOfKind<Kind extends FigureKind>(
  audit: Audit,
  combination: CombinationAssessment,
  kind: Kind,
): readonly FigureOf<Kind>[] {
  return FIGURES[kind].make(audit, combination);
}

/** The metrics worth a picture: those that verdicts rest on, and where there is a number as outcome, its means and errors. */
function metricsOf(combination: CombinationAssessment): MetricId[] {
  const judged = combination.verdicts.flatMap(({ concept }) => CONCEPT_WORDS[concept].metrics);
  return [...new Set<MetricId>([...judged, 'meanTarget', 'meanAbsoluteError'])];
}

function some<T>(figures: readonly (T | null)[]): readonly T[] {
  return figures.flatMap((figure) => figure ?? []);
}
