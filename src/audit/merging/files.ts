import type { Audit, AuditedFile, AuditedPart } from '../audit.ts';
import type { MergeDifference } from './difference.ts';

/** What each audit is called among others: by its file, numbered where another has the same name. */
export function fileLabels(audits: readonly Audit[]): string[] {
  const seen = new Map<string, number>();
  return audits.map(({ file: { name } }) => {
    const number = (seen.get(name) ?? 0) + 1;
    seen.set(name, number);
    return number === 1 ? name : `${name} (${number})`;
  });
}

/** The files behind an audit: its parts, or the one. */
export function partsOf({ name, size, sha256, rows, parts }: AuditedFile): readonly AuditedPart[] {
  return parts ?? [{ name, size, sha256, rows }];
}

/** Letters of one name among others. */
const LONGEST = 100;

/** What several files are called together: all names while they are few, else the first, the last and how many there are. */
export function namesTogether(parts: readonly Pick<AuditedPart, 'name'>[]): string {
  const names = parts.map(({ name }) => (name.length > LONGEST ? `${name.slice(0, LONGEST - 1)}…` : name));
  return names.length > 3 ? `${names[0]} … ${names[names.length - 1]} (${names.length})` : names.join(' + ');
}

/** Several audited files as one: sizes and rows added up. Lines of bad rows are dropped, since they would not say of which. */
export function fileTogether(files: readonly AuditedFile[]): AuditedFile & { readonly parts: readonly AuditedPart[] } {
  const parts = files.flatMap(partsOf);
  const sum = (of: (file: AuditedFile) => number): number => files.reduce((total, file) => total + of(file), 0);
  const blankLines = sum(({ badRows }) => badRows.blankLines ?? 0);
  return {
    name: namesTogether(parts),
    size: sum(({ size }) => size),
    sha256: null,
    rows: sum(({ rows }) => rows),
    format: files[0].format,
    badRows: {
      count: sum(({ badRows }) => badRows.count),
      setAside: sum(({ badRows }) => badRows.setAside),
      first: [],
      ...(blankLines > 0 && { blankLines }),
    },
    parts,
  };
}

/** Audits that were made of the same file, which would be counted twice. */
export function sameFiles(audits: readonly Audit[], labels: readonly string[]): MergeDifference[] {
  const seen: { readonly part: AuditedPart; readonly label: string }[] = [];
  const found: MergeDifference[] = [];
  audits.forEach(({ file }, a) => {
    for (const part of partsOf(file)) {
      const other = seen.find((each) => isSame(each.part, part));
      if (other) found.push({ kind: 'sameFile', file: part.name, files: [other.label, labels[a]] });
      seen.push({ part, label: labels[a] });
    }
  });
  return found;
}

function isSame(a: AuditedPart, b: AuditedPart): boolean {
  if (a.sha256 !== null && b.sha256 !== null) return a.sha256 === b.sha256;
  return a.name === b.name && a.size === b.size && a.rows === b.rows;
}
