import {chownSync} from 'node:fs';
import {onTestFinished} from 'vitest';

const NOBODY = 65_534;

/** The rest of the test runs as a user to whom things can be forbidden, who owns this directory. Nothing is forbidden to root. */
export function becomeNobody(directory: string): void {
  if (process.geteuid?.() !== 0) return;
  chownSync(directory, NOBODY, NOBODY);
  process.seteuid?.(NOBODY);
  onTestFinished(() => process.seteuid?.(0));
}
