import type { FigureGroup } from '../../report/figures/figure-data.ts';
import { color } from './theme.ts';

const COLORS = 8;
/** By place: a line without colour is told by its dashes. */
const DASHES = [null, '7 4', '2 3', '9 3 2 3', '12 4', '5 2 1 2 1 2', '1 4', '14 3 3 3'] as const;
const SHAPES = ['circle', 'square', 'triangle', 'diamond', 'cross', 'wye', 'star', 'bar'] as const;
export type Shape = (typeof SHAPES)[number];

/** A group's colour, the same in every picture; groups beyond the eighth share a neutral one. */
export function groupColor({ place }: FigureGroup): string {
  return place < COLORS ? color(`group-${place + 1}`) : color('mark');
}

export function groupDash({ place }: FigureGroup): string | null {
  return DASHES[place % DASHES.length];
}

export function groupShape({ place }: FigureGroup): Shape {
  return SHAPES[place % SHAPES.length];
}

/** The outline of a shape of radius r around a point, as a path. */
export function shapePath(shape: Shape, x: number, y: number, r: number): string {
  const at = (dx: number, dy: number) => `${x + dx * r},${y + dy * r}`;
  const closed = (...corners: readonly (readonly [number, number])[]) =>
    `M${corners.map(([dx, dy]) => at(dx, dy)).join('L')}Z`;
  const a = 0.36;
  switch (shape) {
    case 'circle':
      return `M${at(-1, 0)}A${r},${r} 0 1 1 ${at(1, 0)}A${r},${r} 0 1 1 ${at(-1, 0)}Z`;
    case 'square':
      return closed([-0.9, -0.9], [0.9, -0.9], [0.9, 0.9], [-0.9, 0.9]);
    case 'triangle':
      return closed([0, -1.15], [1.05, 0.8], [-1.05, 0.8]);
    case 'diamond':
      return closed([0, -1.3], [1.05, 0], [0, 1.3], [-1.05, 0]);
    case 'cross':
      return closed(
        [-a, -1.1],
        [a, -1.1],
        [a, -a],
        [1.1, -a],
        [1.1, a],
        [a, a],
        [a, 1.1],
        [-a, 1.1],
        [-a, a],
        [-1.1, a],
        [-1.1, -a],
        [-a, -a],
      );
    case 'wye':
      return closed([0, 1.15], [1.05, -0.8], [-1.05, -0.8]);
    case 'star':
      return closed([0, -1.3], [0.4, -0.4], [1.3, 0], [0.4, 0.4], [0, 1.3], [-0.4, 0.4], [-1.3, 0], [-0.4, -0.4]);
    case 'bar':
      return closed([-0.45, -1.3], [0.45, -1.3], [0.45, 1.3], [-0.45, 1.3]);
  }
}
