export interface HeaderRule {
  readonly matches: RegExp;
  readonly headers: [name: string, value: string][];
}

export function parseHeadersFile(text: string): HeaderRule[];
export function headersFor(rules: readonly HeaderRule[], path: string): [name: string, value: string][];
