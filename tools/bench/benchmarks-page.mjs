/** A section as lines for a terminal, its table in columns. */
export function asText({ title, notes = [], table = [], list = [] }) {
  const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map((row) => row[column].length)));
  const lines = table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('  ')
      .trimEnd(),
  );
  return [`\n${title}`, ...notes, ...lines, ...list.map((line) => `- ${line}`)].join('\n');
}

/** The whole as a page of Markdown: the machine, the method, each section, what was not run. */
export function asMarkdown({ date, machine, versions, method, sections, notRun }) {
  return [
    '# Benchmarks',
    'Written by `npm run bench`, which measures everything below in one run.',
    `- **When**: ${date}\n- **Machine**: ${machine}\n- **Versions**: ${versions}`,
    '## Method',
    ...method,
    ...sections.flatMap(({ title, notes = [], table = [], list = [] }) => [
      `## ${title}`,
      ...notes,
      ...(table.length > 0 ? [markdownTable(table)] : []),
      ...(list.length > 0 ? [list.map((line) => `- ${line}`).join('\n')] : []),
    ]),
    '## Not run',
    notRun.length > 0 ? notRun.map((line) => `- ${line}`).join('\n') : 'Everything was run.',
    '',
  ].join('\n\n');
}

function markdownTable([head, ...rows]) {
  const line = (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map((_, column) => (column === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}
