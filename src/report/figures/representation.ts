import type { CombinationAssessment } from '../../fairness/assessment.ts';
import type { GroupShare, Representation } from '../../fairness/representation/representation-parts.ts';
import { formatCount, formatPercent, formatWholePercent } from '../numbers.ts';
import { featureWords, groupName } from '../phrases.ts';
import { formatInterval, formatValue } from '../values.ts';
import { UNDEFINED_WORDS, VERDICT_WORDS } from '../words.ts';
import { axisOver } from './axes.ts';
import type { RepresentationRow } from './figure-data.ts';
import type { FigureOf } from './figure.ts';
import { figureId } from './figure-id.ts';
import { capitalised, drawnFirst, drawnNote, placesIn, rangedOf, sentenceName } from './parts.ts';

const MOST_ROWS = 30;

/**
 * The share of each group in the file with its interval, beside the share it is measured against: the population's, the
 * product of single shares for intersections, an equal one else. Null without rows.
 */
export function representationFigure(
  representation: Representation,
  combination: Pick<CombinationAssessment, 'groups'>,
): FigureOf<'representation'> | null {
  const { features, groups, population, independence, rows, level } = representation;
  const against = population
    ? 'share in the population'
    : independence
      ? 'share if the features were independent'
      : 'equal share';
  const known = groups.filter(({ missing, rows: own }) => !missing && (own ?? 0) > 0).length;
  const places = placesIn(
    combination,
    groups.map(({ key }) => key),
  );
  const all = groups.flatMap((group, g): (RepresentationRow & { faint: boolean })[] => {
    const { share } = shareShown(group);
    if (share.kind === 'undefined') return [];
    const expected = expectedOf(group, known, population !== null || independence !== null);
    const shown = group.against?.verdict === 'shown';
    return [
      {
        group: { name: groupName(group.key), place: places[g] },
        ...rangedOf(share),
        label: `${formatPercent(share.value)}, ${rowsWords(group.rows)} rows`,
        role: shown ? 'accused' : group.belowMinimum ? 'faint' : 'plain',
        expected,
        faint: group.belowMinimum,
      },
    ];
  });
  if (all.length === 0) return null;
  const drawn = drawnFirst(all, MOST_ROWS).map(({ faint: _, ...row }) => row);
  return {
    kind: 'representation',
    id: figureId('representation', features),
    message: messageOf(representation, against),
    reading: `Each row is a group: the bar is the ${formatWholePercent(level)} interval of its share of the rows, the dot the share. The upright tick is its ${against}.`,
    note: drawnNote(drawn.length, all, groups.length),
    table: {
      columns: [
        'Group',
        'Rows',
        'Share of the file',
        `${formatWholePercent(level)} interval`,
        capitalised(against),
        'Ratio',
        'Verdict',
      ],
      rows: groups.map((group) => {
        const { share } = shareShown(group);
        const expected = expectedOf(group, known, population !== null || independence !== null);
        const ratio = group.against?.ratio ?? group.toEqual;
        return [
          groupName(group.key),
          rowsWords(group.rows),
          share.kind === 'defined' ? formatPercent(share.value) : `undefined: ${UNDEFINED_WORDS[share.reason]}`,
          share.kind === 'defined' && share.interval ? formatInterval(share.interval, 'percent') : '',
          expected === null ? '' : formatPercent(expected),
          ratio?.kind === 'defined' ? formatValue(ratio, 'ratio') : '',
          group.against ? VERDICT_WORDS[group.against.verdict] : '',
        ];
      }),
    },
    data: {
      rows: drawn,
      axis: axisOver(
        drawn,
        'percent',
        drawn.flatMap(({ expected }) => expected ?? []),
      ),
      against,
    },
  };

  function messageOf(of: Representation, what: string): string {
    const title = `Share of the ${formatCount(rows)} rows by ${featureWords(features)}`;
    const under = of.groups.filter((group) => group.against?.verdict === 'shown');
    if (under.length > 0) return `${title}: ${underWords(under, what)}`;
    const shares = of.groups.flatMap(({ key, share, missing, rows: own }) =>
      share.kind === 'defined' && !missing && (own ?? 0) > 0 ? [{ key, share }] : [],
    );
    if (shares.length < 2) return title;
    const [first, last] = [shares[0], shares[shares.length - 1]];
    return `${title}: from ${formatPercent(last.share.value)} (${sentenceName(last.key)}) to ${formatPercent(first.share.value)} (${sentenceName(first.key)})`;
  }
}

const rowsWords = (rows: number | null) => (rows === null ? 'withheld' : formatCount(rows));

/** The share that is compared, over the rows compared; that of all rows where nothing is. */
const shareShown = (group: GroupShare) => ({ share: group.against?.share ?? group.share });

/** An equal share of the rows whose group is known, where nothing else is expected. */
function expectedOf({ against, missing, rows }: GroupShare, known: number, compared: boolean): number | null {
  if (compared) return against?.expected ?? null;
  return missing || !rows || known === 0 ? null : 1 / known;
}

function underWords(under: readonly GroupShare[], what: string): string {
  const [worst] = [...under].sort((a, b) => ratioOf(a) - ratioOf(b));
  const { against } = worst;
  const share = against?.share.kind === 'defined' ? formatPercent(against.share.value) : '';
  const others = under.length > 1 ? `, and ${formatCount(under.length - 1)} more under-represented` : '';
  return `${sentenceName(worst.key)} under-represented at ${share}, ${what} ${formatPercent(against?.expected ?? 0)}${others}`;
}

const ratioOf = ({ against }: GroupShare) =>
  against?.ratio.kind === 'defined' ? against.ratio.value : Number.POSITIVE_INFINITY;
