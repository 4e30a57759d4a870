import tseslint from 'typescript-eslint';

/** What a figure must never pass through: the floats of JavaScript. */
const noFloats = [
  { name: 'parseFloat', message: 'No float touches a figure: use the decimals of src/model.' },
  { name: 'isNaN', message: 'Use Number.isNaN on a number.' },
];

const noHalfRunTests = ['describe', 'test', 'it'].flatMap((object) =>
  ['only', 'skip', 'todo', 'failing'].map((property) => ({
    object,
    property,
    message: 'A test runs, or it is not there.',
  })),
);

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', 'data/', '.cache/'] },
  {
    // A rule holds for everyone or is changed here, where the change is seen; comments can't switch it off.
    linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'no-var': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-throw-literal': 'error',
      'no-unused-vars': 'error',
      'no-useless-return': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      'require-atomic-updates': 'error',
    },
  },
  {
    files: ['**/*.{ts,tsx,mts}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'no-restricted-globals': ['error', ...noFloats],
      // In TypeScript, the rules that know types take the place of the plain ones.
      'no-unused-vars': 'off',
      'no-throw-literal': 'off',
      'no-implied-eval': 'off',
      'require-atomic-updates': 'off',
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': true, 'ts-ignore': true, 'ts-nocheck': true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-deprecated': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unnecessary-condition': 'error',
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' }],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/require-array-sort-compare': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/return-await': ['error', 'in-try-catch'],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    // written by scripts/console-types.mjs, and read by nobody
    files: ['src/console/**/queries.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    files: ['tests/**/*.ts'],
    rules: { 'no-restricted-properties': ['error', ...noHalfRunTests], 'no-restricted-globals': 'off' },
  },
);
