import fc from 'fast-check';

/**
 * Property tests draw the same cases in every run, so that a failure is a change of the code; EVENHAND_SEED draws others.
 */
fc.configureGlobal({ seed: Number(process.env['EVENHAND_SEED'] ?? 20261124) });
