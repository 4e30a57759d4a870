'use strict';

/** Packages that are ES modules only: `import()` of the program is `require` here, so they are made into what that takes. */
const esModules = ['hyparquet-writer', 'hyparquet'];

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/tests'],
  testMatch: ['**/*.test.ts'],
  // what is loaded only when it is needed is named as it is once compiled
  moduleNameMapper: { '^(\\./(?:writers/\\w+|spreadsheet-library))\\.js$': '$1' },
  transformIgnorePatterns: [`/node_modules/(?!(${esModules.join('|')})/)`],
  transform: {
    '^.+/node_modules/.+\\.js$': [
      '@swc/jest',
      { swcrc: false, module: { type: 'commonjs' }, jsc: { target: 'es2022', parser: { syntax: 'ecmascript' } } },
    ],
    '^.+\\.ts$': [
      '@swc/jest',
      {
        sourceMaps: 'inline',
        swcrc: false,
        module: { type: 'commonjs' },
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          // TypeGraphQL and TypeORM read the types tsc emits for decorators, so both compilers must agree on them.
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
        },
      },
    ],
  },
  // A journey migrates a database of its own on every engine; on a busy two-core machine that takes its time.
  testTimeout: 60_000,
  maxWorkers: 2,
};
