import { isolated } from '../isolated.ts';
import type { Audit } from '../../audit/audit.ts';
import type { CombinationAssessment, MetricValue } from '../../fairness/assessment.ts';
import type { NumberFormat } from '../../fairness/catalogue/entry.ts';
import { representationOf } from '../../fairness/representation/representation-of.ts';
import { impactNote, impactTables, type ImpactRow } from '../csv/impact-ratios.ts';
import { combinationRows, type NumberRow, type NumberSection } from '../csv/number-rows.ts';
import { entryOf } from '../entries.ts';
import { definitionParts } from '../definitions.ts';
import { kindEntry, kindsOf } from '../kinds/kinds.ts';
import type { Evidence } from '../kinds/kind-parts.ts';
import { formatCount, formatExact, formatP, formatPercent, formatRatio } from '../numbers.ts';
import { featureWords, groupName } from '../phrases.ts';
import { findingSentence } from '../sentences.ts';
import { SHARE_HEADS, STANDS_APART } from '../share-basis.ts';
import { reasonWords } from '../undefined-notes.ts';
import { formatInterval, formatValue } from '../values.ts';
import { rowName } from '../row-name.ts';
import { CONCEPT_WORDS, VERDICT_WORDS } from '../words.ts';
import { html, tableMarkup, type Markup } from './markup.ts';
import { REPORT_TEXT, SECTION_TEXT } from './report-words.ts';

/** The findings, each with its verdict and its sentence. */
export function findingsMarkup({ assessment, plan }: Audit): Markup {
  const items = assessment.findings.map((finding) => {
    const { concept, verdict, combination } = finding;
    const sentence = findingSentence(assessment, plan, finding);
    const features = featureWords(assessment.combinations[combination].features);
    return html`<li>
      <span class="verdict ${verdict}"
        >${sentenceCase(VERDICT_WORDS[verdict])}: ${CONCEPT_WORDS[concept].name}, ${features}</span
      >
      ${sentence.text}
    </li>`;
  });
  return html`<ol class="findings">
    ${items}
  </ol>`;
}

/** The rates that verdicts rest on, by group. */
export function ratesMarkup(combination: CombinationAssessment): Markup {
  const judged = combination.verdicts.flatMap(({ concept }) => CONCEPT_WORDS[concept].metrics);
  const metrics = [...new Set(judged)];
  if (metrics.length === 0) return html``;
  const columns = [REPORT_TEXT.group, REPORT_TEXT.rowsOf, ...metrics.map((id) => entryOf(id).name)];
  const rows = [...combination.groups, combination.overall].map((group) => [
    rowName(group),
    group.withheld ? REPORT_TEXT.withheld : formatCount(group.n),
    ...metrics.map((id) => valueMarkup(group.metrics[id], entryOf(id).format)),
  ]);
  return html`<h3>${sentenceCase(featureWords(combination.features))}</h3>
    ${tableMarkup(null, columns, rows)}`;
}

function valueMarkup(value: MetricValue, format: NumberFormat): Markup {
  if (value.kind === 'undefined') return html`<span class="soft">${shortReason(value)}</span>`;
  const interval = value.interval && html`<small>${formatInterval(value.interval, format)}</small>`;
  const counts =
    value.count === undefined ? formatCount(value.n) : `${formatCount(value.count)} of ${formatCount(value.n)}`;
  return html`${formatValue(value, format)}${interval}<small>${counts}</small>`;
}

const shortReason = (value: MetricValue & { kind: 'undefined' }): string =>
  value.reason === 'withheld' ? REPORT_TEXT.withheld : reasonWords(value.reason);

/** Selection rates and impact ratios of every combination. */
export function impactMarkup(audit: Audit): Markup {
  const tables = impactTables(audit);
  if (tables.length === 0) return html``;
  const { group, applicants, selected, selectionRate, impactRatio, note } = REPORT_TEXT;
  const columns = [group, applicants, selected, selectionRate, impactRatio, note];
  return html`<h2>${REPORT_TEXT.impact}</h2>
    <p>${REPORT_TEXT.impactLead}</p>
    ${tables.map(
      ({ features, rows }) =>
        html`<h3>${sentenceCase(featureWords(features))}</h3>
          ${tableMarkup(null, columns, rows.map(impactCells))}`,
    )}`;
}

function impactCells(row: ImpactRow): string[] {
  return [
    isolated(row.group),
    row.applicants === null ? '' : formatCount(row.applicants),
    row.selected === null ? '' : formatCount(row.selected),
    row.rate.kind === 'defined' ? formatPercent(row.rate.value) : '',
    row.impactRatio === null ? '' : formatRatio(row.impactRatio),
    impactNote(row),
  ];
}

