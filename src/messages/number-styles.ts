/** How numbers may be written, by the locale whose marks they take; `browser`: as this browser does. */
export const NUMBER_STYLES = ['browser', 'en-US', 'de-DE', 'fr-FR', 'de-CH'] as const;
export type NumberStyle = (typeof NUMBER_STYLES)[number];

const EXAMPLE = 1234.5;
const written = (locale: string) =>
  new Intl.NumberFormat(locale, { numberingSystem: 'latn', minimumFractionDigits: 1, useGrouping: true }).format(
    EXAMPLE,
  );

export const NUMBERS_CHOICE = {
  label: 'Numbers as',
  option: (style: NumberStyle, browserLocale: string): string =>
    style === 'browser' ? `This browser’s (${written(browserLocale)})` : written(style),
} as const;
