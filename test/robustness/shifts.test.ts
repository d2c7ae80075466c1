import { describe, expect, it } from 'vitest';
import { CounterfactualBuilder } from '../../src/robustness/counterfactuals.ts';
import type { ComparedTerm, Counterfactuals } from '../../src/robustness/counterfactuals.ts';
import type { AuditedOutput } from '../../src/robustness/outputs.ts';
import { ScoreBook } from '../../src/robustness/scoring/score-book.ts';
import { assessShifts } from '../../src/robustness/shifts/assess-shifts.ts';
import { scoreGrid } from '../../src/robustness/shifts/score-grid.ts';
import type { DimensionShifts } from '../../src/robustness/shifts/shifts.ts';
import { beyondTolerance, meanLimits, signTest, summarised } from '../../src/robustness/shifts/shift-estimate.ts';
import { SeededRandom } from '../../src/stats/seeded-random.ts';
import { studentUpperTail } from '../../src/stats/student-tail.ts';

const OUTPUT: AuditedOutput = { name: 'toxicity', labels: [0], combine: 'largest', threshold: 0.5, findsAbuse: true };
const SETTINGS = { threshold: 0.5, tolerance: 0.05, level: 0.95, references: {} };

const term = (id: string, group = id): ComparedTerm => ({ id, name: id, group, dimension: 'religion' });

/** Shifts of a table of scores, items × terms. */
async function shiftsOf(
  terms: readonly ComparedTerm[],
  rows: readonly (readonly number[])[],
  settings = SETTINGS,
): Promise<DimensionShifts> {
  const scores = new Map<string, number>();
  const book = new ScoreBook(
    (texts) =>
      Promise.resolve({
        scores: Float32Array.from(texts, (text) => scores.get(text)!),
        truncated: new Uint8Array(texts.length),
      }),
    1,
  );
  const builder = new CounterfactualBuilder('religion', terms);
  rows.forEach((row, item) =>
    builder.add(
      { id: item, kind: item % 2 ? 'odd' : 'even', original: null },
      row.map((score, place) => {
        const text = `${item} ${place}`;
        scores.set(text, score);
        return { number: book.add(text), from: 0, to: 1 };
      }),
    ),
  );
  const set: Counterfactuals = builder.build();
  await book.scoreAll();
  return assessShifts([scoreGrid(set, OUTPUT, book)], settings)[0];
}

const valueOf = (one: DimensionShifts['gap']): number => (one.kind === 'defined' ? one.value : Number.NaN);

describe('shifts by hand', () => {
  // group a has two terms: its score is their mean, and the reference is the mean of both groups
  const TERMS = [term('a1', 'a'), term('a2', 'a'), term('b')];
  const ROWS = [
    [0.75, 0.25, 0.25],
    [0.5, 0.5, 0.25],
  ];

  it('measures terms and groups from the mean over groups', async () => {
    const shifts = await shiftsOf(TERMS, ROWS);
    // references: (0.5 + 0.25) / 2 = 0.375 in both texts
    expect(shifts.groups.map(({ mean }) => valueOf(mean))).toEqual([0.125, -0.125]);
    expect(shifts.terms.map(({ mean }) => valueOf(mean))).toEqual([0.25, 0, -0.125]);
    expect(shifts.terms[1]).toMatchObject({ higher: 1, lower: 1, same: 0, signP: 1, verdict: 'notEnoughData' });
    // pairs: |.5|, |.5|, 0 and 0, .25, .25
    expect(valueOf(shifts.gap)).toBeCloseTo((1 / 3 + 1 / 6) / 2, 12);
    expect(valueOf(shifts.terms[0].raised)).toBe(1);
    expect(valueOf(shifts.terms[1].raised)).toBe(0.5);
    expect(valueOf(shifts.undecided)).toBe(1);
    expect(shifts.kinds.map(({ kind }) => kind)).toEqual(['even', 'odd']);
  });

  it('measures from a reference group where one is named', async () => {
    const shifts = await shiftsOf(TERMS, ROWS, { ...SETTINGS, references: { religion: 'b' } });
    expect(shifts.reference).toBe('b');
    expect(shifts.groups.map(({ mean }) => valueOf(mean))).toEqual([0.25, 0]);
  });

  it('leaves out texts at which the classifier failed in one of their versions', async () => {
    const shifts = await shiftsOf(TERMS, [...ROWS, [0.5, Number.NaN, 0.5]]);
    expect(shifts).toMatchObject({ items: 2, failed: 1 });
  });
});

describe('the order of terms and texts', () => {
  it('changes no number', async () => {
    const terms = ['a', 'b', 'c', 'd'].map((id) => term(id, id === 'd' ? 'c' : id));
    const rows = drawnRows(new SeededRandom(11), 30, [0, 0.4, -0.2, 1], 0.5);
    const places = [2, 0, 3, 1];
    const plain = await shiftsOf(terms, rows);
    const turned = await shiftsOf(
      places.map((place) => terms[place]),
      [...rows].reverse().map((row) => places.map((place) => row[place])),
    );
    for (const shift of plain.terms) {
      const other = turned.terms.find((one) => one.term === shift.term)!;
      expect(valueOf(other.mean)).toBeCloseTo(valueOf(shift.mean), 12);
      expect(other.adjustedP).toBeCloseTo(shift.adjustedP!, 9);
      expect([other.higher, other.verdict]).toEqual([shift.higher, shift.verdict]);
    }
    expect(valueOf(turned.gap)).toBeCloseTo(valueOf(plain.gap), 12);
  });
});

