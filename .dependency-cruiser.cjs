'use strict';

/*
 * Which room may import which. A room may import what stands beside it and nothing else; a row is there for a reason,
 * and changing a row is changing the design. The way through: workbook → layouts → validation → importing → warehouse
 * → rollups → api, bulletin, console.
 */
const rooms = {
  foundation: [[], 'It is what everything else stands on.'],
  model: [['foundation'], 'The words of the domain are pure: they know no file, no database and no page.'],
  catalogue: [['foundation', 'model'], 'A catalogue is read and checked without knowing who will use it.'],
  records: [
    ['foundation', 'model', 'catalogue'],
    'What comes of records is reckoned from them and the catalogue alone, where they are read and where they are stored.',
  ],
  'office-files': [[], 'What a package of an office program needs is the same whatever is in it.'],
  workbook: [['foundation', 'model'], 'It turns bytes into typed cells and knows nothing of what the cells mean.'],
  annotation: [
    ['foundation', 'model', 'office-files', 'workbook'],
    'It marks what was found in the file as sent; how it came to be found is no concern of it.',
  ],
  layouts: [
    ['foundation', 'model', 'workbook', 'catalogue'],
    'Figures find their coordinates from cells and the catalogue, never from what is already stored.',
  ],
  validation: [
    ['foundation', 'model', 'catalogue', 'layouts', 'records'],
    'A rule judges figures; where the cells came from and where the figures go is no concern of it.',
  ],
  examination: [
    ['foundation', 'model', 'catalogue', 'workbook', 'layouts', 'records', 'row-lines', 'validation'],
    'It leads a workbook from bytes to findings in a process of its own, and knows nothing of what is stored.',
  ],
  'row-lines': [[], 'How rows are spelled as lines is the same whoever makes them, and in whichever process.'],
  warehouse: [
    ['foundation', 'model', 'row-lines'],
    'It stores and finds; what the figures mean is decided before they come here.',
  ],
  rollups: [
    ['foundation', 'model', 'catalogue', 'warehouse'],
    'It adds up what is stored, by the rules, the organisation and the calendar of the catalogue.',
  ],
  adoption: [
    ['foundation', 'model', 'catalogue', 'warehouse', 'rollups'],
    'Whether a catalogue may be adopted, and what has to be added up anew then, follows from what is stored.',
  ],
  releases: [
    ['foundation', 'model', 'catalogue', 'warehouse', 'rollups'],
    'What may be published, and what was, follows from what is stored and added up; how it came in is no concern of it.',
  ],
  importing: [
    ['foundation', 'model', 'catalogue', 'examination', 'records', 'validation', 'warehouse', 'rollups'],
    'The conductor: it leads a workbook through all the rooms on the way in, and no room knows of it.',
  ],
  access: [
    ['foundation', 'model', 'catalogue', 'warehouse', 'adoption', 'releases', 'importing'],
    'It stands before the warehouse, the importer and the releases for everybody who comes from outside, and judges no figure.',
  ],
  templates: [
    ['foundation', 'model', 'catalogue', 'office-files'],
    'A form follows from the catalogue alone; earlier figures are handed to it.',
  ],
  bulletin: [
    ['foundation', 'model', 'catalogue', 'office-files', 'warehouse', 'rollups'],
    'A release is made from what is stored and added up, never from a workbook.',
  ],
  api: [
    [
      'foundation',
      'model',
      'catalogue',
      'workbook',
      'annotation',
      'templates',
      'layouts',
      'records',
      'validation',
      'warehouse',
      'rollups',
      'adoption',
      'releases',
      'importing',
      'access',
      'bulletin',
    ],
    'It shows everything there is, but to programs: the pages are the console’s.',
  ],
  'command-line': [
    [
      'foundation',
      'model',
      'catalogue',
      'workbook',
      'annotation',
      'templates',
      'warehouse',
      'rollups',
      'adoption',
      'releases',
      'importing',
      'access',
      'bulletin',
      'api',
    ],
    'It asks the rooms what people ask on a terminal; of api it takes the writers of files and the shape of answers.',
  ],
  console: [[], 'The pages talk HTTP with generated types, as any other client would.'],
};

