import { beforeEach, describe, expect, it } from 'vitest';
import type { TableProfile } from '../../src/data/profile.ts';
import type { AppError, ErrorCode } from '../../src/errors.ts';
import { errorMessage } from '../../src/messages.ts';
import type { AuditPlan } from '../../src/plan/plan.ts';
import { suggestPlan } from '../../src/plan/suggest.ts';
import { DataService } from '../../src/workers/data.service.ts';
import { planOf } from '../support/plan-of.ts';

const nobody = (): void => undefined;
const file = (...parts: BlobPart[]): File => new File(parts, 'bad.csv');
const lines = (header: string, row: (i: number) => string, rows = 60): string =>
  `${header}\n${Array.from({ length: rows }, (_, i) => row(i)).join('\n')}\n`;
const GOOD = lines('group,label,prediction', (i) => `${'ab'[i % 2]},${i % 3 ? 1 : 0},${i % 5 ? 1 : 0}`);

let service: DataService;
let good: number;
beforeEach(async () => {
  service = new DataService({
    policyInForce: () => Promise.resolve(true),
    offOriginRequests: () => 0,
    deviceMemoryBytes: () => undefined,
  });
  good = (await service.read('good', [new File([GOOD], 'good.csv')], { options: {} }, nobody)).tableId;
  await service.audit('good', good, planOf(), nobody);
});

/** The work done before is still there: the good table is audited again. */
async function expectWorkKept(): Promise<void> {
  const audit = await service.audit('again', good, planOf(), nobody);
  expect(audit.file.name).toBe('good.csv');
}

async function failure(work: Promise<unknown>): Promise<AppError> {
  return work.then(
    () => expect.fail('nothing was refused'),
    (error: AppError) => error,
  );
}

/** An error has its own words: what happened, where, and what to do. */
function expectWords(error: AppError, mentions: readonly string[] = []): void {
  const { what, where, next } = errorMessage(error.code, error.details);
  const text = [what, where, next].join(' ').toLowerCase();
  expect(what.length).toBeGreaterThan(10);
  expect(next.length).toBeGreaterThan(10);
  for (const mention of mentions) expect(text).toContain(mention.toLowerCase());
}

const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52);

describe('a file that cannot be read', () => {
  const junk = Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256);
  const openQuote = `a,b\n1,2\n3,"never closed\n${'x,y\n'.repeat(12_500_000)}`;
  it.each<[string, () => File, ErrorCode, object, string[]]>([
    ['empty', () => file(''), 'file/empty', {}, []],
    ['only blanks', () => file(' \n\n  \n'), 'file/empty', {}, []],
    ['header only', () => file('group,label,prediction\n'), 'csv/header-only', {}, []],
    ['one column', () => file(lines('label', (i) => String(i % 2))), 'csv/one-column', {}, []],
    ['binary junk', () => file(junk), 'file/not-text', {}, []],
    ['an image renamed .csv', () => file(PNG, junk), 'file/not-text', { looksLike: 'png' }, ['PNG']],
    ['an unclosed quote in 50 MB', () => file(openQuote), 'csv/unclosed-quote', { line: 3 }, ['line 3']],
  ])('%s', async (_, make, code, details, mentions) => {
    const error = await failure(service.read('bad', [make()], { options: {} }, nobody));
    expect(error.code).toBe(code);
    expect(error.details).toMatchObject(details);
    expectWords(error, mentions);
    await expectWorkKept();
  });

  it('a cell larger than 16 MB, with its line and column', async () => {
    const error = await failure(
      service.read('bad', [file('a,b\n1,2\n3,"', 'x'.repeat(17 << 20), '"\n')], { options: {} }, nobody),
    );
    expect(error).toMatchObject({ code: 'csv/cell-too-large', details: { line: 3 } });
    expectWords(error, ['line 3']);
    await expectWorkKept();
  });

  it('more than 16,384 columns', async () => {
    const header = Array.from({ length: 20_000 }, (_, i) => `c${i}`).join(',');
    const error = await failure(service.read('bad', [file(`${header}\n${header}\n`)], { options: {} }, nobody));
    expect(error).toMatchObject({ code: 'csv/too-many-columns' });
    expectWords(error, ['20,000']);
    await expectWorkKept();
  });
});

