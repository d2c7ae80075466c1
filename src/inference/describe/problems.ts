import { AppError } from '../../errors.ts';
import type { ModelProblem } from '../../models.ts';

/** Collects what speaks against a model, so that all of it can be said at once. */
export class Problems {
  readonly list: ModelProblem[] = [];

  add(code: ModelProblem['code'], details: ModelProblem['details'] = {}): void {
    this.list.push({ code, details });
  }

  /** What a function gives; null, and the problem noted, where it throws one of a model. @throws what is no such problem */
  async attempt<T>(work: () => T | Promise<T>, details: ModelProblem['details'] = {}): Promise<T | null> {
    try {
      return await work();
    } catch (thrown) {
      const problem = problemOf(thrown);
      this.add(problem.code, { ...details, ...problem.details });
      return null;
    }
  }
}

/** The problem of a model that was thrown. @throws what was thrown where it is none */
export function problemOf(thrown: unknown): ModelProblem {
  if (thrown instanceof AppError && isModelCode(thrown.code)) return { code: thrown.code, details: thrown.details };
  throw thrown;
}

const isModelCode = (code: string): code is ModelProblem['code'] => code.startsWith('model/');
