/** What a data card says; every sample says all of it. */
export interface CardParts {
  /** As the plan's title, without "(synthetic)". */
  readonly title: string;
  /** What the file stands for, in a sentence or two. */
  readonly about: string;
  readonly rows: number;
  /** What one row is, in the plural. */
  readonly unit: string;
  readonly seed: number;
  /** The program that drew it, from the project's root. */
  readonly generator: string;
  readonly columns: readonly (readonly [name: string, meaning: string])[];
  /** How the bias was planted, with its numbers; paragraphs. */
  readonly planted: readonly string[];
  /** What an audit with the plan beside the file should find; one line each. */
  readonly find: readonly string[];
}

/** The card as Markdown. */
export function cardText(card: CardParts): string {
  const { title, about, rows, unit, seed, generator, columns, planted, find } = card;
  return [
    `# ${title} (synthetic)`,
    '',
    `Synthetic: nobody and nothing in this file exists. ${about}`,
    '',
    `- **Rows**: ${rows.toLocaleString('en-GB')} ${unit}`,
    `- **Generator**: \`${generator}\`, seed ${seed}; the same bytes on every machine (\`npm run generate\`)`,
    '- **Licence**: Apache-2.0, as the project',
    '- **Intended use**: learning to read an audit, trying the page out, testing it. The bias was put there by hand, so',
    '  the file says nothing about any real person, firm or system, and no model should be trained on it.',
    '',
    '## Columns',
    '',
    '| column | meaning |',
    '| --- | --- |',
    ...columns.map(([name, meaning]) => `| ${name} | ${meaning} |`),
    '',
    '## How the bias was planted',
    '',
    ...planted.flatMap((paragraph) => [paragraph, '']),
    '## What an audit should find',
    '',
    ...find.map((line) => `- ${line}`),
    '',
  ].join('\n');
}
