import {defineConfig} from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    globalSetup: ['test/global-setup.ts'],
    setupFiles: ['test/property-seed.ts'],
    testTimeout: 20_000,
    // One for each core: by itself vitest leaves one core idle, which on two is half of the machine.
    maxWorkers: '100%',
    // A test that reads NO_COLOR, EDITOR or XDG paths sets them itself; nothing leaks in from the developer's shell.
    env: {NO_COLOR: '', FORCE_COLOR: '', CI: '', STRATA_HOME: '', STRATA_EDITOR: '', VISUAL: '', EDITOR: ''},
  },
});
