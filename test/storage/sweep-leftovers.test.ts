import {mkdir, readdir, utimes, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {expect, test} from 'vitest';
import type {Home} from '../../src/storage/home.ts';
import {temporaryFor} from '../../src/storage/safe-write.ts';
import {sweepLeftovers} from '../../src/storage/sweep-leftovers.ts';
import {workspaceAt} from '../../src/storage/workspace.ts';
import {temporaryDirectory} from './temporary-directory.ts';

test('what killed processes were writing is removed an hour later, wherever it is, and nothing else', async () => {
  const directory = await temporaryDirectory();
  const at = (path: string) => join(directory, path);
  const home: Home = {workspace: workspaceAt(at('ws')), config: at('config'), state: at('state'), cache: at('cache')};
  const files = ['ws/.lock', 'ws/drafts/.new.json', 'ws/drafts/web/1.0.0.jsonl', 'ws/imported/web/1.0.0.yaml'];
  const written = [...files, 'config/credentials.json', 'state/place.json'].map(at);
  const [old, young] = [written.map(temporaryFor), written.map(temporaryFor)];
  for (const path of [...written, ...old, ...young]) {
    await mkdir(dirname(path), {recursive: true});
    await writeFile(path, 'x');
  }
  const long = new Date(Date.now() - 2 * 3_600_000);
  for (const path of [...old, ...written]) await utimes(path, long, long);
  await sweepLeftovers(home, Date.now());
  const names = await readdir(directory, {recursive: true, withFileTypes: true});
  const left = names.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name));
  expect(left.toSorted()).toEqual([...written, ...young].toSorted());
});
