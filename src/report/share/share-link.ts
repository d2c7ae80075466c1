import type { Audit, AuditedFile } from '../../audit/audit.ts';
import { gateAudit } from '../../audit/gate-audit.ts';
import { AppError } from '../../errors.ts';
import type { Assessment } from '../../fairness/assessment.ts';
import type { AuditPlan, ResolvedPlan } from '../../plan/plan.ts';
import { checkPayload } from './check-payload.ts';
import { decodeCube } from './cube-payload.ts';
import { packText, unpackText } from './packing.ts';
import { cubePayload, LINK_VERSION, planPayload, type FileFacts, type SharePayload } from './payload.ts';

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

/** What a link to an audit would hold. @throws AppError as {@link gateAudit} */
export function sharePayload(audit: Audit, { content, minimum, facts }: ShareOptions): SharePayload {
  return content === 'plan' ? planPayload(audit, facts) : cubePayload(gateAudit(audit, { minimum }), facts);
}

/**
 * The fragment of a link to an audit: `#s=1.` and what it holds as JSON, deflated, in base64url.
 * @throws AppError as {@link gateAudit}, `share/too-large`
 */
export async function encodeShareLink(audit: Audit, options: ShareOptions): Promise<string> {
  return encodePayload(sharePayload(audit, options));
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

function auditedFile({ name, sha256 }: SharePayload['file']): Omit<AuditedFile, 'rows'> {
  return {
    name: name ?? UNNAMED_FILE,
    size: 0,
    sha256: sha256 ?? null,
    format: { delimiter: ',', encoding: 'utf-8', byteOrderMark: false, hasHeader: true, lineEnding: 'lf' },
    badRows: { count: 0, setAside: 0, first: [] },
  };
}

/** What a file is called whose name was left out. */
export const UNNAMED_FILE = 'a file whose name was left out';
