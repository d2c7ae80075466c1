import { createHash } from 'node:crypto';
import { parseHTML } from 'linkedom';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Audit } from '../../../src/audit/audit.ts';
import { auditFile } from '../../../src/audit/audit-file.ts';
import { gateAudit } from '../../../src/audit/gate-audit.ts';
import { html } from '../../../src/report/html/markup.ts';
import { reportHtml, type ReportOptions } from '../../../src/report/html/report-html.ts';
import { REPORT_STYLE, REPORT_STYLE_HASH } from '../../../src/report/html/report-style.ts';
import { planOf } from '../../support/plan-of.ts';

const OPTIONS: ReportOptions = { date: new Date('2026-11-24T12:00:00Z'), caveats: ['A caveat & its <reason>.'] };
const HOSTILE = '<img src=x onerror=alert(1)>"\'&';
const PICTURE = {
  svg: '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><title>x</title></svg>',
  message: `From ${HOSTILE}`,
  reading: 'How to read it.',
  note: null,
  table: { columns: ['Group', 'Rate'], rows: [[HOSTILE, '1.0 %']] },
};

let audit: Audit;
let text: string;
beforeAll(async () => {
  const lines = ['sex,origin,qualified,hired'];
  const cell = `"${HOSTILE.replaceAll('"', '""')}"`;
  for (let i = 0; i < 400; i++) {
    lines.push(
      `${i % 2 ? 'f' : 'm'},${i % 9 === 0 ? cell : 'b'},${(i * 7) % 5 < 3 ? 1 : 0},${(i * 11) % 7 < 3 ? 1 : 0}`,
    );
  }
  const plan = planOf({
    title: `Round ${HOSTILE}`,
    label: { column: 'qualified', positive: { values: ['1'] } },
    prediction: { column: 'hired', positive: { values: ['1'] } },
    sensitiveFeatures: [{ column: 'sex' }, { column: 'origin' }],
  });
  audit = await auditFile(new File([`${lines.join('\n')}\n`], `${HOSTILE}.csv`), plan);
  text = reportHtml(audit, [PICTURE], OPTIONS);
});

describe('a report', () => {
  test('needs nothing else and can do nothing: no script, no address, a policy of its own', () => {
    const { document } = parseHTML(text);
    expect(document.querySelectorAll('script, img, iframe, link, object, form, a[href]').length).toBe(0);
    const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content');
    expect(policy).toBe(`default-src 'none'; style-src '${REPORT_STYLE_HASH}'; base-uri 'none'; form-action 'none'`);
    for (const element of document.querySelectorAll('*')) {
      for (const name of element.getAttributeNames()) expect(name).not.toMatch(/^on|^style$|^href$|^src$/);
    }
    const addresses = text.match(/https?:\/\/[^\s"'<]+/g) ?? [];
    expect(addresses.filter((address) => address !== 'http://www.w3.org/2000/svg')).toEqual([]);
  });

  test('is let through by its policy: the hash is of the very sheet it holds', () => {
    const sheet = /<style>([\s\S]*?)<\/style>/.exec(text)![1];
    expect(sheet).toBe(REPORT_STYLE);
    expect(`sha256-${createHash('sha256').update(sheet).digest('base64')}`).toBe(REPORT_STYLE_HASH);
  });

  test('escapes whatever a file or a plan calls things', () => {
    const { document } = parseHTML(text);
    expect(document.querySelector('h1')?.textContent).toBe(`Fairness audit: Round ${HOSTILE}`);
    expect([...document.querySelectorAll('tbody th')].map((cell) => cell.textContent)).toContain(HOSTILE);
    expect(text).not.toContain('<img');
    expect(html`<p title="${'"><b>'}">${'<b>'}${null}${['&', html`<i></i>`]}</p>`.text).toBe(
      '<p title="&quot;&gt;&lt;b&gt;">&lt;b&gt;&amp;<i></i></p>',
    );
  });

  test('tells things in order: verdicts, pictures, tables, definitions, caveats, remedies, every number, method', () => {
    const headings = [...parseHTML(text).document.querySelectorAll('h2')].map((heading) => heading.textContent);
    expect(headings).toEqual([
      'Verdicts',
      'What shows it',
      'The rates by group',
      'Selection rates and impact ratios',
      'Kinds of bias',
      'Who is in the file',
      'Definitions and formulas',
      'What could make it wrong',
      'What can be done',
      'Appendix: every number',
      'Method',
    ]);
    expect(text).toContain('A caveat &amp; its &lt;reason&gt;.');
    expect(text).toContain(audit.file.sha256!);
    expect(text).toContain('2026-11-24');
    expect(JSON.parse(parseHTML(text).document.querySelector('pre')!.textContent!)).toEqual(audit.plan);
  });

  test('says whether it is private or made to be passed on', () => {
    expect(text).toContain('Private. It holds exact counts');
    const gated = reportHtml(gateAudit(audit, { minimum: 15 }), [], OPTIONS);
    expect(gated).not.toContain('Private. It holds exact counts');
    expect(gated).toContain('Made to be passed on.');
    expect(gated).toContain('withheld');
  });
});

test('no name in it turns the words around it', async () => {
  const turned = '\u202eelam';
  const lines = ['sex,hired'];
  for (let i = 0; i < 400; i++) lines.push(`${i % 2 ? turned : 'f'},${(i * 11) % 7 < 3 ? 1 : 0}`);
  const plan = planOf({
    label: null,
    prediction: { column: 'hired', positive: { values: ['1'] } },
    sensitiveFeatures: [{ column: 'sex' }],
  });
  const turnedAudit = await auditFile(new File([`${lines.join('\n')}\n`], `${turned}.csv`), plan);
  const { document } = parseHTML(reportHtml(turnedAudit, [], { ...OPTIONS, caveats: [] }));
  // The plan stands there as it is, in a block of its own.
  for (const block of document.querySelectorAll('pre')) block.remove();
  const words = document.documentElement.textContent ?? '';
  expect(words).toContain(`\u2068${turned}\u2069`);
  const around = words.replace(/\u2068[^\u2068\u2069]*\u2069/g, '');
  expect(around.match(/.{0,60}\u202e.{0,20}/g)).toBeNull();
});
