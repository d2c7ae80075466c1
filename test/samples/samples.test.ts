import { statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { auditFile } from '../../src/audit/audit-file.ts';
import { kindsOf } from '../../src/report/kinds/kinds.ts';
import { sampleAddresses } from '../../src/ui/state/samples.ts';
import { SAMPLE_FILES, type SampleId } from '../../src/ui/state/sample-files.ts';
import { FOUND, metricOf } from './card-lines.ts';
import { fileOf, planOf, read } from './sample-of.ts';

describe.each(SAMPLE_FILES)('the sample $id', ({ id, rows, bytes }) => {
  it('is below one megabyte, and its facts are those of the file', () => {
    expect(statSync(`public/${sampleAddresses(id).table}`).size).toBe(bytes);
    expect(bytes).toBeLessThan(1_000_000);
  });

  it('has a card that calls it synthetic, and a plan that does', () => {
    const card = read(sampleAddresses(id).card);
    expect(card).toMatch(/^# .+ \(synthetic\)\n/);
    for (const part of ['Generator', 'Licence', 'Intended use', '## Columns', '## How the bias was planted'])
      expect(card).toContain(part);
    expect(planOf(id).title).toMatch(/\(synthetic\)$/);
  });

  it('is audited to what every line of its card says', async () => {
    const audit = await auditFile(fileOf(id), planOf(id));
    expect(audit.file).toMatchObject({ rows, badRows: { count: 0 } });
    const lines = read(sampleAddresses(id).card)
      .split('## What an audit should find')[1]
      .match(/^- .*$/gm)!;
    expect(lines).toHaveLength(FOUND[id].length);
    for (const [i, [line, check]] of FOUND[id].entries()) {
      expect(lines[i].slice(2)).toMatch(line);
      await check(audit);
    }
    expect(audit.assessment.findings[0].verdict).toBe('shown');
  });
});

it('credit: the file is read as a spreadsheet set to German writes it', async () => {
  const audit = await auditFile(fileOf('credit'), planOf('credit'));
  expect(audit.file.format).toMatchObject({ delimiter: ';' });
  expect(audit.cube.rows.tallied).toBe(audit.file.rows);
});

it('hiring: the card counts the blanks in the file', () => {
  const blanks = read(sampleAddresses('hiring').table)
    .split('\n')
    .filter((line) => line.split(',')[2] === '').length;
  expect(blanks).toBeGreaterThan(0);
  const percent = Number(((blanks / 4000) * 100).toFixed(1));
  expect(read(sampleAddresses('hiring').card)).toContain(`${blanks} rows (${percent} %) are blank on purpose`);
});

describe('kinds of bias', () => {
  const kindsIn = async (id: SampleId) => {
    const reports = kindsOf(await auditFile(fileOf(id), planOf(id)));
    return new Map(reports.map((report) => [report.kind, report]));
  };

  it('hiring: base rates of the past decisions speak for historical bias', async () => {
    const historical = (await kindsIn('hiring')).get('historical')!;
    expect(historical.statement).toContain('base rates differ between groups');
    expect(historical.for.length).toBeGreaterThan(0);
  });

  it('credit, moderation and chatbot: algorithmic bias is shown', async () => {
    for (const id of ['credit', 'moderation', 'chatbot'] as const)
      expect([id, (await kindsIn(id)).get('algorithmic')!.standing]).toEqual([id, 'shown']);
  });

  it('recognition: representation bias is shown', async () => {
    expect((await kindsIn('recognition')).get('representation')!.standing).toBe('shown');
  });
});

it('moderation: rules are broken equally often in every language', async () => {
  const audit = await auditFile(fileOf('moderation'), planOf('moderation'));
  for (const language of ['English', 'Spanish', 'German', 'French', 'Polish', 'Turkish'])
    expect(Math.abs(metricOf(audit, 'language', language, 'baseRate') - 0.25)).toBeLessThan(0.05);
});
