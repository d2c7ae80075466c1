import type { Audit, AuditedFile, AuditedPart, FileHolds } from '../audit.ts';
import type { MergeDifference } from './difference.ts';
import { sameCounts } from './same-counts.ts';

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
export function partsOf({ name, size, sha256, rows, holds, parts }: AuditedFile): readonly AuditedPart[] {
  return parts ?? [{ name, size, sha256, rows, ...(holds && { holds }) }];
}

/** What several files hold together; nothing where each holds its rows. */
function heldTogether(parts: readonly AuditedPart[]): FileHolds | undefined {
  if (parts.every(({ holds }) => holds === 'counts')) return 'counts';
  return parts.some(({ holds }) => holds !== undefined) ? 'both' : undefined;
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
  const holds = heldTogether(parts);
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
    ...(holds && { holds }),
    parts,
  };
}

/** Audits that were made of the same file, or of one under two names, which would be counted twice. */
export function sameFiles(audits: readonly Audit[], labels: readonly string[]): MergeDifference[] {
  const seen: { readonly part: AuditedPart; readonly by: number }[] = [];
  const found: MergeDifference[] = [];
  audits.forEach(({ file }, a) => {
    const parts = partsOf(file);
    for (const part of parts) {
      const other = seen.find((each) => isSame(each.part, part));
      if (other) found.push({ kind: 'sameFile', file: part.name, files: [labels[other.by], labels[a]] });
      seen.push({ part, by: a });
    }
    const copied = audits.slice(0, a).findIndex((other) => isCopy(other, audits[a]));
    if (copied >= 0) found.push({ kind: 'sameRows', files: [labels[copied], labels[a]] });
  });
  return found;
}

/**
 * Whether two audits of files that no hash tells apart, as those above 512 MiB, are of the same rows under other names: by
 * size, number of rows, and all counts.
 */
function isCopy(a: Audit, b: Audit): boolean {
  const [ones, others] = [partsOf(a.file), partsOf(b.file)];
  if (ones.length !== others.length) return false;
  const renamed = ones.every(
    (part, at) => !isSame(part, others[at]) && !bothHashed(part, others[at]) && sameExtent(part, others[at]),
  );
  return renamed && sameCounts(a.cube, b.cube);
}

const bothHashed = (a: AuditedPart, b: AuditedPart): boolean => a.sha256 !== null && b.sha256 !== null;
const sameExtent = (a: AuditedPart, b: AuditedPart): boolean => a.size === b.size && a.rows === b.rows;

function isSame(a: AuditedPart, b: AuditedPart): boolean {
  if (bothHashed(a, b)) return a.sha256 === b.sha256;
  return a.name === b.name && sameExtent(a, b);
}