/** The doors of the program and the one file that wires rooms together for both. */
const doors = '^src/(cli|server|wiring)\\.ts$';

const oneOf = (names) => `(${names.join('|')})`;
const library = (...names) => `(^|/)node_modules/${oneOf(names)}/`;

const rules = Object.entries(rooms).map(([room, [allowed, reason]]) => ({
  name: `${room}-imports-${allowed.length > 0 ? 'only-its-own' : 'no-room'}`,
  comment: `${room} may import ${allowed.join(', ') || 'no other room'}. ${reason}`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: '^src/', pathNot: `^src/${oneOf([room, ...allowed])}/` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...rules,
    {
      name: 'only-known-rooms',
      comment: 'A folder of src/ is a room of the table above, with its reason; a new one gets its row first.',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: `^src/${oneOf(Object.keys(rooms))}/` },
      to: {},
    },
    {
      name: 'only-doors-beside-the-rooms',
      comment: 'Rooms are wired together in src/cli.ts, src/server.ts and src/wiring.ts; other files live in a room.',
      severity: 'error',
      from: { path: '^src/[^/]+$', pathNot: doors },
      to: {},
    },
    {
      name: 'rooms-have-one-entrance',
      comment: 'A room may be rebuilt inside at any time; others rely on its index.ts only.',
      severity: 'error',
      from: { path: '^src/([^/]+)/' },
      to: { path: '^src/[^/]+/', pathNot: ['^src/$1/', '^src/[^/]+/index\\.ts$'] },
    },
    {
      name: 'doors-use-the-entrances',
      comment: 'The doors, too, enter a room through its index.ts.',
      severity: 'error',
      from: { path: '^src/[^/]+\\.ts$' },
      to: { path: '^src/[^/]+/', pathNot: '^src/[^/]+/index\\.ts$' },
    },
    {
      name: 'one-room-reads-spreadsheets',
      comment:
        'Only workbook knows how a spreadsheet is read, so that its limits and its care hold for every byte that comes in.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/workbook/' },
      to: { path: library('@e965/xlsx') },
    },
    {
      name: 'spreadsheets-are-written-in-few-places',
      comment: 'exceljs writes and never reads: annotated copies, templates, exports (api) and releases (bulletin).',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(annotation|templates|bulletin|api/exports)/' },
      to: { path: library('exceljs') },
    },
    {
      name: 'one-room-writes-documents',
      comment: 'Only the bulletin is a document for Word.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/bulletin/' },
      to: { path: library('docx') },
    },
    {
      name: 'one-room-knows-the-database',
      comment: 'Only warehouse knows TypeORM or a driver; everyone else asks it in words of the domain.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/warehouse/' },
      to: { path: library('typeorm', 'mysql2', 'libsql') },
    },
    {
      name: 'migrations-stand-alone',
      comment: 'A migration must do tomorrow what it did when it was written, whatever has become of src/.',
      severity: 'error',
      from: { path: '^migrations/' },
      to: { path: '^src/' },
    },
    {
      name: 'no-cycles',
      comment: 'Files that import one another in a ring can only be understood, tested and moved together.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'program-needs-no-tests',
      comment: 'What is shipped is built without the tests and the tools.',
      severity: 'error',
      from: { path: '^(src|migrations)/' },
      to: { path: '^(tests|bench|scripts)/' },
    },
    {
      name: 'program-needs-no-tools',
      comment: 'A devDependency is not installed where the program runs; what the pages need is bundled into them.',
      severity: 'error',
      from: { path: '^(src|migrations)/', pathNot: '^src/console/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' },
    },
    {
      name: 'packages-are-declared',
      comment: 'A package that only a dependency brings along may be gone with its next version.',
      severity: 'error',
      from: { path: '^(src|migrations)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'imports-resolve',
      comment: 'An import that leads nowhere fails only when the program comes to it.',
      severity: 'error',
      from: { path: '^(src|migrations)/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // src/console/package.json only says that the pages are modules; what is declared is declared in the root
    combinedDependencies: true,
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['require', 'node', 'types', 'default'] },
  },
};
