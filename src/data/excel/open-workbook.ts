import { AppError } from '../../errors.ts';
import type { ByteSource } from '../byte-source.ts';
import type { Pacer } from '../pacer.ts';
import { readCellStyles, type CellStyle } from './cell-styles.ts';
import { PackageParts } from './package-parts.ts';
import { plainText, SharedStrings } from './shared-strings.ts';
import { readPart } from './xml-part.ts';

/** A workbook with what its sheets refer to. */
export interface Workbook {
  readonly parts: PackageParts;
  /** Its sheets of cells, in their order. */
  readonly sheets: readonly Sheet[];
  readonly strings: SharedStrings;
  readonly styles: readonly CellStyle[];
  /** Whether days are counted from 1904 on. */
  readonly from1904: boolean;
}

export interface Sheet {
  readonly name: string;
  readonly part: string;
  /** Whether the program that shows the workbook keeps it from sight. */
  readonly hidden: boolean;
}

interface Relation {
  readonly type: string;
  readonly target: string;
}

/** @throws AppError `excel/damaged`, `excel/too-large`, `file/changed`, `file/unreadable`, `job/cancelled`. */
export async function openWorkbook(source: ByteSource, pacer: Pacer): Promise<Workbook> {
  const parts = await PackageParts.open(source);
  const root = [...(await readRelations(parts, '')).values()].find(({ type }) => type === 'officeDocument');
  if (!root || !parts.has(root.target)) throw new AppError('excel/damaged');
  const relations = await readRelations(parts, root.target);
  const sheets: Sheet[] = [];
  let from1904 = false;
  await readPart(parts, root.target, {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = isTrue(attributes()['date1904']);
      if (name !== 'sheet') return;
      const { name: sheet = '', id = '', state = 'visible' } = attributes();
      const relation = relations.get(id);
      if (relation?.type === 'worksheet' && parts.has(relation.target))
        sheets.push({ name: plainText(sheet), part: relation.target, hidden: state !== 'visible' });
    },
  });
  const partOf = (type: string): string | undefined =>
    [...relations.values()].find((relation) => relation.type === type && parts.has(relation.target))?.target;
  const styles = await readCellStyles(parts, partOf('styles'));
  const strings = await SharedStrings.read(parts, partOf('sharedStrings'), pacer);
  return { parts, sheets, strings, styles, from1904 };
}

/** The relations of a part by their numbers, types by their last word, targets as paths of the package. */
async function readRelations(parts: PackageParts, part: string): Promise<ReadonlyMap<string, Relation>> {
  const at = part.lastIndexOf('/') + 1;
  const folder = part.slice(0, at);
  const path = `${folder}_rels/${part.slice(at)}.rels`;
  const relations = new Map<string, Relation>();
  if (!parts.has(path)) return relations;
  await readPart(parts, path, {
    open(name, attributes) {
      if (name !== 'Relationship') return;
      const { Id = '', Type = '', Target = '', TargetMode } = attributes();
      if (TargetMode === 'External') return;
      relations.set(Id, { type: Type.slice(Type.lastIndexOf('/') + 1), target: resolvePath(folder, Target) });
    },
  });
  return relations;
}

function resolvePath(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}
