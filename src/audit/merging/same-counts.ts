import type { AuditCube } from '../../cube/cube.ts';

/**
 * Whether two cubes counted the same rows as far as counts can tell: all that they have is equal, but for combinations that
 * only one of them has.
 */
export function sameCounts(a: AuditCube, b: AuditCube): boolean {
  const shared = (cube: AuditCube, other: AuditCube): AuditCube => ({
    ...cube,
    combinations: cube.combinations.filter(({ features }) =>
      other.combinations.some((each) => alike(each.features, features)),
    ),
  });
  return alike(shared(a, b), shared(b, a));
}

/** Deep equality of plain data and typed arrays; what is undefined counts as absent. */
function alike(a: unknown, b: unknown): boolean {
  if (Object.is(a, b) || (a === 0 && b === 0)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [ones, others] = [Object.entries(a), Object.entries(b)].map((entries) =>
    entries.filter(([, value]) => value !== undefined),
  );
  const there = b as Readonly<Record<string, unknown>>;
  return ones.length === others.length && ones.every(([key, value]) => alike(value, there[key]));
}
