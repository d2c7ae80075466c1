const SVG = 'http://www.w3.org/2000/svg';
type Attributes = Readonly<Record<string, string | number | null | undefined>>;

/** Draws parts of a picture into a group; coordinates are pixels. */
export class Pen {
  readonly group: SVGGElement;
  readonly #document: Document;

  constructor(document: Document, transform?: string) {
    this.#document = document;
    this.group = document.createElementNS(SVG, 'g');
    if (transform) this.group.setAttribute('transform', transform);
  }

  line(x1: number, y1: number, x2: number, y2: number, attributes: Attributes): void {
    this.#add('line', { x1, y1, x2, y2, ...attributes });
  }

  rect(x: number, y: number, width: number, height: number, attributes: Attributes): void {
    this.#add('rect', { x, y, width: Math.max(0, width), height: Math.max(0, height), ...attributes });
  }

  path(d: string, attributes: Attributes): void {
    this.#add('path', { d, fill: 'none', ...attributes });
  }

  /** One line of text, its middle at y. `full`: what it was cut from, told on hovering. */
  text(text: string, x: number, y: number, attributes: Attributes, full = text): void {
    const element = this.#add('text', { x, y, dy: '0.32em', 'text-anchor': 'start', ...attributes });
    element.textContent = text;
    if (full === text) return;
    const title = this.#document.createElementNS(SVG, 'title');
    title.textContent = full;
    element.append(title);
  }

  /** Lines of text around a middle at y. */
  lines(
    lines: readonly string[],
    x: number,
    y: number,
    lineHeight: number,
    attributes: Attributes,
    full?: string,
  ): void {
    lines.forEach((line, i) => {
      const at = y + (i - (lines.length - 1) / 2) * lineHeight;
      this.text(line, x, at, attributes, i === lines.length - 1 && lines.at(-1)?.endsWith('…') ? full : line);
    });
  }

  #add(name: string, attributes: Attributes): SVGElement {
    const element = this.#document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value !== null && value !== undefined) element.setAttribute(key, String(value));
    }
    this.group.append(element);
    return element;
  }
}
