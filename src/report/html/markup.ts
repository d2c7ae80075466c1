/** Text that is markup, made by {@link html}; everything else is text and is escaped where it is put in. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = Markup | string | number | null | false | undefined | readonly Part[];

/** Markup from a template: whatever is put into it is escaped unless it is markup itself; lists are joined. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(unindented(strings).reduce((text, string, i) => text + textOf(parts[i - 1]) + string));
}

const known = new WeakMap<TemplateStringsArray, readonly string[]>();

/** A template without its indentation, which would be a third of a report with thousands of cells. */
function unindented(strings: TemplateStringsArray): readonly string[] {
  let lines = known.get(strings);
  if (!lines) known.set(strings, (lines = strings.map((string) => string.replace(/[ \t]*\n[ \t\n]*/g, '\n'))));
  return lines;
}

function textOf(part: Part): string {
  if (part instanceof Markup) return part.text;
  if (Array.isArray(part)) return (part as readonly Part[]).map(textOf).join('');
  if (part === null || part === undefined || part === false) return '';
  return escaped(String(part));
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  // a NUL is no character of a document
  return text.replace(/[&<>"']/g, (letter) => ESCAPES[letter]).replaceAll('\0', '\uFFFD');
}

/** A table with a caption: the first cell of each row names it. */
export function tableMarkup(
  caption: string | null,
  columns: readonly string[],
  rows: readonly (readonly (string | Markup)[])[],
): Markup {
  return html`<div class="wide">
    <table>
      ${
        caption !== null &&
        html`<caption>
          ${caption}
        </caption>`
      }
      <thead>
        <tr>
          ${columns.map((column) => html`<th scope="col">${column}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([name, ...cells]) =>
            html`<tr>
              <th scope="row">${name}</th>
              ${cells.map((cell) => html`<td>${cell}</td>`)}
            </tr> `,
        )}
      </tbody>
    </table>
  </div>`;
}
