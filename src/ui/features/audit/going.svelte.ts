import type { Finding } from '../../../fairness/assessment.ts';

/** Which finding is being gone to; its section unfolds and its card opens, takes the focus and says that it has come. */
class Going {
  #to = $state.raw<Finding['id'] | null>(null);

  get to(): Finding['id'] | null {
    return this.#to;
  }

  goTo(id: Finding['id']): void {
    this.#to = id;
  }

  arrived(): void {
    this.#to = null;
  }
}

export const going = new Going();
