import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Audit } from '../../../src/audit/audit.ts';
import { auditFile } from '../../../src/audit/audit-file.ts';
import { gateAudit } from '../../../src/audit/gate-audit.ts';
import { reviseFromCube } from '../../../src/audit/run-audit.ts';
import { AppError } from '../../../src/errors.ts';
import { errorMessage } from '../../../src/messages.ts';
import { heldFacts, lengthWords } from '../../../src/report/share/contents.ts';
import { packText, unpackText } from '../../../src/report/share/packing.ts';
import { decodeShareLink, encodePayload, makeLink, type ShareOptions } from '../../../src/report/share/share-link.ts';
import { planOf } from '../../support/plan-of.ts';

const encodeShareLink = async (made: Audit, options: ShareOptions): Promise<string> =>
  (await makeLink(made, options)).fragment;
const payloadOf = async (made: Audit, options: ShareOptions) => (await makeLink(made, options)).payload;
const OPTIONS: ShareOptions = { content: 'planAndCube', minimum: 10, facts: { name: true, sha256: true } };

/** Applicants of four groups and two sexes, one group small; weights and a control feature may be used. */
function applicants(): File {
  const lines = ['sex,origin,site,weight,qualified,hired'];
  const sizes: readonly [string, number][] = [
    ['north', 260],
    ['south', 190],
    ['east', 90],
    ['west', 12],
  ];
  for (const [origin, size] of sizes) {
    for (let i = 0; i < size; i++) {
      const sex = i % 3 ? 'f' : 'm';
      const row = [sex, origin, i % 2 ? 'x' : 'y', 1 + (i % 7) / 3, (i * 7) % 5 < 3 ? 1 : 0, (i * 11) % 7 < 3 ? 1 : 0];
      lines.push(row.join(','));
    }
  }
  return new File([`${lines.join('\n')}\n`], 'Müller & Söhne <script>.csv');
}

/** The same with enough of everyone that none is withheld. */
function large(): File {
  const lines = ['sex,origin,weight,qualified,hired'];
  for (let i = 0; i < 4000; i++) {
    const [sex, origin] = [i % 3 ? 'f' : 'm', ['north', 'south', 'west'][(i % 7) % 3]];
    lines.push([sex, origin, 1 + (i % 5) / 3, (i * 7) % 5 < 3 ? 1 : 0, (i * 11) % 13 < 6 ? 1 : 0].join(','));
  }
  return new File([`${lines.join('\n')}\n`], 'large.csv');
}

