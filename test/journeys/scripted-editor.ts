import {chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

/** An editor that does what a test says, for `EDITOR`; strata takes it for a vi, which is told the line to begin at. */
export interface ScriptedEditor {
  readonly command: string;
  /** From now on: a shell script that finds the text in `$file`. */
  does(script: string): void;
  /** From now on: one `sed` command, written as vi writes, to a new file that takes the old one's place. */
  changes(sed: string): void;
  /** The arguments of each time it was opened. */
  opened(): readonly string[];
  /** The text as it was when it was last opened. */
  found(): string;
}

export function scriptedEditor(home: string): ScriptedEditor {
  const directory = join(home, 'bin');
  mkdirSync(directory, {recursive: true});
  const at = (name: string) => join(directory, name);
  const command = at('vi');
  const lead = `#!/bin/sh
echo "$@" >> '${at('opened')}'
for file; do :; done
cp "$file" '${at('found')}'
`;
  const does = (script: string) => {
    writeFileSync(command, `${lead}${script}\n`);
    chmodSync(command, 0o755);
  };
  does(':');
  return {
    command,
    does,
    changes: sed => does(`sed '${sed}' "$file" > "$file.new" && mv "$file.new" "$file"`),
    opened: () => (existsSync(at('opened')) ? readFileSync(at('opened'), 'utf8').trimEnd().split('\n') : []),
    found: () => readFileSync(at('found'), 'utf8'),
  };
}
