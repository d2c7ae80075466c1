/** A colour of the page by the name of its token; pictures that leave the page hold what it stands for. */
export const color = (name: string): string => `var(--${name})`;

export type Theme = 'light' | 'dark';

/** The tokens that pictures use, light and dark, as `tokens.css` has them. */
const TOKENS: Readonly<Record<string, readonly [light: string, dark: string]>> = {
  paper: ['#fcfcfa', '#15181a'],
  ink: ['#1a1d20', '#e8e6e1'],
  'ink-soft': ['#51575d', '#aab0b4'],
  'ink-faint': ['#6a7076', '#8f969b'],
  hairline: ['#dddfda', '#2f3539'],
  outline: ['#868c90', '#747c82'],
  shown: ['#a42a1e', '#f3937f'],
  band: ['#e4e9e3', '#283032'],
  mark: ['#3b4247', '#c2c8cb'],
  'group-1': ['#2f60a9', '#669deb'],
  'group-2': ['#cc821c', '#edb456'],
  'group-3': ['#9771d6', '#c6b3fd'],
  'group-4': ['#2ea48c', '#6fd8cf'],
  'group-5': ['#a4326b', '#e672b4'],
  'group-6': ['#383937', '#8a9289'],
  'group-7': ['#72720c', '#a9a268'],
  'group-8': ['#75441f', '#f0d3bf'],
  'shade-1': ['#eef3f6', '#1f282d'],
  'shade-2': ['#d5e3ea', '#29404b'],
  'shade-3': ['#b5cfdc', '#325567'],
  'shade-4': ['#8fb6c9', '#3c6b81'],
  'shade-5': ['#6399b3', '#5c93ab'],
  'shade-6': ['#3b7896', '#86b4c8'],
  'shade-7': ['#175472', '#b9d8e4'],
  'on-shade-low': ['#1a1d20', '#e8e6e1'],
  'on-shade-middle': ['#1a1d20', '#15181a'],
  'on-shade-high': ['#ffffff', '#15181a'],
};

export const TOKEN_NAMES = Object.keys(TOKENS);
export const SHADES = 7;

/** What a colour that may name a token stands for in a theme. */
export function literalColor(text: string, theme: Theme): string {
  return text.replace(/var\(--([a-z0-9-]+)\)/g, (whole, name: string) =>
    Object.hasOwn(TOKENS, name) ? TOKENS[name][theme === 'light' ? 0 : 1] : whole,
  );
}

/** Fonts of a picture that leaves the page, where the page's own is not there. */
export const FONT_STACK =
  "'Source Sans 3', 'Source Sans Pro', system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
