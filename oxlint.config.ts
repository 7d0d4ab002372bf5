import {defineConfig} from 'oxlint';

/**
 * The one direction of imports (ARCHITECTURE.md, "The house"), as the linter reads it.
 * Each room names what it must not reach; `group` patterns are matched against the import as it is written.
 */
const screen = ['ink', 'ink/*', 'ink-select-input', 'react', 'react/*'];
const node = ['node:*'];
const edges = ['**/storage/**', '**/registry/**', '**/terminal/**', '**/files/**'];
const upper = ['**/state/**', '**/components/**', '**/bin/**'];
const commands = ['**/commands/**'];

const rooms: Record<string, readonly string[]> = {
  'src/domain/**': [...node, ...screen, ...edges, ...upper, ...commands, '**/formats/**'],
  'src/formats/**': [...node, ...screen, ...edges, ...upper, ...commands],
  'src/files/**': [
    ...screen,
    ...upper,
    ...commands,
    '**/storage/**',
    '**/registry/**',
    '**/terminal/**',
    '**/formats/**',
  ],
  'src/storage/**': [...screen, ...upper, ...commands, '**/registry/**', '**/terminal/**'],
  'src/registry/**': [...screen, ...upper, ...commands, '**/storage/**', '**/terminal/**'],
  'src/terminal/**': [...screen, ...upper, ...commands, '**/storage/**', '**/registry/**'],
  'src/commands/**': [...screen, ...upper],
  'state/**': [...node, ...screen, ...edges, ...commands, '**/components/**', '**/bin/**', '**/formats/**'],
  'components/**': [...node, ...edges, ...commands, '**/bin/**', '**/formats/**'],
};

const overrides = Object.entries(rooms).map(([files, forbidden]) => ({
  files: [files],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {group: [...forbidden], message: 'Against the direction of imports: see ARCHITECTURE.md, "The house".'},
        ],
      },
    ] as ['error', object],
  },
}));

export default defineConfig({
  plugins: ['typescript', 'unicorn', 'oxc', 'import', 'react', 'vitest', 'promise'],
  categories: {correctness: 'error', suspicious: 'error', perf: 'error'},
  options: {typeAware: true},
  ignorePatterns: ['dist', 'node_modules', 'src/registry/starter'],
  rules: {
    // Not of types either: files that need each other are one subject, or a third is missing.
    'import/no-cycle': ['error', {ignoreTypes: false}],
    'import/no-default-export': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/switch-exhaustiveness-check': ['error', {considerDefaultExhaustiveForUnions: true}],
    'typescript/no-floating-promises': 'error',
    'typescript/consistent-type-imports': 'error',
    'max-lines': ['error', {max: 400, skipBlankLines: true, skipComments: true}],
    'no-await-in-loop': 'off',
    'no-shadow': 'off',
    // The compiler's own checks (noImplicitReturns, exhaustive switches) say it better.
    'typescript/consistent-return': 'off',
    // Ports, stores and registries are closures: their functions need no `this`.
    'typescript/unbound-method': 'off',
    // A row of the screen is its place.
    'react/no-array-index-key': 'off',
    'unicorn/consistent-function-scoping': 'off',
    // fast-check, semver and React are read best under their own name: fc.assert, semver.valid.
    'import/no-named-as-default-member': 'off',
    'import/no-named-as-default': 'off',
    // Waiting for what a terminal shows is an assertion.
    'vitest/expect-expect': ['error', {assertFunctionNames: ['expect', '*.until']}],
    'react/react-in-jsx-scope': 'off',
    'import/no-unassigned-import': 'off',
    // Threads have no origin, and windows there are none.
    'unicorn/require-post-message-target-origin': 'off',
    'unicorn/no-array-sort': 'off',
    'unicorn/prefer-add-event-listener': 'off',
    'oxc/no-map-spread': 'off',
  },
  overrides: [
    ...overrides,
    {files: ['*.config.ts'], rules: {'import/no-default-export': 'off'}},
    // Escape sequences are what these are about.
    {
      files: [
        '{src,test}/terminal/**',
        '{src,test}/domain/text/printable*',
        'test/commands/hostile*',
        'scripts/build/**',
        'test/journeys/**',
      ],
      rules: {'no-control-regex': 'off', 'no-misleading-character-class': 'off'},
    },
    {files: ['test/**'], rules: {'max-lines': 'off'}},
  ],
});
