import { populationShares, withPopulation } from '../../../plan/population.ts';
import type { SensitiveFeature } from '../../../plan/plan.ts';
import { populationExcess } from '../../../plan/rules.ts';
import type { App } from '../../state/app.svelte.ts';

/** The population shares of a feature of the audit shown, as they are asked for, and how to change them. */
export class PopulationChanges {
  readonly #app: App;
  readonly #column: () => string;

  constructor(app: App, column: () => string) {
    this.#app = app;
    this.#column = column;
  }

  get feature(): SensitiveFeature | null {
    return this.#app.audit.asked?.plan.sensitiveFeatures.find(({ column }) => column === this.#column()) ?? null;
  }

  get shares(): ReadonlyMap<string, number> {
    return (this.feature && populationShares(this.feature)) ?? new Map();
  }

  get source(): string {
    return this.feature?.populationSource ?? '';
  }

  /** Sets a group's share, or takes it out; gives the sum where it would be above 1, and then changes nothing. */
  set(name: string, share: number | null): number | null {
    const shares = new Map(this.shares);
    if (share === null) shares.delete(name);
    else shares.set(name, share);
    return this.replace(shares, this.source);
  }

  /** Replaces all shares, likewise. */
  replace(shares: ReadonlyMap<string, number>, source: string): number | null {
    const { feature } = this;
    if (!feature) return null;
    const changed = withPopulation(feature, shares, source);
    const sum = populationExcess(changed);
    if (sum !== null) return sum;
    this.#change(changed);
    return null;
  }

  setSource(source: string): void {
    this.replace(this.shares, source);
  }

  #change(changed: SensitiveFeature): void {
    const features = this.#app.audit.asked?.plan.sensitiveFeatures ?? [];
    this.#app.adjust({
      sensitiveFeatures: features.map((feature) => (feature.column === changed.column ? changed : feature)),
    });
  }
}
