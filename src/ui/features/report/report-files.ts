import type { Audit } from '../../../audit/audit.ts';
import { caveatsOf } from '../../../messages/caveats.ts';
import type { ReportPicture } from '../../../report/html/report-html.ts';
import { UNNAMED_FILE } from '../../../report/share/file-facts.ts';
import { stemOf } from '../../state/file-names.ts';

export type FileKind = 'html' | 'csv' | 'json' | 'summary' | 'plan';

export interface MadeFile {
  readonly name: string;
  readonly text: string;
  readonly type: string;
}

export interface FileOptions {
  readonly byteOrderMark: boolean;
}

/** A file of an audit to keep, or of a gated one to pass on, with what makes it loaded only now. */
export async function makeFile(kind: FileKind, audit: Audit, options: FileOptions): Promise<MadeFile> {
  const stem = fileStem(audit) + (audit.cube.gate ? '.to-pass-on' : '');
  switch (kind) {
    case 'html':
      return { name: `${stem}.report.html`, text: await htmlText(audit), type: 'text/html' };
    case 'csv': {
      const { auditCsv } = await import('../../../report/csv/audit-csv.ts');
      return { name: `${stem}.numbers.csv`, text: auditCsv(audit, options), type: 'text/csv' };
    }
    case 'summary': {
      const { impactCsv } = await import('../../../report/csv/impact-ratios.ts');
      return { name: `${stem}.impact-ratios.csv`, text: impactCsv(audit, options), type: 'text/csv' };
    }
    case 'json': {
      const { auditToJson } = await import('../../../audit/audit-json.ts');
      return { name: `${stem}.audit.json`, text: auditToJson(audit), type: 'application/json' };
    }
    case 'plan': {
      const text = `${JSON.stringify(audit.plan, null, 2)}\n`;
      return { name: `${stem}.plan.json`, text, type: 'application/json' };
    }
  }
}

/** The name of an audit's file without its ending. */
function fileStem({ file }: Audit): string {
  return stemOf(file.name === UNNAMED_FILE ? null : file.name);
}

async function htmlText(audit: Audit): Promise<string> {
  const [{ reportHtml }, pictures] = await Promise.all([
    import('../../../report/html/report-html.ts'),
    reportPictures(audit),
  ]);
  return reportHtml(audit, pictures, { date: new Date(), caveats: caveatsOf(audit) });
}

/** Pixels that a picture is drawn wide: the width of the paper. */
const WIDTH = 720;

/** Of two features crossed the map alone stands in a report; their other pictures repeat those of each by itself. */
async function reportPictures(audit: Audit): Promise<ReportPicture[]> {
  const [{ figuresOf }, { standaloneSvg }] = await Promise.all([
    import('../../../report/figures/registry.ts'),
    import('../../charts/standalone-svg.ts'),
  ]);
  return audit.assessment.combinations
    .flatMap((combination) =>
      figuresOf(audit, combination).filter(
        ({ kind }) => combination.features.length === 1 || kind === 'intersectionMap',
      ),
    )
    .map((figure) => {
      const { message, reading, note, table } = figure;
      return { svg: standaloneSvg(figure, WIDTH, { captions: false }), message, reading, note, table };
    });
}
