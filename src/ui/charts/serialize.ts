const ELEMENT = 1;
const TEXT = 3;
/** What XML 1.0 cannot hold, not even escaped. */
const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

export const escapeXml = (text: string): string =>
  text
    .replace(NOT_XML, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** Attributes of the page and of the library, which mean nothing elsewhere. */
const DROPPED = new Set(['class', 'style', 'xmlns', 'xmlns:xlink', 'aria-label', 'role']);
const DIGITS = /-?\d*\.\d{3,}(?:e[-+]?\d+)?/g;

/** Two decimals of a pixel are more than can be seen, and are the same on every machine. */
const rounded = (value: string): string =>
  value.replace(DIGITS, (number) => String(Math.round(Number(number) * 100) / 100 + 0));

/** The contents of an element as XML, without style sheets. */
export function contentsAsXml(element: Element, indent: string): string {
  return [...element.childNodes].map((node) => nodeAsXml(node, indent)).join('');
}

function nodeAsXml(node: ChildNode, indent: string): string {
  if (node.nodeType === TEXT) return escapeXml(node.textContent ?? '');
  if (node.nodeType !== ELEMENT) return '';
  const element = node as Element;
  const name = element.localName;
  if (name === 'style') return '';
  const attributes = [...element.attributes]
    .filter((attribute) => !DROPPED.has(attribute.name))
    .map((attribute) => ` ${attribute.name}="${escapeXml(rounded(attribute.value))}"`)
    .join('');
  const inline = name === 'text' || name === 'title' || name === 'tspan';
  const contents = contentsAsXml(element, `${indent}  `);
  if (contents === '') return name === 'g' ? '' : `\n${indent}<${name}${attributes}/>`;
  const start = name === 'title' || name === 'tspan' ? '' : `\n${indent}`;
  return `${start}<${name}${attributes}>${contents}${inline ? '' : `\n${indent}`}</${name}>`;
}
