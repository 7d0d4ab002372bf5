import {defineConfig} from 'vitest/config';

/** What these test keeps nothing, so that they can share a process, where each module is read once: that is half of their time. */
const PURE = 'test/{domain,formats,state,components}/**/*.test.{ts,tsx}';

export default defineConfig({
  test: {
    globalSetup: ['test/global-setup.ts'],
    setupFiles: ['test/property-seed.ts'],
    testTimeout: 20_000,
    // One for each core: by itself vitest leaves one core idle, which on two is half of the machine.
    maxWorkers: '100%',
    // A test that reads NO_COLOR, EDITOR or XDG paths sets them itself; nothing leaks in from the developer's shell.
    env: {NO_COLOR: '', FORCE_COLOR: '', CI: '', STRATA_HOME: '', STRATA_EDITOR: '', VISUAL: '', EDITOR: ''},
    projects: [
      {extends: true, test: {name: 'pure', include: [PURE], isolate: false}},
      {extends: true, test: {name: 'world', include: ['test/**/*.test.{ts,tsx}'], exclude: [PURE]}},
    ],
  },
});
