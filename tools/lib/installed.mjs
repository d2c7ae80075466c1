/**
 * Whether the installed packages are those of the lock file, by what the two lists say: the times of the files differ
 * after any checkout. A package that is optional may be absent, since many are for other machines.
 *
 * @param {import('./installed.mjs').Lock} lock what package-lock.json holds
 * @param {import('./installed.mjs').Lock} installed what npm wrote into node_modules/.package-lock.json
 */
export function sameInstallation(lock, installed) {
  const { '': _, ...wanted } = lock.packages;
  const present = installed.packages;
  const asWanted = Object.entries(wanted).every(([path, entry]) =>
    path in present ? samePackage(entry, present[path]) : entry.optional === true,
  );
  return asWanted && Object.keys(present).every((path) => path in wanted);
}

function samePackage(a, b) {
  return a.version === b.version && a.integrity === b.integrity;
}
