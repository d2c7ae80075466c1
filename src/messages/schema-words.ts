const KINDS: Readonly<Record<string, string>> = {
  Object: 'an object',
  Array: 'a list',
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  integer: 'a whole number',
  undefined: 'nothing',
  null: 'null',
  NaN: 'no number',
};
const PART = /^Invalid (\w+): Expected (.+?) but received (.+)$/;

/** What a schema's check says of a place, in plain words: `Invalid key: Expected "label" but received undefined`. */
export function schemaWords(reason: string): string {
  const [, about, expected, received] = PART.exec(reason) ?? [];
  if (!about) return reason;
  if (about === 'key') {
    return expected === 'never' ? `${quoted(received)} is not part of the format` : `${quoted(expected)} is missing`;
  }
  if (about === 'length') return `there are ${received} entries or letters, where ${limitWords(expected)} are allowed`;
  return `${kindWords(received)} stands where ${kindWords(expected)} should`;
}

const quoted = (text: string) => `“${text.replace(/^"|"$/g, '')}”`;

function kindWords(text: string): string {
  if (/^\(.*\)$/.test(text)) return text.slice(1, -1).split(' | ').map(kindWords).join(' or ');
  if (/^[<>]=?/.test(text)) return `a number ${limitWords(text)}`;
  return KINDS[text] ?? (/^".*"$/.test(text) ? quoted(text) : text);
}

const LIMITS: Readonly<Record<string, string>> = { '>=': 'at least', '<=': 'at most', '>': 'above', '<': 'below' };
const limitWords = (text: string) => text.replace(/^(>=|<=|>|<)/, (sign) => `${LIMITS[sign]} `);
