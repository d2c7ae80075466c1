import { parse, type AST } from 'svelte/compiler';

/** A word written in a component instead of in `src/messages`. */
export interface StrayWord {
  readonly line: number;
  readonly text: string;
}

/** Attributes and props that people read or hear. */
const SPOKEN = new Set(
  'alt aria-label aria-description aria-roledescription aria-valuetext caption heading label legend meaning note placeholder reason summary title'.split(
    ' ',
  ),
);
/** The same on components, where `name` and the like are no ids. */
const SPOKEN_PROP = /^(name|word|text|message|words?|.*(Label|Title|Text|Words|Caption))$/;
/** Attributes that hold names of code. */
const CODE = /^(class|style|id|href|for|type|role|slot|data-.*)$/;
/** Functions that take selectors and queries. */
const SELECTING = /^(querySelector|querySelectorAll|closest|matches|matchMedia|getElementById)$/;
const LETTERS = /\p{L}{2,}/u;
/** Two words of running text; a name of code, a selector or a path has none. */
const SENTENCE = /\p{L}[\p{L}’'-]*[,;:]? \p{L}+/u;

type Node = { readonly type: string; readonly start: number; readonly [key: string]: unknown };
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

/** Words that stand in the markup or the script of a component. */
export function wordsIn(source: string): StrayWord[] {
  const { fragment, instance, module } = parse(source, { modern: true });
  const found: StrayWord[] = [];
  const add = (node: Node, text: string): void => {
    found.push({ line: source.slice(0, node.start).split('\n').length, text: text.trim().replace(/\s+/g, ' ') });
  };
  inMarkup(fragment as unknown as Node, add);
  for (const script of [instance, module]) if (script) inScript((script as AST.Script).content as unknown as Node, add);
  return found;
}

/** Markup, style sheets and lists of fonts, which scripts that draw put together. */
const NOT_WORDS = /="|[{}] |; }|sans-serif/;

/** Words that stand in a script of its own, by the rule for the script of a component. */
export function wordsInScript(source: string): StrayWord[] {
  return wordsIn(`<script lang="ts">${source}</script>`).filter(({ text }) => !NOT_WORDS.test(text));
}

type Add = (node: Node, text: string) => void;

function children(node: Node): Node[] {
  return Object.entries(node).flatMap(([key, value]) =>
    key === 'parent' || key === 'metadata' ? [] : (Array.isArray(value) ? value : [value]).filter(isNode),
  );
}

function inMarkup(node: Node, add: Add): void {
  if (node.type === 'Text' || node.type === 'Comment') {
    if (node.type === 'Text' && LETTERS.test(String(node['data']))) add(node, String(node['data']));
    return;
  }
  if (node.type === 'StyleDirective') return;
  if (node.type === 'ExpressionTag' || node.type === 'ConstTag') return inExpression(node, add, LETTERS);
  if (node.type === 'Attribute') {
    const name = String(node['name']);
    if (CODE.test(name)) return;
    const spoken = SPOKEN.has(name) || (isComponentProp(node) && SPOKEN_PROP.test(name));
    for (const value of [node['value']].flat().filter(isNode)) {
      if (value.type === 'Text') {
        if (spoken && LETTERS.test(String(value['data']))) add(value, String(value['data']));
      } else inExpression(value, add, spoken ? LETTERS : SENTENCE);
    }
    return;
  }
  for (const child of children(node)) {
    if (node.type === 'Component' && child.type === 'Attribute') COMPONENT_PROPS.add(child);
    inMarkup(child, add);
  }
}

const COMPONENT_PROPS = new WeakSet<Node>();
const isComponentProp = (node: Node) => COMPONENT_PROPS.has(node);

/** Literals of an expression that can be shown: not what is compared, looked up or imported. */
function inExpression(node: Node, add: Add, wanted: RegExp): void {
  if (node.type === 'Literal' && typeof node['value'] === 'string') {
    if (wanted.test(node['value'])) add(node, node['value']);
    return;
  }
  if (node.type === 'TemplateElement') {
    const text = String((node['value'] as { cooked: string }).cooked);
    if (wanted.test(text)) add(node, text);
    return;
  }
  if (node.type === 'BinaryExpression' && /^(===|!==|==|!=|in|instanceof)$/.test(String(node['operator']))) return;
  if (node.type === 'ImportExpression' || node.type === 'ImportDeclaration' || /^TS/.test(node.type)) return;
  if (isSelecting(node)) return;
  if (node.type === 'Property') return isNode(node['value']) ? inExpression(node['value'], add, wanted) : undefined;
  if (node.type === 'MemberExpression')
    return isNode(node['object']) ? inExpression(node['object'], add, wanted) : undefined;
  if (node.type === 'ArrowFunctionExpression' || node.type === 'FunctionExpression') wanted = SENTENCE;
  for (const child of children(node)) inExpression(child, add, wanted);
}

function isSelecting(node: Node): boolean {
  const called = node.type === 'CallExpression' && isNode(node['callee']) ? node['callee'] : null;
  const name = called && isNode(called['property']) ? called['property'] : called;
  return SELECTING.test(String(name?.['name'] ?? ''));
}

/** An error of the language is never shown as it is, since those that are carry a code; nor is the name of a symbol. */
function isForProgrammers(node: Node): boolean {
  const called = /^(New|Call)Expression$/.test(node.type) && isNode(node['callee']) ? node['callee']['name'] : '';
  return /^(Error|TypeError|RangeError|DOMException|Symbol)$/.test(String(called));
}

/** In a script only running text, and what is called a label or the like, is taken for words. */
function inScript(node: Node, add: Add): void {
  if (/^TS(?!AsExpression|SatisfiesExpression|NonNullExpression)/.test(node.type)) return;
  if (node.type === 'ImportDeclaration' || node.type === 'ImportExpression') return;
  if (isSelecting(node) || isForProgrammers(node)) return;
  if (node.type === 'Property' && isNode(node['key']) && isNode(node['value'])) {
    const name = String(node['key']['name'] ?? node['key']['value']);
    if (SPOKEN.has(name)) return inExpression(node['value'], add, LETTERS);
  }
  if (node.type === 'Literal' || node.type === 'TemplateElement') return inExpression(node, add, SENTENCE);
  for (const child of children(node)) inScript(child, add);
}
