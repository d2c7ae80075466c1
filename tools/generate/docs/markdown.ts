/** A heading in the document, and in its table of contents. */
export interface Section {
  readonly title: string;
  readonly lines: readonly string[];
  /** Headings below this one, for the table of contents. */
  readonly parts?: readonly string[];
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A cell of a table: bars would end it. */
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line), ''];
}

/** The anchor that GitHub gives a heading. */
export function anchor(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(' ', '-');
}

export function contents(sections: readonly Section[]): string[] {
  return [
    ...sections.flatMap(({ title, parts }) => [
      `- [${title}](#${anchor(title)})`,
      ...(parts ?? []).map((part) => `  - [${part}](#${anchor(part)})`),
    ]),
    '',
  ];
}

/** Sections one after the other, each under its heading. */
export function written(sections: readonly Section[]): string[] {
  return sections.flatMap(({ title, lines }) => [`## ${title}`, '', ...lines]);
}
