/** The class given to every chart, so that the style element Plot puts into it never changes. */
export const PLOT_CLASS = 'evenhand-plot';

/**
 * The text of every inline style element that the page's own code creates. The content security policy admits these by
 * their SHA-256 and no others.
 */
export const INLINE_STYLES: readonly string[] = [
  `:where(.${PLOT_CLASS}) {
  --plot-background: white;
  display: block;
  height: auto;
  height: intrinsic;
  max-width: 100%;
}
:where(.${PLOT_CLASS} text),
:where(.${PLOT_CLASS} tspan) {
  white-space: pre;
}`,
];