/** What the audit says of each kind of bias. */
export function kindsMarkup(audit: Audit): Markup {
  const evidence = (name: string, list: readonly Evidence[]): Markup | null =>
    list.length > 0
      ? html`<p class="soft">${name}</p>
          <ul>
            ${list.map(({ text }) => html`<li>${text}</li>`)}
          </ul>`
      : null;
  return html`<h2>${REPORT_TEXT.kinds}</h2>
    <p>${REPORT_TEXT.kindsLead}</p>
    ${kindsOf(audit).map((report) => {
      const { name, definition, source } = kindEntry(report.kind);
      return html`<h3>${name}</h3>
        <p>${report.statement}</p>
        <p class="soft">${definition} ${source}</p>
        ${evidence(REPORT_TEXT.speaksFor, report.for)}${evidence(REPORT_TEXT.speaksAgainst, report.against)}${evidence(REPORT_TEXT.missing, report.missing)}`;
    })}`;
}

/** Who is in the file, feature by feature, against the population's shares where the plan has them. */
export function representationMarkup({ assessment, cube, plan }: Audit): Markup {
  const singles = assessment.combinations.filter(({ features }) => features.length === 1);
  const tables = singles.flatMap(({ features }) => {
    const representation = representationOf(cube, plan, features);
    if (!representation) return [];
    const { population, groups } = representation;
    const extra = population ? [REPORT_TEXT.population, REPORT_TEXT.ratio] : [];
    const rows = groups.map(({ key, rows, among, against }) => [
      groupName(key),
      rows === null ? REPORT_TEXT.withheld : formatCount(rows),
      rows === null ? '' : among ? valueText(among, 'percent') : STANDS_APART,
      ...(population
        ? [against ? formatPercent(against.expected) : '', against ? valueText(against.ratio, 'ratio') : '']
        : []),
    ]);
    const columns = [REPORT_TEXT.group, REPORT_TEXT.rowsOf, SHARE_HEADS[representation.basis.of], ...extra];
    return [
      html`<h3>${sentenceCase(featureWords(features))}</h3>
        ${tableMarkup(population?.source ?? null, columns, rows)}`,
    ];
  });
  return html`<h2>${REPORT_TEXT.representation}</h2>
    ${tables}`;
}

function valueText(value: MetricValue, format: NumberFormat): string {
  return value.kind === 'defined' ? formatValue(value, format) : reasonWords(value.reason);
}

/** The definitions of what a report shows: of all that has a number in it. */
export function definitionsMarkup(shown: ReadonlySet<string>): Markup {
  return html`<h2>${REPORT_TEXT.definitions}</h2>
    ${definitionParts().map(({ title, definitions }) => {
      const used = definitions.filter(({ id, inFiles }) => !inFiles || shown.has(id));
      if (used.length === 0) return null;
      const entries = used.map(
        ({ name, meaning, facts }) =>
          html`<dt>${name}</dt>
            <dd>
              ${meaning}${facts.map((fact) => html`<br /><span class="soft">${fact.name}:</span> ${fact.words}`)}
            </dd>`,
      );
      return html`<h3>${title}</h3>
        <dl class="definitions">${entries}</dl>`;
    })}`;
}

/** What is unfolded, and so printed, unless a reader folds it. */
const OPEN: ReadonlySet<NumberSection> = new Set(['verdict', 'metric', 'disparity', 'test']);

/** Every number of a combination, in one table for each sort of number. */
export function appendixMarkup(combination: CombinationAssessment): {
  readonly markup: Markup;
  readonly numbers: number;
} {
  const bySection = new Map<NumberSection, NumberRow[]>();
  let numbers = 0;
  for (const row of combinationRows(combination)) {
    numbers++;
    const known = bySection.get(row.section);
    if (known) known.push(row);
    else bySection.set(row.section, [row]);
  }
  const { name, group, of, value, interval, note } = REPORT_TEXT;
  const columns = [name, group, value, interval, of, note];
  const tables = [...bySection].map(([section, rows]) => {
    const table = tableMarkup(null, columns, rows.map(appendixCells));
    const summary = html`<summary>${SECTION_TEXT[section]} (${formatCount(rows.length)})</summary>`;
    return OPEN.has(section)
      ? html`<details open>${summary}${table}</details>`
      : html`<details>${summary}${table}</details>`;
  });
  const heading = sentenceCase(featureWords(combination.features));
  return {
    numbers,
    markup: html`<h3>${heading}</h3>
      <div class="dense">${tables}</div>`,
  };
}

const namesOf = (...names: readonly (string | null | undefined)[]): string[] =>
  names.flatMap((name) => (name ? [isolated(name)] : []));

function appendixCells(row: NumberRow): string[] {
  const { value, format } = row;
  const where = namesOf(row.stratum, row.klass).join(', ');
  const name = [row.name, row.scale, row.method, where].filter(Boolean).join(', ');
  const groups = namesOf(row.group, row.against).join(' / ');
  const notes = [
    row.verdict,
    row.tolerance === undefined ? '' : `tolerance ${formatExact(row.tolerance)}`,
    row.p == null ? '' : `p ${formatP(row.p)}`,
    row.adjustedP == null ? '' : `corrected ${formatP(row.adjustedP)}`,
  ];
  const defined = value.kind === 'defined';
  return [
    name,
    groups,
    defined ? formatValue(value, format) : shortReason(value),
    defined && value.interval ? formatInterval(value.interval, format) : '',
    formatCount(value.n),
    notes.filter(Boolean).join(', '),
  ];
}

function sentenceCase(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
