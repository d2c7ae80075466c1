/**
 * The names of files, told apart where some have the same: by the folders they were chosen from, where the browser tells
 * them, else by a number behind, `part.csv (2)`.
 */
export function namesToldApart(files: readonly Pick<File, 'name' | 'webkitRelativePath'>[]): readonly string[] {
  const times = countOf(files.map(({ name }) => name));
  const longer = files.map(({ name, webkitRelativePath: path }) => (times.get(name) === 1 || !path ? name : path));
  const taken = new Set<string>();
  return longer.map((name) => {
    let own = name;
    for (let number = 2; taken.has(own); number++) own = `${name} (${number})`;
    taken.add(own);
    return own;
  });
}

function countOf(names: readonly string[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const name of names) times.set(name, (times.get(name) ?? 0) + 1);
  return times;
}
