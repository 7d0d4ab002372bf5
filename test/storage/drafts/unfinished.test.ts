import {spawnSync} from 'node:child_process';
import {readdir, stat, truncate} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {markOfThisProcess} from '../../../src/files/process-mark.ts';
import {Unfinished} from '../../../src/storage/drafts/unfinished.ts';
import {type Workspace, workspaceAt} from '../../../src/storage/workspace.ts';
import {temporaryDirectory} from '../temporary-directory.ts';

async function aWorkspace(): Promise<Workspace> {
  return workspaceAt(await temporaryDirectory());
}

/** The mark of a process that has ended. */
const ended = () => String(spawnSync('true').pid);

test('what is half filled in is kept as it stands until it is finished, in a private file', async () => {
  const workspace = await aWorkspace();
  const unfinished = new Unfinished(workspace);
  expect(unfinished.read('new-profile')).toBeUndefined();
  unfinished.write('new-profile', {step: 'cloud', name: 'x'});
  unfinished.write('new-profile', {step: 'info', name: 'xy'});
  expect(new Unfinished(workspace).read('new-profile')).toEqual({step: 'info', name: 'xy'});
  expect(unfinished.read('form')).toBeUndefined();
  const [name = ''] = await readdir(workspace.drafts);
  expect((await stat(join(workspace.drafts, name))).mode & 0o777).toBe(0o600);
  await truncate(join(workspace.drafts, name), 5);
  expect(new Unfinished(workspace).read('new-profile')).toBeUndefined();
  unfinished.write('new-profile', undefined);
  expect(await readdir(workspace.drafts)).toEqual([]);
});

test('of two stratas on one workspace neither writes over what the other has, nor takes it', async () => {
  const workspace = await aWorkspace();
  const other = new Unfinished(workspace, String(process.ppid));
  other.write('new-profile', {name: 'theirs'});
  const ours = new Unfinished(workspace, markOfThisProcess());
  expect(ours.read('new-profile')).toBeUndefined();
  ours.write('new-profile', {name: 'ours'});
  ours.write('new-profile', undefined);
  expect(other.read('new-profile')).toEqual({name: 'theirs'});
});

test('what a process left that runs no more is found, and is ours once we go on with it', async () => {
  const workspace = await aWorkspace();
  new Unfinished(workspace, ended()).write('form', {title: 'left'});
  const next = new Unfinished(workspace);
  expect(next.read('form')).toEqual({title: 'left'});
  next.write('form', {title: 'left and more'});
  expect(await readdir(workspace.drafts)).toEqual([`.form.${markOfThisProcess()}.json`]);
});
