import { isolated } from '../isolated.ts';
import type { Audit, AuditedPart } from '../../audit/audit.ts';
import { auditedWords } from '../audited.ts';
import type { FigureTable } from '../figures/figure.ts';
import { fileNameWords, subjectWords } from '../file-words.ts';
import { formatCount, formatExact } from '../numbers.ts';
import { remedies } from '../remedies.ts';
import { rowsOfAudit } from '../row-account.ts';
import { summarySentence } from '../sentences.ts';
import { html, Markup, tableMarkup } from './markup.ts';
import {
  appendixMarkup,
  definitionsMarkup,
  findingsMarkup,
  impactMarkup,
  kindsMarkup,
  ratesMarkup,
  representationMarkup,
} from './report-parts.ts';
import { REPORT_STYLE, REPORT_STYLE_HASH } from './report-style.ts';
import { REPORT_TEXT, SETTING_TEXT } from './report-words.ts';
import { combinationRows } from '../csv/number-rows.ts';

/** A figure as it stands in a report: drawn, with its title, how to read it, and its table. */
export interface ReportPicture {
  /** An SVG element without style or script. */
  readonly svg: string;
  readonly message: string;
  readonly reading: string;
  readonly note: string | null;
  readonly table: FigureTable;
}

export interface ReportOptions {
  /** When the report is made; written by day. */
  readonly date: Date;
  /** What the reader must know beside the numbers, a sentence or two each. */
  readonly caveats: readonly string[];
}

/** To the last character what the policy's hash is of. */
const STYLE = new Markup(`<style>${REPORT_STYLE}</style>`);

const POLICY = `default-src 'none'; style-src '${REPORT_STYLE_HASH}'; base-uri 'none'; form-action 'none'`;

/**
 * A report of an audit as one HTML document that needs nothing else: no script, no request, its own policy that forbids
 * both, and the pictures within. Verdicts first, then what shows them, tables, definitions, what could make it wrong, what
 * can be done, every number, method and plan. An audit that was gated says so; any other is marked private.
 */
export function reportHtml(audit: Audit, pictures: readonly ReportPicture[], options: ReportOptions): string {
  const { assessment, plan } = audit;
  const subject = plan.title === undefined ? subjectWords(audit.file) : isolated(plan.title);
  const appendix = assessment.combinations.map(appendixMarkup);
  const numbers = appendix.reduce((sum, part) => sum + part.numbers, 0);
  const body = [
    headMarkup(audit, subject, options),
    html`<h2>${REPORT_TEXT.verdicts}</h2>
      <p>${summarySentence(assessment, plan)}</p>
      ${findingsMarkup(audit)}`,
    pictures.length > 0 &&
      html`<h2>${REPORT_TEXT.pictures}</h2>
        ${pictures.map(pictureMarkup)}`,
    html`<h2>${REPORT_TEXT.tables}</h2>
      <p>${REPORT_TEXT.tablesLead}</p>
      ${assessment.combinations.map(ratesMarkup)}`,
    impactMarkup(audit),
    kindsMarkup(audit),
    representationMarkup(audit),
    definitionsMarkup(shownIds(audit)),
    listMarkup(REPORT_TEXT.caveats, options.caveats),
    listMarkup(REPORT_TEXT.remedies, remedies(audit)),
    html`<section class="appendix">
      <h2>${REPORT_TEXT.appendix}</h2>
      <p>${REPORT_TEXT.appendixLead(numbers)}</p>
      ${appendix.map(({ markup }) => markup)}
    </section>`,
    methodMarkup(audit),
  ];
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${POLICY}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <title>${REPORT_TEXT.title(subject)}</title>
        ${STYLE}
      </head>
      <body>
        ${body}
      </body>
    </html> `.text;
}

function headMarkup(audit: Audit, subject: string, { date }: ReportOptions): Markup {
  const { file, cube, madeBy } = audit;
  const facts = [
    [REPORT_TEXT.file, fileNameWords(file)],
    [REPORT_TEXT.rows, formatCount(rowsOfAudit(audit).tookPart)],
    [REPORT_TEXT.sha256, file.sha256 ?? hashMissing(audit)],
    [REPORT_TEXT.date, date.toISOString().slice(0, 10)],
    [REPORT_TEXT.version, madeBy],
  ];
  return html`<header>
    <h1>${REPORT_TEXT.title(subject)}</h1>
    <p class="form">${cube.gate ? REPORT_TEXT.gated(cube.gate.minimum) : REPORT_TEXT.private}</p>
    <dl class="facts">${factsMarkup(facts)}</dl>
    ${file.parts && partsMarkup(file.parts)}
    <p>${auditedWords(audit)}</p>
    <dl class="facts">${factsMarkup(settings(audit))}</dl>
  </header>`;
}

function hashMissing({ file, cube }: Audit): string {
  if (file.parts) return REPORT_TEXT.ofEachPart;
  return cube.gate ? REPORT_TEXT.notPassedOn : REPORT_TEXT.notKnown;
}

function partsMarkup(parts: readonly AuditedPart[]): Markup {
  return tableMarkup(
    REPORT_TEXT.parts,
    [REPORT_TEXT.file, REPORT_TEXT.rowsOf, REPORT_TEXT.sha256],
    parts.map((part) => [fileNameWords(part), formatCount(part.rows), part.sha256 ?? REPORT_TEXT.notKnown]),
  );
}

function settings({ plan }: Audit): string[][] {
  return [
    [SETTING_TEXT.difference, formatExact(plan.tolerances.difference)],
    [SETTING_TEXT.ratio, formatExact(plan.tolerances.ratio)],
    [SETTING_TEXT.alpha, formatExact(plan.alpha)],
    [SETTING_TEXT.minimum, formatCount(plan.minimumGroupSize)],
    [SETTING_TEXT.depth, formatCount(plan.intersectionDepth)],
    ...plan.sensitiveFeatures.map(({ column, reference }) => [SETTING_TEXT.reference(column), reference || '(empty)']),
  ];
}

function factsMarkup(facts: readonly (readonly string[])[]): Markup[] {
  return facts.map(
    ([name, value]) =>
      html`<dt>${name}</dt>
        <dd>${value}</dd>`,
  );
}

function pictureMarkup({ svg, message, reading, note, table }: ReportPicture): Markup {
  return html`<figure>
    <figcaption>${message}</figcaption>
    <p class="reading">${[reading, note].filter(Boolean).join(' ')}</p>
    ${new Markup(svg)} ${tableMarkup(null, table.columns, table.rows)}
  </figure>`;
}

function listMarkup(title: string, items: readonly string[]): Markup | null {
  return items.length > 0
    ? html`<h2>${title}</h2>
        <ul>
          ${items.map((item) => html`<li>${item}</li>`)}
        </ul>`
    : null;
}

function methodMarkup(audit: Audit): Markup {
  return html`<h2>${REPORT_TEXT.method}</h2>
    <p>${REPORT_TEXT.methodLead}</p>
    <p>${REPORT_TEXT.madeHere} ${audit.madeBy}.</p>
    <h3>${REPORT_TEXT.plan}</h3>
    <pre>${JSON.stringify(audit.plan, null, 2)}</pre>`;
}

function shownIds({ assessment }: Audit): Set<string> {
  const ids = new Set<string>();
  for (const combination of assessment.combinations) {
    for (const { id, section } of combinationRows(combination)) {
      ids.add(section === 'disparity' ? id.replace(/(Difference|Ratio|GroupMin|GroupMax)$/, '') : id);
    }
  }
  return ids;
}
