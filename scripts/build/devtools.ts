import type {Patch} from './patch.ts';

/**
 * Ink looks for React's developer tools, and for its own package.json to introduce itself to them. Neither is here, and waiting for them at
 * the top level of a module makes loading asynchronous.
 */
export const devtools: readonly Patch[] = [
  {
    reason: 'Ink does not wait for developer tools when it is loaded: delete scripts/build/devtools.ts',
    file: /ink\/build\/reconciler\.js$/,
    find: /if \(process\.env\['DEV'\] === 'true'\) \{\n[^]*?\n\}\n/,
    replace: '',
  },
  {
    reason: 'Ink does not read its package.json when it is loaded: take it out of scripts/build/devtools.ts',
    file: /ink\/build\/reconciler\.js$/,
    find: /await loadPackageJson\(\)/,
    replace: '{}',
  },
];
