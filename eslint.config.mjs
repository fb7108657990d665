import js from '@eslint/js';
import powerApps from '@microsoft/eslint-plugin-power-apps';
import sdl from '@microsoft/eslint-plugin-sdl';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import keys from './scripts/lint/noOutsideKey.cjs';
import rooms from './scripts/lint/whoKnowsWhom.cjs';

const unused = [
  'error',
  { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_', ignoreRestSiblings: true },
];

const house = { rules: { 'no-outside-key': keys.noOutsideKey, 'who-knows-whom': rooms.whoKnowsWhom } };

/** What the Power Apps checker looks at, kept as errors: "zero warnings" must not depend on a flag. */
const checkerRules = Object.fromEntries(
  Object.keys(powerApps.configs.paCheckerHosted.rules ?? {}).map((rule) => [rule, 'error']),
);

export default tseslint.config(
  {
    ignores: ['node_modules/**', 'out/**', 'generated/**', '**/dist/**', 'solution/bin/**', 'docs/**', '**/*.d.ts'],
  },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    rules: {
      '@typescript-eslint/no-unused-vars': unused,
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      eqeqeq: 'error',
      'no-eval': 'error',
      'no-with': 'error',
    },
    languageOptions: { parserOptions: { project: './tsconfig.node.json', tsconfigRootDir: import.meta.dirname } },
  },
  {
    files: ['CifSoftphone/**/*.{ts,tsx}', 'protocol/**/*.ts', 'pages/**/*.{ts,tsx}'],
    plugins: {
      '@microsoft/power-apps': powerApps,
      '@microsoft/sdl': sdl,
      'react-hooks': reactHooks,
    },
    settings: powerApps.configs.paCheckerHosted.settings ?? {},
    languageOptions: { globals: globals.browser },
    rules: {
      ...checkerRules,
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      'no-alert': 'error',
      'no-console': 'error',
      '@microsoft/sdl/no-cookies': 'error',
      '@microsoft/sdl/no-document-domain': 'error',
      '@microsoft/sdl/no-document-write': 'error',
      '@microsoft/sdl/no-html-method': 'error',
      '@microsoft/sdl/no-inner-html': 'error',
      '@microsoft/sdl/no-insecure-url': 'error',
      '@microsoft/sdl/no-postmessage-star-origin': 'error',
    },
  },
  {
    // The schemas' library does not fit into the browser's bundles (docs/decisions/0024-one-wire.md): types only.
    files: ['CifSoftphone/**/*.{ts,tsx}'],
    ignores: ['CifSoftphone/core/settings/{settingsSchema,choiceSchemas,wrapUpSchemas}.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: [
                'valibot',
                '**/protocol/schemas/*',
                '**/settingsSchema',
                '**/choiceSchemas',
                '**/wrapUpSchemas',
                '**/protocol/messages/parseTelephonyMessage',
                '**/protocol/messages/parseSoftphoneMessage',
              ],
              allowTypeImports: true,
              message: 'It would bring the schemas into the bundle.',
            },
          ],
        },
      ],
    },
  },
  {
    // What callers, Dataverse, telephony systems, makers and addresses say comes in here.
    files: [
      'CifSoftphone/**/*.{ts,tsx}',
      'protocol/**/*.ts',
      'adaptor/src/**/*.ts',
      'setup/**/*.ts',
      'pages/**/*.{ts,tsx}',
      'telephony/**/*.ts',
      'simulator/telephony/**/*.ts',
    ],
    plugins: { house },
    rules: { 'house/no-outside-key': 'error' },
  },
  {
    files: [
      'CifSoftphone/**/*.{ts,tsx}',
      'adaptor/src/**/*.ts',
      'protocol/**/*.ts',
      'setup/**/*.ts',
      'pages/**/*.{ts,tsx}',
    ],
    plugins: { house },
    rules: { 'house/who-knows-whom': 'error' },
  },
  { files: ['**/*.mjs', '**/*.cjs', '**/*.js'], languageOptions: { globals: globals.node } },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
);
