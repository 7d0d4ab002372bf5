import {writeFileSync} from 'node:fs';
import {join} from 'node:path';

/** The environment of a program that does this, in JavaScript, on SIGUSR2: it throws what nobody catches. */
export function crashing(home: string, script: string): {readonly NODE_OPTIONS: string} {
  const module = join(home, 'crash.mjs');
  writeFileSync(module, `process.on('SIGUSR2', () => { ${script} });`);
  return {NODE_OPTIONS: `--import=${module}`};
}
