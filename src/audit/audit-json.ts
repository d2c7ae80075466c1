import { cubeToJson } from '../cube/cube-json.ts';
import type { Audit } from './audit.ts';

/**
 * The whole audit as JSON text: plan, cube, every number with its interval or its reason, verdicts, versions. Exact, and
 * marked private: a cell of one is a row. One that was gated tells no more of its file than its name, hash and rows, and whether it holds counts. Numbers
 * that JSON cannot hold are written as strings ("Infinity").
 */
export function auditToJson(audit: Audit): string {
  const { evenhandAudit, madeBy, file, plan, assessment, cube } = audit;
  const document = {
    evenhandAudit,
    private: !cube.gate,
    note: cube.gate
      ? `Groups with a count below ${cube.gate.minimum} are withheld, and others from which theirs could be worked out.`
      : 'Holds exact counts, small ones included. Treat it as personal data.',
    madeBy,
    file: cube.gate ? { name: file.name, sha256: file.sha256, rows: file.rows, holds: file.holds } : file,
    plan,
    assessment,
    cube: cubeToJson(cube),
  };
  return JSON.stringify(document, (_key, value: unknown) =>
    typeof value === 'number' && !Number.isFinite(value) ? String(value) : value,
  );
}
