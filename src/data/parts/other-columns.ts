import { AppError } from '../../errors.ts';
import { namesOf, type Part } from './part.ts';

/** Column names that an error lists at most. */
const MOST_NAMES = 5;

/**
 * Refuses files whose columns differ, and names one that differs from those that most of them have.
 * @throws AppError `parts/other-columns`
 */
export function refuseOtherColumns(parts: readonly Part[]): void {
  const alike = new Map<string, Part[]>();
  for (const part of parts) {
    const key = JSON.stringify([...namesOf(part)].sort());
    alike.set(key, [...(alike.get(key) ?? []), part]);
  }
  if (alike.size === 1) return;
  const sets = [...alike.values()];
  const most = sets.reduce((one, other) => (other.length > one.length ? other : one));
  const [odd] = sets.filter((set) => set !== most).flat();
  const names = namesOf(odd);
  const wanted = namesOf(most[0]);
  const missing = wanted.filter((name) => !names.includes(name));
  const surplus = names.filter((name) => !wanted.includes(name));
  throw new AppError('parts/other-columns', {
    file: odd.name,
    first: most[0].name,
    ...(most.length > 1 && most.length === parts.length - 1 ? { alike: most.length } : {}),
    ...(missing.length > 0 ? { missing: missing.slice(0, MOST_NAMES) } : {}),
    ...(surplus.length > 0 ? { surplus: surplus.slice(0, MOST_NAMES) } : {}),
  });
}
