/**
 * Who may import whom, as docs/architecture.md draws it. Each entry of `ALLOWED` names a folder and the folders it may
 * import from besides itself; `errors` and `models` are everyone's.
 */
const DOMAIN = [
  'data',
  'stats',
  'plan',
  'cube',
  'fairness',
  'learners',
  'mitigation',
  'safety',
  'robustness',
  'privacy',
  'explain',
  'audit',
];
const BELOW_FEATURES = ['data', 'plan', 'cube', 'stats', 'fairness', 'learners'];

const ALLOWED = {
  data: [],
  stats: [],
  locality: [],
  plan: ['data'],
  cube: ['data', 'plan'],
  fairness: ['data', 'plan', 'cube', 'stats'],
  learners: ['data', 'stats'],
  mitigation: BELOW_FEATURES,
  safety: BELOW_FEATURES,
  robustness: BELOW_FEATURES,
  privacy: [...BELOW_FEATURES, 'safety'],
  explain: BELOW_FEATURES,
  audit: DOMAIN,
  report: DOMAIN,
  monitor: DOMAIN,
  warehouse: ['data', 'plan', 'cube', 'fairness', 'audit'],
  inference: [],
  storage: DOMAIN,
};

const DOMAIN_FOLDERS = [...DOMAIN, 'report', 'monitor', 'warehouse'];
const DOMAIN_PATH = `^src/(${DOMAIN_FOLDERS.join('|')})/`;
const EVERYONES = '^src/(errors|models)\\.ts$';

const folder = (name) => `^src/${name}/`;

/** Inside `from`, only what is listed below `src/` may be imported; packages are the business of other rules. */
function onlyFrom(name, from, to, options = {}) {
  return {
    name,
    severity: 'error',
    comment: 'The import rules of docs/architecture.md.',
    from: { path: from, ...options.from },
    to: { path: '^src/', pathNot: [EVERYONES, ...to], ...options.to },
  };
}

/** A package that only one folder may import. */
function door(name, packagePath, home) {
  return {
    name,
    severity: 'error',
    from: { path: '^src/', pathNot: home },
    to: { path: `node_modules/${packagePath}/` },
  };
}

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'not-unresolvable',
      severity: 'error',
      from: { path: '^src/' },
      // The address of a package's file, which only the bundler makes.
      to: { couldNotResolve: true, pathNot: '[?]url$' },
    },
    {
      name: 'errors-import-nothing',
      severity: 'error',
      from: { path: EVERYONES },
      to: { path: '.', pathNot: '^src/errors\\.ts$' },
    },

    ...Object.entries(ALLOWED).map(([name, others]) =>
      onlyFrom(`${name}-imports`, folder(name), [folder(name), ...others.map(folder)]),
    ),

    onlyFrom('contract-imports', '^src/workers/.*\\.contract\\.ts$', [DOMAIN_PATH]),
    onlyFrom('service-imports', '^src/workers/.*\\.service\\.ts$', [
      DOMAIN_PATH,
      folder('inference'),
      folder('storage'),
      folder('locality'),
      '^src/workers/[^.]+\\.ts$',
      '^src/workers/.*\\.contract\\.ts$',
    ]),
    onlyFrom('worker-imports', '^src/workers/.*\\.worker\\.ts$', [
      folder('locality'),
      '^src/workers/rpc\\.ts$',
      '^src/workers/.*\\.(service|contract)\\.ts$',
    ]),
    onlyFrom('client-imports', '^src/workers/.*\\.client\\.ts$', [
      folder('locality'),
      '^src/workers/rpc\\.ts$',
      '^src/workers/.*\\.(contract|worker)\\.ts$',
      DOMAIN_PATH,
    ]),
    {
      name: 'client-takes-types-only-from-the-domain',
      severity: 'error',
      from: { path: '^src/workers/.*\\.client\\.ts$' },
      // Putting together an audit that came in part is no work, nor is waiting for a task.
      to: {
        path: DOMAIN_PATH,
        pathNot: '^src/(audit/audit-changes|data/next-task)\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },

    onlyFrom('kit-imports', folder('ui/kit'), [
      folder('ui/kit'),
      '^src/messages/(kit|tables)\\.ts$',
      '^src/report/(typed-)?numbers\\.ts$',
    ]),
    onlyFrom('charts-imports', folder('ui/charts'), [
      '^src/ui/(charts|kit)/',
      '^src/ui/state/download\\.ts$',
      folder('messages'),
      DOMAIN_PATH,
    ]),
    onlyFrom('state-imports', folder('ui/state'), [
      folder('ui/state'),
      folder('storage'),
      folder('locality'),
      folder('messages'),
      '^src/messages\\.ts$',
      '^src/workers/.*\\.(client|contract)\\.ts$',
      DOMAIN_PATH,
    ]),
    onlyFrom('features-imports', folder('ui/features'), [
      '^src/ui/(features|kit|charts|state)/',
      folder('messages'),
      '^src/messages\\.ts$',
      DOMAIN_PATH,
    ]),
    onlyFrom('screens-imports', folder('ui/screens'), [
      '^src/ui/(screens|features|kit|state)/',
      folder('messages'),
      '^src/messages\\.ts$',
    ]),

    onlyFrom('library-imports', folder('library'), [
      folder('library'),
      folder('locality'),
      folder('ui/kit'),
      '^src/ui/(tokens|base)\\.css$',
      '^src/messages/library[^/]*\\.ts$',
      '^src/report/(numbers|isolated)\\.ts$',
      '^src/storage/models(-database)?\\.ts$',
    ]),
    {
      name: 'library-and-audit-are-two-pages',
      severity: 'error',
      comment: 'The page that may reach a hub has no code that opens data, and no page that opens data has its code.',
      from: { path: '^src/', pathNot: ['^src/library/', '^src/messages/library[^/]*\\.ts$'] },
      to: { path: ['^src/library/', '^src/messages/library[^/]*\\.ts$'] },
    },

    onlyFrom('service-worker-imports', '^src/sw\\.ts$', [folder('locality')]),
    {
      name: 'only-main-imports-main-parts',
      severity: 'error',
      comment: 'Screens, the application and the entry are composed at the top and nowhere else.',
      from: { path: '^src/', pathNot: '^src/(main\\.ts|App\\.svelte|ui/screens/)' },
      to: { path: '^src/(main\\.ts|App\\.svelte|ui/screens/)' },
    },

    door('comlink-only-in-workers', 'comlink', '^src/workers/'),
    door('dexie-only-in-storage', 'dexie', '^src/storage/'),
    door('plot-only-in-charts', '@observablehq/plot', '^src/ui/charts/'),
    door('transformers-only-in-inference', '(@huggingface/transformers|onnxruntime-web)', '^src/inference/'),
    {
      name: 'domain-knows-no-interface',
      severity: 'error',
      comment: 'The domain runs the same in a worker, in Node and in a test.',
      from: { path: DOMAIN_PATH },
      to: { path: ['node_modules/(svelte|bits-ui|comlink|dexie|@observablehq)/', '\\.svelte(\\.ts)?$'] },
    },
    {
      name: 'no-development-package-in-the-app',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev'], pathNot: 'node_modules/svelte/' },
    },
    { name: 'app-knows-no-tests', severity: 'error', from: { path: '^src/' }, to: { path: '^(test|tools)/' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'browser', 'import', 'types', 'default'],
      extensions: ['.ts', '.svelte', '.js', '.mjs', '.json'],
    },
  },
};
