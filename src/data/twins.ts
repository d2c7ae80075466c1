/** Sets of levels that differ only in case, outer blanks or a trailing full stop; each set in order of appearance. */
export function findTwins(levels: readonly string[]): readonly (readonly string[])[] {
  const bySimplified = new Map<string, string[]>();
  for (const level of levels) {
    const simplified = simplify(level);
    if (simplified === '') continue;
    const same = bySimplified.get(simplified);
    if (same) same.push(level);
    else bySimplified.set(simplified, [level]);
  }
  return [...bySimplified.values()].filter((same) => same.length > 1);
}

function simplify(level: string): string {
  return level
    .trim()
    .replace(/\s*\.$/, '')
    .toLowerCase();
}
