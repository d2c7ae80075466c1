import type { Audit, AuditedFile } from '../../audit/audit.ts';
import { gateAuditPaced } from '../../audit/gate-audit.ts';
import { AppError } from '../../errors.ts';
import type { Assessment } from '../../fairness/assessment.ts';
import type { AuditPlan, ResolvedPlan } from '../../plan/plan.ts';
import { checkPayload } from './check-payload.ts';
import { decodeCube } from './cube-payload.ts';
import { UNNAMED_FILE, type FileFacts } from './file-facts.ts';
import { packText, unpackText } from './packing.ts';
import { cubePayload, LINK_VERSION, planPayload, type SharePayload } from './payload.ts';

export interface ShareOptions {
  readonly content: 'plan' | 'planAndCube';
  /** Counts from 1 up to one less than this are withheld. */
  readonly minimum: number;
  readonly facts: FileFacts;
}

/** What was opened: an audit, its numbers still to be computed from its counts; or a plan that asks for its file. */
export type Shared =
  | { readonly kind: 'audit'; readonly audit: Audit; readonly payload: SharePayload }
  | {
      readonly kind: 'plan';
      readonly plan: AuditPlan;
      readonly file: SharePayload['file'];
      readonly payload: SharePayload;
    };

const FRAGMENT = /^#?s=(\d{1,6})\.(.*)$/s;

/** A link that was made: its fragment, what that holds, and the audit as it was gated for it; null for a plan alone. */
export interface MadeLink {
  readonly fragment: string;
  readonly payload: SharePayload;
  readonly gated: Audit | null;
}

/**
 * Makes the link to an audit. Its fragment is `#s=1.` and what it holds as JSON, deflated, in base64url.
 * @throws AppError as {@link gateAuditPaced}, `share/too-large`
 */
export async function makeLink(
  audit: Audit,
  { content, minimum, facts }: ShareOptions,
  signal?: AbortSignal,
): Promise<MadeLink> {
  const gated = content === 'plan' ? null : await gateAuditPaced(audit, { minimum }, signal);
  const payload = gated ? cubePayload(gated, facts) : planPayload(audit, facts);
  return { fragment: await encodePayload(payload), payload, gated };
}

export async function encodePayload(payload: SharePayload): Promise<string> {
  return `#s=${LINK_VERSION}.${await packText(JSON.stringify(payload))}`;
}

/**
 * What a fragment holds, checked to the last number. An audit's assessment is empty: `reviseFromCube` computes it, in a
 * worker, since a stranger chose how many groups there are. Nothing else is touched. @throws AppError `share/not-a-link`, `share/newer-version`, `share/damaged`, `share/too-large`, `share/invalid`
 */
export async function decodeShareLink(fragment: string): Promise<Shared> {
  const match = FRAGMENT.exec(fragment);
  if (!match) throw new AppError('share/not-a-link');
  const version = Number(match[1]);
  if (version > LINK_VERSION) throw new AppError('share/newer-version', { version });
  if (version !== LINK_VERSION) throw new AppError('share/not-a-link');
  const payload = checkPayload(parsed(await unpackText(match[2])));
  const { madeBy, file, plan, cube } = payload;
  if (!cube) return { kind: 'plan', plan, file, payload };
  const counted = decodeCube(cube);
  const facts = { ...auditedFile(file), rows: counted.rows.tallied };
  return {
    kind: 'audit',
    payload,
    audit: { evenhandAudit: 2, madeBy, file: facts, plan: plan as ResolvedPlan, cube: counted, assessment: UNASSESSED },
  };
}

const UNASSESSED: Assessment = { combinations: [], findings: [], criteriaTested: 0, notices: [] };

function parsed(text: string): unknown {
  try {
    return JSON.parse(text, (key, value: unknown) => {
      if (key === '__proto__') throw new AppError('share/invalid', { at: key });
      return value;
    });
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError('share/damaged', {}, { cause });
  }
}

function auditedFile({ name, sha256, holds }: SharePayload['file']): Omit<AuditedFile, 'rows'> {
  return {
    name: name ?? UNNAMED_FILE,
    size: 0,
    sha256: sha256 ?? null,
    format: { delimiter: ',', encoding: 'utf-8', byteOrderMark: false, hasHeader: true, lineEnding: 'lf' },
    badRows: { count: 0, setAside: 0, first: [] },
    ...(holds && { holds }),
  };
}
