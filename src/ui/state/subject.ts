import type { AuditedFile } from '../../audit/audit.ts';
import type { TableProfile } from '../../data/profile.ts';

/** What a history of changes is about: the file that is open, and another one's audit where that is shown. */
export function subjectOf(profile: TableProfile | null, audited: AuditedFile | null): string {
  const open = profile && named(profile.fileName, profile.fileSize, profile.sha256);
  const other = audited && named(audited.name, audited.size, audited.sha256);
  return open && other && open !== other ? `${open}\n${other}` : (open ?? other ?? '');
}

const named = (name: string, size: number, sha256: string | null) => `${name} ${size} ${sha256 ?? ''}`;
