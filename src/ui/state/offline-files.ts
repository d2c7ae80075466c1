export { removeOfflineFiles } from '../../locality/remove-offline-files.ts';
