import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parsePlan } from '../../src/plan/check-plan.ts';
import { looksLikePlan } from '../../src/plan/looks-like-plan.ts';
import { hiringPlan } from '../../tools/generate/samples/hiring.ts';
import { planSchemaJson } from '../../tools/generate/schema.ts';
import { planOf } from '../support/plan-of.ts';

const codeOf = (text: string): string => {
  try {
    parsePlan(text);
  } catch (error) {
    return (error as { code: string }).code;
  }
  return 'accepted';
};

describe('parsePlan', () => {
  it('reads back what was written', () => {
    const plan = hiringPlan();
    expect(parsePlan(JSON.stringify(plan))).toEqual(plan);
  });

  it.each([
    ['{', 'plan/not-json'],
    ['[]', 'plan/invalid'],
    ['{"evenhandPlan":2}', 'plan/newer-version'],
    [JSON.stringify({ ...planOf(), surprise: 1 }), 'plan/invalid'],
    [JSON.stringify({ ...planOf(), alpha: 0 }), 'plan/invalid'],
    [JSON.stringify({ ...planOf(), tolerances: { difference: 0.1, ratio: 1.2 } }), 'plan/invalid'],
  ])('refuses %s', (text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  it.each([
    [{ edges: [25, 61] }, 'accepted'],
    [{ edges: [25, 61], quantiles: 3 }, 'accepted'],
    [{ quantiles: 5 }, 'accepted'],
    [{ every: 10 }, 'accepted'],
    [{ quantiles: 1 }, 'plan/invalid'],
    [{ quantiles: 2.5 }, 'plan/invalid'],
    [{ every: 0 }, 'plan/invalid'],
    [{ edges: [] }, 'plan/invalid'],
    [{ quantiles: 4, every: 10 }, 'plan/invalid'],
    [{}, 'plan/invalid'],
  ])('reads bins %j: %s, and so does the published schema', (bins, code) => {
    const plan = { ...planOf(), sensitiveFeatures: [{ column: 'age', bins }] };
    expect(codeOf(JSON.stringify(plan))).toBe(code);
    const schema = JSON.parse(planSchemaJson()) as Record<string, unknown>;
    delete schema['$id'];
    expect(new Ajv({ strict: false }).compile(schema)(plan)).toBe(code === 'accepted');
  });

  it('says where a plan is wrong', () => {
    const wrong = JSON.stringify({ ...planOf(), sensitiveFeatures: [{ column: 3 }] });
    expect(() => parsePlan(wrong)).toThrow(
      expect.objectContaining({
        details: expect.objectContaining({ path: 'sensitiveFeatures.0.column' }) as object,
      }) as Error,
    );
  });
});

describe('the published schema', () => {
  const validate = new Ajv({ strict: false }).compile(JSON.parse(planSchemaJson()) as object);

  it('accepts the plans that the program accepts', () => {
    expect(validate(hiringPlan())).toBe(true);
    expect(validate(planOf())).toBe(true);
  });

  it('refuses what the program refuses', () => {
    expect(validate({ ...planOf(), surprise: 1 })).toBe(false);
    expect(validate({ ...planOf(), alpha: 0 })).toBe(false);
    expect(validate({ ...planOf(), minimumGroupSize: 0.5 })).toBe(false);
  });
});

describe('looksLikePlan', () => {
  it('tells a plan from data', () => {
    expect(looksLikePlan(JSON.stringify(planOf(), null, 2))).toBe(true);
    expect(looksLikePlan('a,b\n1,2\n')).toBe(false);
    expect(looksLikePlan('{"rows": []}')).toBe(false);
  });
});