describe('the test of a shift', () => {
  it('has the tail of Student’s t', () => {
    // tables: t(0.975; 10) = 2.228139, t(0.995; 3) = 5.840909
    expect(studentUpperTail(2.228139, 10)).toBeCloseTo(0.025, 6);
    expect(studentUpperTail(5.840909, 3)).toBeCloseTo(0.005, 6);
    expect(studentUpperTail(-2.228139, 10)).toBeCloseTo(0.975, 6);
  });

  it('agrees with its interval: p reaches α where a limit touches the tolerance', () => {
    const { sample } = summarised(Float64Array.of(0.3, 0.1, 0.02, 0.5, 0.11, 0.2, 0.17, 0.05, 0.4, 0.09, 0.6, 0.12));
    const [low] = meanLimits(sample, 1.959964)!;
    expect(beyondTolerance(sample, low)).toBeCloseTo(0.025, 3);
  });

  it('counts signs exactly', () => {
    expect(signTest(5, 0)).toBeCloseTo(2 / 32, 12);
    expect(signTest(3, 3)).toBe(1);
    expect(signTest(0, 0)).toBeNull();
  });
});

describe('a classifier that ignores the term', () => {
  it('has no shift at all, and none is shown', async () => {
    const rows = Array.from({ length: 40 }, (_, item) => Array<number>(6).fill(item / 40));
    const shifts = await shiftsOf(
      ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => term(id)),
      rows,
    );
    for (const shift of [...shifts.groups, ...shifts.terms]) {
      expect(shift).toMatchObject({ mean: { value: 0, interval: null }, same: 40, signP: null, verdict: 'ruledOut' });
    }
    expect(shifts.gap).toMatchObject({ value: 0, interval: null });
    expect(valueOf(shifts.undecided)).toBe(0);
  });
});

/** Scores σ(sentence + term + noise): skewed where most sentences are far from the middle. */
function drawnRows(random: SeededRandom, items: number, effects: readonly number[], noise: number): number[][] {
  const logistic = (x: number): number => 1 / (1 + Math.exp(-x));
  return Array.from({ length: items }, () => {
    const sentence = 3 * random.normal();
    return effects.map((effect) => logistic(sentence + effect + noise * random.normal()));
  });
}

describe('in simulation', () => {
  const GROUPS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((id) => term(id));

  it('shows a shift that is none in at most 5 % of audits, and power is as stated', async () => {
    const random = new SeededRandom(5);
    const audits = 150;
    let falselyShown = 0;
    for (let audit = 0; audit < audits; audit++) {
      const rows = drawnRows(random, 60, Array<number>(8).fill(0), 1);
      const shifts = await shiftsOf(GROUPS, rows, { ...SETTINGS, tolerance: 0 });
      if (shifts.groups.some(({ verdict }) => verdict === 'shown')) falselyShown++;
    }
    // 5 % and three standard errors
    expect(falselyShown / audits).toBeLessThan(0.05 + 3 * Math.sqrt(0.0475 / audits));
    expect(falselyShown).toBeGreaterThan(0);
  });

  it('shows nothing within the tolerance though the classifier is noisy', async () => {
    const random = new SeededRandom(6);
    for (let audit = 0; audit < 60; audit++) {
      const shifts = await shiftsOf(GROUPS, drawnRows(random, 60, Array<number>(8).fill(0), 0.5));
      expect(shifts.groups.every(({ verdict }) => verdict !== 'shown')).toBe(true);
    }
  });

  it('shows the shift that it says it can detect in about 80 % of audits', () => {
    const random = new SeededRandom(7);
    const [n, spread, tolerance] = [60, 0.1, 0.05];
    // (t(1 − .05 / 8; 59) + z(.8)) · SE beyond the tolerance
    const truth = tolerance + (2.5745 + 0.8416) * (spread / Math.sqrt(n));
    let shown = 0;
    const draws = 1000;
    for (let draw = 0; draw < draws; draw++) {
      const { sample } = summarised(Float64Array.from({ length: n }, () => truth + spread * random.normal()));
      if (beyondTolerance(sample, tolerance) * 8 <= 0.05) shown++;
    }
    expect(shown / draws).toBeGreaterThan(0.76);
    expect(shown / draws).toBeLessThan(0.84);
  });

  it('has intervals that hold', () => {
    const random = new SeededRandom(8);
    const effects = [0, 1];
    // the true mean difference over sentences, by a fine average over the normal distribution
    const truth = (() => {
      let [sum, weight] = [0, 0];
      for (let x = -8; x <= 8; x += 0.001) {
        const density = Math.exp((-x * x) / 2);
        sum += density * (1 / (1 + Math.exp(-3 * x - 1)) - 1 / (1 + Math.exp(-3 * x)));
        weight += density;
      }
      return sum / weight;
    })();
    for (const n of [20, 60]) {
      let held = 0;
      const draws = 1500;
      for (let draw = 0; draw < draws; draw++) {
        const differences = drawnRows(random, n, effects, 0).map(([without, withTerm]) => withTerm - without);
        const [low, high] = meanLimits(summarised(Float64Array.from(differences)).sample, 1.959964)!;
        if (low <= truth && truth <= high) held++;
      }
      expect(held / draws).toBeGreaterThan(0.93);
      // a little too wide where sentences are few
      expect(held / draws).toBeLessThan(0.985);
    }
  });
});
