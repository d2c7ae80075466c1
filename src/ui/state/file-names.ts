/** A file's name without its ending; that of an audit whose file's name is not known. */
export function stemOf(name: string | null): string {
  return name === null ? 'audit' : name.replace(/\.[^.]*$/, '') || name;
}

/** What a plan is called that is kept, after the file that it was made for, wherever it is kept from. */
export function planFileName(name: string | null): string {
  return `${stemOf(name)}.plan.json`;
}
