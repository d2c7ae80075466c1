import type { CombinationAssessment } from '../../fairness/assessment.ts';
import type { GroupShare, Representation } from '../../fairness/representation/representation-parts.ts';
import { formatCount, formatCounted, formatPercent, formatWholePercent } from '../numbers.ts';
import { featureWords, groupName } from '../phrases.ts';
import { RARITY_VERDICT_WORDS, SHARE_VERDICT_WORDS } from '../representation-words.ts';
import { apartSentence, basisWords, SHARE_HEADS, STANDS_APART } from '../share-basis.ts';
import { formatValue } from '../values.ts';
import { axisOver } from './axes.ts';
import type { RepresentationRow } from './figure-data.ts';
import type { FigureOf } from './figure.ts';
import { figureId } from './figure-id.ts';
import { capitalised, drawnFirst, drawnNote, placesIn, rangedOf, sentenceName, valueCells } from './parts.ts';

const MOST_ROWS = 30;

/**
 * The share of each group with its interval, beside the share it is measured against: the population's, the product of
 * single shares for intersections, an equal one else. All shares are of the rows of the basis; who stands apart from it is
 * told, and not drawn. Null without rows.
 */
export function representationFigure(
  representation: Representation,
  combination: Pick<CombinationAssessment, 'groups'>,
): FigureOf<'representation'> | null {
  const { features, groups, population, independence, basis, level } = representation;
  const against = population
    ? 'share in the population'
    : independence
      ? 'share if the features were independent'
      : 'equal share';
  const known = groups.filter(({ missing, rows: own }) => !missing && (own ?? 0) > 0).length;
  const expected = (group: GroupShare) => expectedOf(group, known, population !== null || independence !== null);
  const places = placesIn(
    combination,
    groups.map(({ key }) => key),
  );
  const all = groups.flatMap((group, g): (RepresentationRow & { faint: boolean })[] => {
    const share = group.among;
    if (share?.kind !== 'defined') return [];
    const shown = population !== null && group.against?.verdict === 'shown';
    return [
      {
        group: { name: groupName(group.key), place: places[g] },
        ...rangedOf(share),
        label: `${formatPercent(share.value)}, ${rowsWords(group.rows)} rows`,
        role: shown ? 'accused' : group.belowMinimum ? 'faint' : 'plain',
        expected: expected(group),
        faint: group.belowMinimum,
      },
    ];
  });
  if (all.length === 0) return null;
  const drawn = drawnFirst(all, MOST_ROWS).map(({ faint: _, ...row }) => row);
  const rows = basisWords(basis, features);
  const verdicts = features.length === 1 ? SHARE_VERDICT_WORDS : RARITY_VERDICT_WORDS;
  const inBasis = groups.filter(({ among }) => among !== null).length;
  return {
    kind: 'representation',
    id: figureId('representation', features),
    message: messageOf(representation, against),
    reading: `Each row is a group: the bar is the ${formatWholePercent(level)} interval of its share of ${rows}, the dot the share. The upright tick is its ${against}.`,
    note: [drawnNote(drawn.length, all, inBasis), apartNote(representation)].filter(Boolean).join(' ') || null,
    table: {
      columns: [
        'Group',
        'Rows',
        SHARE_HEADS[basis.of],
        `${formatWholePercent(level)} interval`,
        capitalised(against),
        'Ratio',
        'Verdict',
      ],
      rows: groups.map((group) => {
        const [share, interval] = group.among ? valueCells(group.among, 'percent') : [STANDS_APART, ''];
        const tick = expected(group);
        const ratio = group.against?.ratio ?? group.toEqual;
        return [
          groupName(group.key),
          rowsWords(group.rows),
          share,
          interval,
          tick === null ? '' : formatPercent(tick),
          ratio?.kind === 'defined' ? formatValue(ratio, 'ratio') : '',
          group.against ? verdicts[group.against.verdict] : '',
        ];
      }),
    },
    data: {
      rows: drawn,
      axis: axisOver(
        drawn,
        'percent',
        drawn.flatMap((row) => row.expected ?? []),
      ),
      against,
    },
  };
}

/** Whom the shares show to be fewer than expected, else from where to where they reach. */
function messageOf({ features, basis, groups }: Representation, against: string): string {
  const told = groups.some(({ rows }) => rows === null) ? ', of the groups shown' : '';
  const title = `Share of ${basisWords(basis, features)} by ${featureWords(features)}${told}`;
  const under = groups.filter((group) => group.against?.verdict === 'shown');
  if (under.length > 0) return `${title}: ${underWords(under, against, features.length === 1)}`;
  const shares = groups
    .flatMap(({ key, among, rows }) =>
      among?.kind === 'defined' && (rows ?? 0) > 0 ? [{ name: sentenceName(key), value: among.value }] : [],
    )
    .sort((a, b) => b.value - a.value);
  if (shares.length < 2) return title;
  const [most, least] = [shares[0], shares[shares.length - 1]];
  const [high, low] = [formatPercent(most.value), formatPercent(least.value)];
  if (most.value === least.value) return `${title}: the same for every group, ${high}`;
  if (high === low) return `${title}: nearly the same for every group, ${high}`;
  return `${title}: from ${low} (${least.name}) to ${high} (${most.name})`;
}

function apartNote(representation: Representation): string {
  const notCompared = representation.population?.notCompared.length ?? 0;
  const left =
    notCompared > 0
      ? `${formatCounted(notCompared, 'group is', 'groups are')} not compared, because the shares given leave nothing for them.`
      : '';
  return [apartSentence(representation), left].filter(Boolean).join(' ');
}

const rowsWords = (rows: number | null) => (rows === null ? 'withheld' : formatCount(rows));

/** An equal share of the rows whose group is known, where nothing else is expected. */
function expectedOf({ against, missing, rows }: GroupShare, known: number, compared: boolean): number | null {
  if (compared) return against?.expected ?? null;
  return missing || !rows || known === 0 ? null : 1 / known;
}

function underWords(under: readonly GroupShare[], what: string, single: boolean): string {
  const [worst] = [...under].sort((a, b) => ratioOf(a) - ratioOf(b));
  const share = worst.among?.kind === 'defined' ? formatPercent(worst.among.value) : '';
  const more = under.length - 1;
  const words = single ? SHARE_VERDICT_WORDS.shown : RARITY_VERDICT_WORDS.shown;
  const others = more > 0 ? `; the same for ${formatCounted(more, 'more group', 'more groups')}` : '';
  return `${words} for ${sentenceName(worst.key)}, at ${share}, ${what} ${formatPercent(worst.against?.expected ?? 0)}${others}`;
}

const ratioOf = ({ against }: GroupShare) =>
  against?.ratio.kind === 'defined' ? against.ratio.value : Number.POSITIVE_INFINITY;
