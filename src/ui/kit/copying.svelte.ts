/** What was copied to the clipboard last, so that what is said of it goes once the text is another. */
export class Copying {
  #last = $state.raw<{ readonly text: string; readonly worked: boolean } | null>(null);

  async copy(text: string): Promise<void> {
    const worked = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    this.#last = { text, worked };
  }

  /** Whether copying this text worked; null where it was not copied last. */
  worked(text: string): boolean | null {
    return this.#last?.text === text ? this.#last.worked : null;
  }
}
