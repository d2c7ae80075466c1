import {
  defaultRangeExtractor,
  elementScroll,
  observeElementOffset,
  observeElementRect,
  Virtualizer,
  type Range,
  type VirtualItem,
} from '@tanstack/virtual-core';

/** Rows kept around those in view, so that scrolling and the next arrow key find them there. */
const OVERSCAN = 4;

export interface WindowedRows {
  readonly count: number;
  readonly estimate: number;
  /** Names a row whatever rows are found besides. */
  readonly keyOf: (index: number) => number;
}

/** A row in the page, and the height of those left out before it. */
export interface WindowedRow {
  readonly index: number;
  readonly before: number;
}

/** Which rows of a long table stand in the page: those in view, some around them, and the row that has the focus. */
export class RowWindow {
  #items = $state.raw<readonly VirtualItem[]>([]);
  #total = $state(0);
  #scroller: HTMLElement | null = null;
  #headHeight = 0;
  #focused: number | null = null;
  readonly #virtualizer: Virtualizer<HTMLElement, HTMLTableRowElement>;

  readonly rows = $derived.by((): readonly WindowedRow[] => {
    let end = this.#headHeight;
    return this.#items.map((item) => {
      const before = item.start - end;
      end = item.end;
      return { index: item.index, before };
    });
  });
  /** Height of the rows left out after the last one. */
  readonly after = $derived(
    Math.max(0, this.#total - ((this.#items.at(-1)?.end ?? this.#headHeight) - this.#headHeight)),
  );

  constructor() {
    this.#virtualizer = new Virtualizer<HTMLElement, HTMLTableRowElement>({
      count: 0,
      getScrollElement: () => this.#scroller,
      estimateSize: () => 40,
      scrollToFn: elementScroll,
      observeElementOffset,
      // A table that still holds nothing is low: the rows that fit are those of the height it will have.
      observeElementRect: (instance, tell) =>
        observeElementRect(instance, ({ width, height }) =>
          tell({ width, height: Math.max(height, Math.min(704, window.innerHeight * 0.8)) }),
        ),
      overscan: OVERSCAN,
      indexAttribute: 'data-row',
      rangeExtractor: (range) => this.#withFocused(range),
      onChange: () => this.#read(),
    });
  }

  /** Watches the element that scrolls; returns how to stop. */
  watch(scroller: HTMLElement): () => void {
    this.#scroller = scroller;
    const stop = this.#virtualizer._didMount();
    const focus = (event: FocusEvent): void => this.#setFocused(event.type === 'focusin' ? event.target : null);
    scroller.addEventListener('focusin', focus);
    scroller.addEventListener('focusout', focus);
    return () => {
      scroller.removeEventListener('focusin', focus);
      scroller.removeEventListener('focusout', focus);
      stop();
      this.#scroller = null;
    };
  }

  show({ count, estimate, keyOf }: WindowedRows): void {
    this.#headHeight = this.#scroller?.querySelector('thead')?.offsetHeight ?? 0;
    if (this.#scroller) this.#scroller.style.scrollPaddingTop = `${this.#headHeight}px`;
    this.#virtualizer.setOptions({
      ...this.#virtualizer.options,
      count,
      estimateSize: () => estimate,
      getItemKey: keyOf,
      scrollMargin: this.#headHeight,
    });
    this.#virtualizer._willUpdate();
    this.#read();
  }

  /** Scrolls to a row, which then stands in the page, as the one that has the focus would. */
  reveal(index: number): void {
    this.#focused = index;
    this.#virtualizer.scrollToIndex(index);
  }

  readonly measure = (row: HTMLTableRowElement): void => this.#virtualizer.measureElement(row);

  #setFocused(target: EventTarget | null): void {
    const row = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
    this.#focused = row ? Number(row.dataset['row']) : null;
  }

  #withFocused(range: Range): number[] {
    const shown = defaultRangeExtractor(range);
    if (this.#focused === null) return shown;
    const around = [this.#focused - 1, this.#focused, this.#focused + 1].filter(
      (i) => i >= 0 && i < range.count && !shown.includes(i),
    );
    return [...shown, ...around].sort((a, b) => a - b);
  }

  #read(): void {
    this.#items = this.#virtualizer.getVirtualItems();
    this.#total = this.#virtualizer.getTotalSize();
  }
}
