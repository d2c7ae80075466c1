/** The words of the screens that stand for codes: errors, reasons, notices, stages. One place, so that they stay one voice. */
export * from './messages/errors.ts';
export * from './messages/columns.ts';
export * from './messages/notices.ts';
export * from './messages/shell.ts';
