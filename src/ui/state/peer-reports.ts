/** The definitions of other tools, fetched from this site when they are first looked at. */
export const loadPeerReports = () => import('../../fairness/definitions/peer-report.ts');
