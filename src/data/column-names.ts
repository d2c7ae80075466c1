/**
 * Unique column names: outer blanks off; an empty header becomes `column 3`; a header that stands again gets `.1`, `.2`…
 * past names that exist already.
 */
export function uniqueNames(headers: readonly string[]): string[] {
  const wanted = headers.map((header, index) => header.trim() || `column ${index + 1}`);
  const taken = new Set(wanted);
  const seen = new Map<string, number>();
  return wanted.map((name) => {
    const before = seen.get(name);
    if (before === undefined) {
      seen.set(name, 0);
      return name;
    }
    let count = before + 1;
    while (taken.has(`${name}.${count}`)) count++;
    seen.set(name, count);
    const unique = `${name}.${count}`;
    taken.add(unique);
    return unique;
  });
}
