/** A part of a model's card. */
export interface CardSection {
  /** Empty before the first heading. */
  readonly heading: string;
  readonly blocks: readonly CardBlock[];
}

export type CardBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

const MOST_SECTIONS = 40;
const FRONT_MATTER = /^\uFEFF?---\r?\n[\s\S]*?\r?\n---\r?\n?/;
const HEADING = /^#{1,6}\s+(.*?)#*$/;
const ITEM = /^\s*(?:[-*+]|\d+[.)])\s+/;
const ROW = /^\s*\|.*\|\s*$/;
const RULE = /^\s*\|?[\s:|-]+\|?\s*$/;

/** The sections of a card in Markdown as plain text: links lead nowhere, and nothing in it is taken for markup of a page. */
export function cardSections(card: string): CardSection[] {
  const sections: { heading: string; lines: string[] }[] = [{ heading: '', lines: [] }];
  let fenced = false;
  for (const line of card
    .replace(FRONT_MATTER, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .split(/\r?\n/)) {
    if (/^\s*(?:```|~~~)/.test(line)) fenced = !fenced;
    const heading = fenced ? null : HEADING.exec(line);
    if (heading) sections.push({ heading: plainText(heading[1]), lines: [] });
    else sections.at(-1)!.lines.push(line);
  }
  return sections
    .map(({ heading, lines }) => ({ heading, blocks: blocksOf(lines) }))
    .filter(({ heading, blocks }) => blocks.length > 0 || heading !== '')
    .slice(0, MOST_SECTIONS);
}

function blocksOf(lines: readonly string[]): CardBlock[] {
  const groups: string[][] = [];
  let last = '';
  for (const line of lines) {
    const kind =
      line.trim() === ''
        ? ''
        : ROW.test(line)
          ? 'table'
          : ITEM.test(line)
            ? 'list'
            : last === 'list'
              ? 'list'
              : 'paragraph';
    if (kind !== '' && kind === last) groups.at(-1)!.push(line);
    else if (kind !== '') groups.push([line]);
    last = kind;
  }
  return groups.map(blockOf).filter((block) => block.kind !== 'paragraph' || block.text !== '');
}

function blockOf(lines: readonly string[]): CardBlock {
  if (ROW.test(lines[0])) {
    const rows = lines.filter((line) => !RULE.test(line)).map(cellsOf);
    return { kind: 'table', head: rows[0] ?? [], rows: rows.slice(1) };
  }
  if (!ITEM.test(lines[0])) return { kind: 'paragraph', text: plainText(lines.join(' ')) };
  const items: string[] = [];
  for (const line of lines) {
    if (ITEM.test(line) || items.length === 0) items.push(line.replace(ITEM, ''));
    else items.push(`${items.pop()} ${line.trim()}`);
  }
  return { kind: 'list', items: items.map(plainText) };
}

const cellsOf = (line: string): string[] =>
  line
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map(plainText);

/** Marks of emphasis, code, images and links are taken off; the address of a link stays where it is not its text. */
function plainText(text: string): string {
  return text
    .replace(/```\w*|~~~\w*/g, ' ')
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\[([^\]]+)\]\(([^)\s]+)[^)]*\)/g, (_, label: string, url: string) =>
      label === url || !/^https?:/.test(url) ? label : `${label} (${url})`,
    )
    .replace(/<[^<>]{1,200}>/g, '')
    .replace(/(\*\*|__)(.+?)\1/g, '$2')
    .replace(/(^|[\s(])[*_]([^*_]+)[*_](?=$|[\s).,;:])/g, '$1$2')
    .replace(/`([^`]+)`/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}
