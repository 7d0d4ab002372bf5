/** What a power cut would leave cannot be tried; the order of what the kernel is asked can, with `strace`. */
import {spawnSync} from 'node:child_process';
import {readFileSync, writeFileSync} from 'node:fs';
import {join, relative} from 'node:path';
import {describe, expect, test} from 'vitest';
import {temporaryDirectory} from './temporary-directory.ts';

const SOURCES = new URL('../../src/storage/', import.meta.url);
const canTrace = spawnSync('strace', ['-e', 'trace=none', 'true']).status === 0;

describe.skipIf(!canTrace)(
  'So that a power cut leaves all of the old or all of the new (skipped where strace cannot run)',
  () => {
    test('a new file is on disk before it has its name, and then its name and the directories that were made', async () => {
      const directory = await temporaryDirectory();
      expect(await callsOf(directory, 'safe-write.ts', `writeSafely('${directory}/new/f.yaml', 'a: 1')`)).toEqual([
        'write new/TEMPORARY',
        'sync new/TEMPORARY',
        'rename new/TEMPORARY to new/f.yaml',
        'sync new',
        'sync .',
      ]);
    });

    test('a line is on disk when it counts as written', async () => {
      const directory = await temporaryDirectory();
      writeFileSync(join(directory, 'f.jsonl'), 'one\n');
      const append = `appendSafely('${directory}/f.jsonl', 4, 'two\\n')`;
      expect(await callsOf(directory, 'drafts/append-file.ts', append)).toEqual(['write f.jsonl', 'sync f.jsonl']);
    });

    test('a draft that takes the place of another is on disk before', async () => {
      const directory = await temporaryDirectory();
      writeFileSync(join(directory, 'f.jsonl'), 'one\n');
      const replace = `replaceSafely('${directory}/f.jsonl', 'two\\n')`;
      expect(await callsOf(directory, 'drafts/append-file.ts', replace)).toEqual([
        'write TEMPORARY',
        'sync TEMPORARY',
        'rename TEMPORARY to f.jsonl',
        'sync .',
      ]);
    });
  },
);

/** What a call of one of our functions asks of the kernel in a directory, in order. */
async function callsOf(directory: string, module: string, call: string): Promise<readonly string[]> {
  const log = join(await temporaryDirectory(), 'calls');
  const name = call.slice(0, call.indexOf('('));
  const program = `import {${name}} from '${new URL(module, SOURCES).href}'; await ${call};`;
  const trace = ['-f', '-y', '-o', log, '-e', 'trace=/^(p?write(64|v)?|fsync|fdatasync|rename.*|link.*)$'];
  const {status, stderr} = spawnSync('strace', [...trace, process.execPath, '--input-type=module', '-e', program], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  const shown = (path = '') =>
    (relative(directory, path) || '.').replace(/\.[^/]*\.strata-tmp$/, 'TEMPORARY').replace(/\/$/, '');
  return readFileSync(log, 'utf8')
    .split('\n')
    .flatMap(line => {
      const [, verb = '', paths = ''] =
        /^\d+ +(?:<\.\.\. )?p?(write|fsync|fdatasync|rename|link)\w*\((.*)/.exec(line) ?? [];
      if (!paths.includes(directory)) return [];
      const [from, to] = Array.from(paths.matchAll(/[<"](\/[^>"]*)/g), ([, path]) => path);
      return [
        /sync/.test(verb)
          ? `sync ${shown(from)}`
          : `${verb} ${shown(from)}${to === undefined ? '' : ` to ${shown(to)}`}`,
      ];
    });
}