/** The places of numbers that are not finite. */
function notNumbers(value: unknown, at = ''): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${at} ${value}`];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => notNumbers(each, `${at}.${key}`));
}

const PLAN = planOf({
  title: 'Spring round',
  label: { column: 'qualified', positive: { values: ['1'] }, words: 'were qualified' },
  prediction: { column: 'hired', positive: { values: ['1'] } },
  sensitiveFeatures: [{ column: 'sex' }, { column: 'origin', reference: 'west' }],
});

let audit: Audit;
beforeAll(async () => {
  audit = await auditFile(applicants(), PLAN);
});

async function opened(fragment: string): Promise<Audit> {
  const shared = await decodeShareLink(fragment);
  if (shared.kind !== 'audit') throw new Error('a plan alone');
  return reviseFromCube(shared.audit, shared.audit.plan);
}

const refused = async (fragment: string): Promise<string> => {
  try {
    await decodeShareLink(fragment);
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    const { what, next } = errorMessage(thrown.code, thrown.details);
    expect(what.length + next.length).toBeGreaterThan(20);
    return thrown.code;
  }
  return 'opened';
};

describe('a link with counts', () => {
  test('opens as the audit that was gated', async () => {
    for (const plan of [PLAN, { ...PLAN, sampleWeight: 'weight' }, { ...PLAN, controlFeature: 'site' }]) {
      const made = await auditFile(applicants(), plan);
      const received = await opened(await encodeShareLink(made, OPTIONS));
      const gated = gateAudit(made, { minimum: 10 });
      expect(received.cube).toEqual(gated.cube);
      expect(received.plan).toEqual(gated.plan);
      expect(received.assessment).toEqual(gated.assessment);
    }
  });

  test('marks withheld groups, keeps totals and rates exact, and lets no verdict rest on the withheld', async () => {
    const received = await opened(await encodeShareLink(audit, OPTIONS));
    const [sex, origin] = received.assessment.combinations;
    expect(sex.groups).toEqual(audit.assessment.combinations[0].groups);
    expect(origin.overall.metrics).toEqual(audit.assessment.combinations[1].overall.metrics);
    const withheld = origin.groups.filter((group) => group.withheld);
    expect(withheld.map(({ key }) => key[0])).toContain('west');
    for (const { metrics, n, confusion } of withheld) {
      expect([n, confusion]).toEqual([0, null]);
      expect(metrics.selectionRate).toEqual({ kind: 'undefined', reason: 'withheld', n: 0 });
    }
    const north = (of: Audit) => of.assessment.combinations[1].groups.find(({ key }) => key[0] === 'north')!;
    expect(north(received).metrics).toEqual(north(audit).metrics);
    expect(north(received).toOverall).toEqual(north(audit).toOverall);
    for (const { notJudged } of origin.verdicts) {
      expect(notJudged.map(({ why }) => why)).toEqual(withheld.map(() => 'withheld'));
    }
    expect(received.plan.sensitiveFeatures[1].reference).not.toBe('west');
  });

  test('answers another reference, and withholds what a reader merges with the withheld', async () => {
    const shared = await decodeShareLink(await encodeShareLink(audit, OPTIONS));
    if (shared.kind !== 'audit') throw new Error('a plan alone');
    const { plan } = shared.audit;
    const [sex, origin] = plan.sensitiveFeatures;
    const other = reviseFromCube(shared.audit, {
      ...plan,
      sensitiveFeatures: [sex, { ...origin, reference: 'south' }],
    });
    expect(other.assessment.combinations[1].reference).toEqual(['south']);
    const merge = [{ name: 'both', levels: ['north', 'west'] }];
    const merged = reviseFromCube(shared.audit, {
      ...plan,
      sensitiveFeatures: [sex, { ...origin, merge, reference: 'south' }],
    });
    const [, table] = merged.assessment.combinations;
    expect(table.groups.find(({ key }) => key[0] === 'both')?.withheld).toBe(true);
    expect(table.overall.metrics).toEqual(other.assessment.combinations[1].overall.metrics);
    expect(() => reviseFromCube(shared.audit, { ...plan, controlFeature: 'site' })).toThrowError('audit/needs-rows');
  });

  test('tells a stranger who subtracts shown groups from totals no small count', async () => {
    const { cube } = await opened(await encodeShareLink(audit, OPTIONS));
    const whole = audit.cube.combinations;
    let differences = 0;
    cube.combinations.forEach(({ features, groups, cells }, c) => {
      for (const inner of cube.combinations.filter((other) =>
        features.every((name) => other.features.includes(name)),
      )) {
        if (inner.features.length !== features.length + 1) continue;
        const places = features.map((name) => inner.features.indexOf(name));
        groups.forEach((key, g) => {
          const parts = inner.groups.flatMap((part, p) => (places.every((at, i) => part[at] === key[i]) ? [p] : []));
          const real = whole[cube.combinations.indexOf(inner)].groups.filter((part) =>
            places.every((at, i) => part[at] === key[i]),
          );
          for (let cell = 0; cell < 9; cell++) {
            const rest = cells.n[g * 9 + cell] - parts.reduce((sum, p) => sum + inner.cells.n[p * 9 + cell], 0);
            differences++;
            if (rest > 0 && rest < 10) expect(real.length - parts.length, `${features[0]} ${c}`).toBeGreaterThan(1);
          }
        });
      }
    });
    expect(differences).toBeGreaterThan(30);
  });

  test('holds weights only where no group is withheld, since the sums of known weights would tell who is in a group', async () => {
    const weightOf = { A: 1, B: 2, C: 0.5 } as const;
    const rows = fc.array(fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 15, max: 60 })), {
      minLength: 12,
      maxLength: 12,
    });
    const seen = { weighted: 0, unweighted: 0 };
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          rows,
          rows.map((each) => each.map((n) => n + 15)),
        ),
        async (counts) => {
          const lines = counts.flatMap((n, i) => {
            const race = (['A', 'B', 'C'] as const)[i % 3];
            return new Array<string>(n).fill(`${i % 2 ? 'F' : 'M'},${race},${i < 6 ? 1 : 0},${weightOf[race]}`);
          });
          const made = await auditFile(
            new File([`sex,race,prediction,w\n${lines.join('\n')}\n`], 'weighted.csv'),
            planOf({ label: null, sensitiveFeatures: [{ column: 'sex' }, { column: 'race' }], sampleWeight: 'w' }),
          );
          const { payload, gated } = await makeLink(made, OPTIONS);
          const isWithheld = payload.cube!.tables.some(({ withheld }) => withheld);
          seen[isWithheld ? 'unweighted' : 'weighted']++;
          expect(payload.cube!.weights).toBe(!isWithheld);
          if (!isWithheld) return;
          expect(JSON.stringify(payload.cube)).not.toMatch(/"w2?":/);
          expect(payload.plan.sampleWeight).toBeNull();
          for (const { cells, withheld } of gated!.cube.combinations) {
            expect([cells.w, cells.w2, withheld?.together.w]).toEqual([cells.n, cells.n, withheld?.together.n]);
          }
        },
      ),
      { numRuns: 30, seed: 3 },
    );
    expect(Math.min(seen.weighted, seen.unweighted)).toBeGreaterThan(5);
  });

  test('holds nothing that it does not say, and leaves out what was asked to be left out', async () => {
    const payload = await payloadOf(audit, { ...OPTIONS, facts: { name: false, sha256: false } });
    const text = JSON.stringify(payload);
    expect(text).not.toContain('Müller');
    expect(text).not.toContain(audit.file.sha256!);
    const said = heldFacts(await payloadOf(audit, OPTIONS)).map(({ name, value }) => `${name}: ${value}`);
    expect(said.join('\n')).toContain('Title: Spring round');
    expect(said.join('\n')).toContain(`SHA-256 of the file: ${audit.file.sha256!}`);
    for (const field of ['sex', 'origin', 'west', 'qualified', 'hired', 'were qualified']) {
      expect(said.join('\n')).toContain(field);
    }
    expect((await opened(await encodePayload(payload))).file.name).toBe('a file whose name was left out');
  });

  test('names the criteria as they are called elsewhere', async () => {
    const made = await auditFile(applicants(), {
      ...PLAN,
      criteria: ['demographicParityDifference', 'equalizedOddsRatio'],
    });
    const facts = heldFacts(await payloadOf(made, OPTIONS));
    expect(facts.find(({ name }) => name === 'Criteria')?.value).toBe(
      'Demographic parity as a difference and Equalized odds as a ratio',
    );
  });

  test('says from which length on it is cut', () => {
    const said = [1_999, 2_001, 8_001, 32_001].map(lengthWords);
    expect(new Set(said.map((words) => words.replace(/[\d,]+ characters/, ''))).size).toBe(4);
  });
});

test('a link with the plan alone holds the plan, and no number of the data', async () => {
  const bins = { quantiles: 3 };
  const made = await auditFile(applicants(), {
    ...PLAN,
    sensitiveFeatures: [{ column: 'sex' }, { column: 'weight', bins }],
  });
  const shared = await decodeShareLink(await encodeShareLink(made, { ...OPTIONS, content: 'plan' }));
  expect(shared).toMatchObject({ kind: 'plan', file: { name: made.file.name, sha256: made.file.sha256 } });
  expect(shared.kind === 'plan' && shared.plan.sensitiveFeatures).toEqual([
    { column: 'sex' },
    { column: 'weight', bins },
  ]);
});

describe('a hostile fragment', () => {
  const pack = (text: string): string => deflateRawSync(text).toString('base64url');
  type Payload = Record<string, unknown> & { cube: Record<string, unknown> & { tables: Record<string, unknown>[] } };
  const changed = async (change: (payload: Payload) => void): Promise<string> => {
    const payload = JSON.parse(JSON.stringify(await payloadOf(audit, OPTIONS))) as Payload;
    change(payload);
    return refused(`#s=1.${pack(JSON.stringify(payload))}`);
  };

  test('is refused with words, whatever letters it has', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.base64String(), fc.uint8Array().map(String)), async (text) => {
        expect(await refused(`#s=1.${text}`)).toMatch(/^share\//);
      }),
      { numRuns: 150 },
    );
    for (const fragment of ['', '#audit', '#s=', '#s=1', '#s=1.', '#s=0.AA', '#s=-1.AA', '#s=1e9.AA']) {
      expect(await refused(fragment)).toMatch(/^share\/(not-a-link|damaged)$/);
    }
    expect(await refused('#s=2.AA')).toBe('share/newer-version');
  });

  test('is refused where it was cut or changed on its way', async () => {
    const whole = await encodeShareLink(audit, OPTIONS);
    for (let length = 6; length < whole.length; length += 97) {
      expect(await refused(whole.slice(0, length))).toBe('share/damaged');
    }
  });

  test('that unpacks to more than fits is stopped while it is unpacked', async () => {
    const bomb = deflateRawSync(Buffer.alloc(200_000_000, 32), { level: 9 }).toString('base64url');
    expect(bomb.length).toBeLessThan(300_000);
    const before = process.memoryUsage().arrayBuffers;
    await expect(unpackText(bomb)).rejects.toThrowError('share/too-large');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(60_000_000);
    expect(await refused(`#s=1.${'A'.repeat(3_000_000)}`)).toBe('share/too-large');
    expect(await refused(`#s=1.${pack('['.repeat(1_000_000))}`)).toBe('share/damaged');
    expect(await refused(`#s=1.${pack(pack(pack('{}')))}`)).toBe('share/damaged');
  });

  test('whose parts do not agree is refused', async () => {
    const first = (payload: Payload): { n: number[]; groups: number[] } => payload.cube.tables[0] as never;
    expect(await changed(() => {})).toBe('opened');
    const ways: ((payload: Payload) => void)[] = [
      (p) => (first(p).n[0] = -20),
      (p) => (first(p).n[0] = 20.5),
      (p) => (first(p).n[0] = 1e300),
      (p) => (first(p).n[0] = null as never),
      (p) => (first(p).n[0] = '20' as never),
      (p) => (first(p).n[0] += 1),
      (p) => (first(p).n[0] = 3),
      (p) => first(p).n.push(20),
      (p) => (first(p).groups[0] = 99),
      (p) => (first(p).groups[0] = first(p).groups[1]),
      (p) => (p.cube.tables = []),
      (p) => (p.cube.tables = [p.cube.tables[0]]),
      (p) => (p.cube['levels'] = [Array.from({ length: 1_000_000 }, String)]),
      (p) => (p.cube['cells'] = [4]),
      (p) => (p.cube['minimum'] = 0),
      (p) => (p.cube['features'] = ['sex', 'sex']),
      (p) => (p.cube['label'] = false),
      (p) => (p['more'] = 1),
      (p) => (p['plan'] = { evenhandPlan: 1 }),
      (p) => (p['file'] = { name: 'x'.repeat(501) }),
      (p) => (p['file'] = { sha256: '<script>' }),
    ];
    for (const way of ways) expect(await changed(way), String(way)).toBe('share/invalid');
  });

  test('with weights that no rows can have, or crossed groups larger than their parts, is refused', async () => {
    const weighted = await auditFile(large(), { ...PLAN, sampleWeight: 'weight' });
    const whole = JSON.stringify(await payloadOf(weighted, OPTIONS));
    type Sums = { of: number[]; n: number[]; w: number[]; w2: number[] };
    const way = async (change: (tables: Sums[]) => void): Promise<string> => {
      const payload = JSON.parse(whole) as Payload;
      change(payload.cube.tables as unknown as Sums[]);
      return refused(`#s=1.${pack(JSON.stringify(payload))}`);
    };
    expect(await way(() => {})).toBe('opened');
    const ways: ((tables: Sums[]) => void)[] = [
      (tables) => tables.forEach((t) => ((t.w = t.w.map(() => 1e308)), (t.w2 = t.w2.map(() => 1e308)))),
      (tables) => tables.forEach((t) => (t.w = t.w.map(() => 0))),
      (tables) => tables.forEach((t) => (t.w2 = t.w2.map(() => 0))),
      (tables) => tables.forEach((t) => (t.w2 = t.w2.map(() => 1e-300))),
      (tables) => tables.forEach((t) => (t.w2 = t.w2.map((w2) => w2 * 1e6))),
      (tables) => tables.forEach((t) => (t.w = t.w.map((w, i) => w * (1 + i / 50)))),
      (tables) => (tables[0].w = tables[0].w.map((w) => w * 0.99)),
      ([first, second, crossed]) => {
        for (const t of [first, second]) [t.n[0], t.n[1]] = [t.n[0] + 40, t.n[1] - 40];
        expect(crossed.of).toHaveLength(2);
      },
    ];
    for (const each of ways) expect(await way(each), String(each)).toBe('share/invalid');
  });

  test('that passes every check gives an audit without a number that is none', async () => {
    const weighted = await auditFile(large(), { ...PLAN, sampleWeight: 'weight' });
    const texts = await Promise.all(
      [weighted, audit].map(async (each) => JSON.stringify(await payloadOf(each, OPTIONS))),
    );
    let passed = 0;
    const factor = fc.constantFrom(0, 1e-12, 1e-6, 0.5, 1, 3, 1e6, 1e9, 1e12, 1e300);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...texts), factor, factor, factor, async (text, n, w, w2) => {
        const payload = JSON.parse(text) as Payload;
        for (const table of payload.cube.tables as unknown as Record<string, number[]>[]) {
          const scale = (field: string, by: number): void => {
            if (table[field]) table[field] = table[field].map((each) => each * by);
          };
          scale('n', n);
          scale('w', w);
          scale('w2', w2);
          const withheld = table['withheld'] as unknown as { n: number[] } | undefined;
          if (withheld) withheld.n = withheld.n.map((each) => each * n);
        }
        const fragment = `#s=1.${pack(JSON.stringify(payload))}`;
        if ((await refused(fragment)) !== 'opened') return;
        passed++;
        let assessment: Audit['assessment'];
        try {
          ({ assessment } = await opened(fragment));
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(AppError);
          return;
        }
        expect(notNumbers(assessment)).toEqual([]);
      }),
      { numRuns: 200, seed: 5 },
    );
    expect(passed).toBeGreaterThan(15);
  });

  test('cannot reach the prototype of objects', async () => {
    const text = JSON.stringify(await payloadOf(audit, OPTIONS));
    for (const key of ['__proto__', 'constructor', 'prototype']) {
      const hostile = text.replace('{"madeBy"', `{"${key}":{"polluted":true},"madeBy"`);
      expect(await refused(`#s=1.${pack(hostile)}`)).toBe('share/invalid');
    }
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  test('with markup in its names is data like any other', async () => {
    const markup = '<img src=x onerror=alert(1)>';
    const text = JSON.stringify(await payloadOf(audit, OPTIONS)).replaceAll('"north"', JSON.stringify(markup));
    const { assessment } = await opened(`#s=1.${await packText(text)}`);
    expect(assessment.combinations[1].groups.map(({ key }) => key[0])).toContain(markup);
  });
});
