/**
 * Reads a `_headers` file, the format of Netlify and Cloudflare Pages: a path pattern on a line of its own, below it
 * indented `Name: value` lines. `*` stands for any text.
 *
 * @param {string} text
 * @returns {{ matches: RegExp, headers: [name: string, value: string][] }[]}
 */
export function parseHeadersFile(text) {
  const rules = [];
  for (const line of text.split('\n')) {
    if (line.trim() === '' || line.startsWith('#')) continue;
    if (!/^\s/.test(line)) {
      const parts = line
        .trim()
        .split('*')
        .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
      rules.push({ matches: new RegExp(`^${parts.join('.*')}$`), headers: [] });
    } else {
      const colon = line.indexOf(':');
      rules.at(-1)?.headers.push([line.slice(0, colon).trim(), line.slice(colon + 1).trim()]);
    }
  }
  return rules;
}

/**
 * The headers of every rule whose pattern fits the path. One that several rules give is joined, as Cloudflare Pages and Netlify
 * do it.
 *
 * @returns {[name: string, value: string][]}
 */
export function headersFor(rules, path) {
  const joined = new Map();
  for (const [name, value] of rules.filter(({ matches }) => matches.test(path)).flatMap(({ headers }) => headers)) {
    joined.set(name, joined.has(name) ? `${joined.get(name)}, ${value}` : value);
  }
  return [...joined];
}
