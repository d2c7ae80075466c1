import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import { defineConfig, globalIgnores } from 'eslint/config';
import ts from 'typescript-eslint';

/** Packages that have one door each; everything else goes through the folder that holds it. */
const DOORS = [
  { folder: 'src/workers', packages: ['comlink'] },
  { folder: 'src/storage', packages: ['dexie'] },
  { folder: 'src/ui/charts', packages: ['@observablehq/plot'] },
];

const closed = (packages) => [
  'error',
  { paths: packages.map((name) => ({ name, message: 'This package has one door; see docs/architecture.md.' })) },
];
const allPackages = DOORS.flatMap(({ packages }) => packages);

export default defineConfig(
  globalIgnores([
    'dist/',
    'node_modules/',
    'test-results/',
    'playwright-report/',
    'bench-results/',
    'coverage/',
    '.cache/',
  ]),
  ts.configs.recommended,
  svelte.configs.recommended,
  {
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-var': 'error',
      'prefer-const': 'error',
    },
  },
  {
    files: ['src/**/*.{ts,svelte}'],
    languageOptions: { globals: { ...globals.browser, ...globals.worker } },
    rules: { 'no-console': 'error', 'no-restricted-imports': closed(allPackages) },
  },
  ...DOORS.map(({ folder, packages }) => ({
    files: [`${folder}/**/*.{ts,svelte}`],
    rules: { 'no-restricted-imports': closed(allPackages.filter((name) => !packages.includes(name))) },
  })),
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'] } },
    rules: {
      'svelte/no-at-html-tags': 'error',
      'prefer-const': 'off',
      'svelte/prefer-const': ['error', { excludedRunes: ['$props', '$derived', '$state', '$bindable'] }],
      'no-restricted-syntax': [
        'error',
        {
          selector: "SvelteAttribute[key.name='style'] > SvelteLiteral:first-child:last-child",
          message: 'The policy refuses style attributes in markup; write `style:property={value}` or a class.',
        },
      ],
    },
  },
  {
    files: ['tools/**', 'test/**', '*.{js,ts,cjs}', '.dependency-cruiser.cjs'],
    languageOptions: { globals: globals.node },
  },
  {
    files: ['test/browser/probes/**'],
    languageOptions: { globals: { ...globals.browser, ...globals.worker, SharedWorkerGlobalScope: 'readonly' } },
  },
  {
    // Playwright tells fixtures apart by the object pattern of their first parameter, empty where they need none.
    files: ['test/browser/**'],
    rules: { 'no-empty-pattern': 'off' },
  },
);
