import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';

interface PackageJson {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly homepage?: string;
}

/**
 * Collects the packages whose code or files end up in the build, from the module ids of every bundle (the page's and
 * the workers'), and writes their licences into `third-party-notices.txt`.
 */
export function thirdPartyNotices(): { readonly collect: () => Plugin; readonly write: () => Plugin } {
  const folders = new Set<string>();
  const collect = (): Plugin => ({
    name: 'evenhand:third-party-collect',
    apply: 'build',
    generateBundle(_, bundle) {
      for (const output of Object.values(bundle)) {
        if (output.type !== 'chunk') continue;
        for (const [id, { renderedLength }] of Object.entries(output.modules)) {
          // A style sheet leaves no script behind and is in the build all the same.
          if (renderedLength > 0 || /\.css($|\?)/.test(id)) addPackageOf(id, folders);
        }
      }
    },
  });
  const write = (): Plugin => ({
    name: 'evenhand:third-party-notices',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler() {
        this.emitFile({ type: 'asset', fileName: 'third-party-notices.txt', source: renderNotices([...folders]) });
      },
    },
  });
  return { collect, write };
}

function addPackageOf(id: string, folders: Set<string>): void {
  const path = id.replace(/^\0/, '').replace(/\?.*$/, '');
  const found = /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path);
  if (found?.[1]) folders.add(found[1]);
  else if (path.startsWith('vite/')) folders.add(join(process.cwd(), 'node_modules/vite'));
}

/** Packages with the very same licence text (there are families of them) stand together above it. */
function renderNotices(folders: readonly string[]): string {
  const packagesByText = new Map<string, string[]>();
  for (const { heading, text } of folders.map(readNotice).sort((a, b) => (a.heading < b.heading ? -1 : 1))) {
    packagesByText.set(text, [...(packagesByText.get(text) ?? []), heading]);
  }
  const intro =
    'Evenhand is licensed under the Apache License 2.0. It contains the following packages, each under its own licence.';
  const notices = Array.from(packagesByText, ([text, packages]) => `${packages.join('\n')}\n\n${text}`);
  return `${[intro, ...notices].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

function readNotice(folder: string): { heading: string; text: string } {
  const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as PackageJson;
  const { name, version, license, homepage } = about;
  const licence = readLicence(folder);
  if (!license && !licence) throw new Error(`${name} states no licence`);
  const heading = [`${name} ${version}`, license && `(${license})`, homepage].filter(Boolean).join(' ');
  const text = licence ?? `Licensed under ${license}; the package carries no text of it.`;
  return { heading, text: text.replace(/\r\n/g, '\n').trim() };
}

function readLicence(folder: string): string | null {
  const texts = readdirSync(folder)
    .filter((file) => /^(licen[cs]e|copying|notice)(\.(md|txt))?$/i.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8'));
  if (texts.length > 0) return texts.join('\n\n');
  const parent = dirname(folder);
  return existsSync(join(parent, 'LICENSE')) && !parent.endsWith('node_modules')
    ? readFileSync(join(parent, 'LICENSE'), 'utf8')
    : null;
}
