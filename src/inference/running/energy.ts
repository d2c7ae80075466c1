import type { Backend, EnergyEstimate } from '../../models.ts';

/**
 * Watts that a busy core draws, with its part of the memory: about 3 in a frugal notebook (15 W over four to six cores), about 20
 * in a desktop computer (65 to 125 W over six to eight). Of a graphics card: 10 where it is part of the processor, 350 at the top.
 */
const WATTS: Readonly<Record<EnergyEstimate['of'], readonly [low: number, high: number]>> = {
  core: [3, 20],
  'graphics-card': [10, 350],
};

/** Energy of a run as a range. @param busy milliseconds of all threads together */
export function estimateEnergy(backend: Backend, busy: number): EnergyEstimate {
  const of = backend === 'webgpu' ? 'graphics-card' : 'core';
  const watts = WATTS[of];
  const busySeconds = busy / 1000;
  return { wattHours: [(watts[0] * busySeconds) / 3600, (watts[1] * busySeconds) / 3600], watts, of, busySeconds };
}