describe('a file that is odd but can be read', () => {
  let table: number;
  const read = async (...parts: BlobPart[]): Promise<TableProfile> => {
    const opened = await service.read('odd', [file(...parts)], { options: {} }, nobody);
    table = opened.tableId;
    return opened.profile;
  };

  it('10,000 columns', async () => {
    const names = Array.from({ length: 10_000 }, (_, i) => `c${i}`);
    const profile = await read(
      names.join(','),
      '\n',
      ...Array<string>(30).fill(`${names.map((_, i) => i % 2).join(',')}\n`),
    );
    expect(profile.columns).toHaveLength(10_000);
    expect(suggestPlan(profile).columns).toHaveLength(10_000);
  });

  it('a cell of 5 MB', async () => {
    const profile = await read('group,label,note\n', 'a,1,"', 'long '.repeat(1 << 20), '"\n', 'b,0,short\n');
    expect(profile.rowCount).toBe(2);
  });

  it('columns called __proto__ and constructor, audited like any other', async () => {
    const profile = await read(
      lines('__proto__,constructor,toString', (i) => `${'ab'[i % 2]},${i % 3 ? 1 : 0},${i % 5 ? 1 : 0}`),
    );
    expect(profile.columns.map(({ name }) => name)).toEqual(['__proto__', 'constructor', 'toString']);
    const plan: AuditPlan = planOf({
      label: { column: 'constructor', positive: { values: ['1'] } },
      prediction: { column: 'toString', positive: { values: ['1'] } },
      sensitiveFeatures: [{ column: '__proto__' }],
    });
    const audit = await service.audit('odd', table, plan, nobody);
    expect(audit.assessment.combinations[0].groups.map(({ n }) => n)).toEqual([30, 30]);
  });

  it('HTML in cells stays text', async () => {
    const html = '<img src=x onerror=alert(1)>';
    const profile = await read(lines('group,label', (i) => `${i % 2 ? html : 'b'},${i % 3 ? 1 : 0}`));
    expect(profile.columns[0].levels?.map(({ value }) => value).sort()).toEqual([html, 'b']);
  });

  it('NaN scores and scores outside 0…1 are counted, and numbers that need them say why', async () => {
    await read(
      lines('group,label,score', (i) => `${'ab'[i % 2]},${i % 3 ? 1 : 0},${i === 5 ? 'NaN' : i === 6 ? 1.5 : i / 60}`),
    );
    const plan = planOf({ prediction: null, score: { column: 'score', threshold: 0.5, comparison: 'atLeast' } });
    const { cube, assessment } = await service.audit('odd', table, plan, nobody);
    expect(cube.rows).toMatchObject({ scoreMissing: 1, scoreOutsideUnit: 1 });
    expect(assessment.combinations[0].overall.n).toBe(59);
    expect(assessment.notices.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['score-missing', 'score-outside-unit']),
    );
  });

  it('ragged rows are counted by line: short ones kept, long ones set aside', async () => {
    const profile = await read('group,label,prediction\na,1,1\nb,0\na,1,0,7\nb,1,1\n');
    expect(profile.rowCount).toBe(3);
    expect(profile.badRows).toEqual({
      count: 2,
      setAside: 1,
      first: [
        { line: 3, kind: 'too-few-cells', cells: 2 },
        { line: 4, kind: 'too-many-cells', cells: 4 },
      ],
    });
  });
});

describe('a plan that its file cannot bear', () => {
  const body = lines(
    'group,label,prediction,same,weight,rare',
    (i) => `${'ab'[i % 2]},${i % 3 ? 1 : 0},${i % 5 ? 1 : 0},1,${i === 7 ? -2 : 1},g${i}`,
  );
  it.each<[string, Partial<AuditPlan>, ErrorCode, object, string[]]>([
    [
      'a label with one value',
      { label: { column: 'same', positive: { values: ['1'] } } },
      'plan/label-one-value',
      { column: 'same' },
      ['same'],
    ],
    [
      'a prediction equal to the label',
      { prediction: { column: 'label', positive: { values: ['1'] } } },
      'plan/prediction-equals-label',
      { column: 'label' },
      ['label'],
    ],
    [
      'negative weights',
      { sampleWeight: 'weight' },
      'weights/negative',
      { column: 'weight', line: 9, rows: 1 },
      ['weight', 'line 9'],
    ],
    [
      'all groups below the minimum size',
      { sensitiveFeatures: [{ column: 'rare' }] },
      'audit/all-groups-small',
      { minimum: 10, largest: 1 },
      ['10'],
    ],
    [
      'a column that is not there',
      { sensitiveFeatures: [{ column: 'Race' }] },
      'plan/unknown-column',
      { column: 'Race' },
      ['Race'],
    ],
    [
      'a positive value that does not occur',
      { label: { column: 'label', positive: { values: ['yes'] } } },
      'plan/positive-not-found',
      { column: 'label' },
      ['yes'],
    ],
  ])('%s', async (_, changes, code, details, mentions) => {
    const { tableId } = await service.read('body', [new File([body], 'body.csv')], { options: {} }, nobody);
    const error = await failure(service.audit('bad', tableId, planOf(changes), nobody));
    expect(error.code).toBe(code);
    expect(error.details).toMatchObject(details);
    expectWords(error, mentions);
    const sound = planOf({ sampleWeight: null });
    expect((await service.audit('sound', tableId, sound, nobody)).file.name).toBe('body.csv');
  });

  it('a copy of the label under another name is pointed out', async () => {
    const twin = lines('group,label,prediction', (i) => `${'ab'[i % 2]},${i % 3 ? 1 : 0},${i % 3 ? 1 : 0}`);
    const { tableId } = await service.read('twin', [new File([twin], 'twin.csv')], { options: {} }, nobody);
    const audit = await service.audit('twin', tableId, planOf(), nobody);
    expect(audit.assessment.notices.map(({ code }) => code)).toContain('prediction-repeats-label');
  });
});
