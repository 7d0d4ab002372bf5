import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {appendFile, mkdir, readdir, readFile, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {record, redo, startHistory, undo} from '../../../src/domain/profile/history.ts';
import {withMetadata} from '../../../src/domain/profile/profile.ts';
import {KeptFiles} from '../../../src/storage/drafts/kept-files.ts';
import {anyProfile} from '../../formats/any-profile.ts';
import {aDraft, aProfile, aWorkspace, descriptions, FILE, REF, restart} from './a-draft.ts';

describe('a journal', () => {
  test('that was torn at any byte gives every whole change, and goes on from there', async () => {
    const {workspace} = await aDraft();
    const path = join(workspace.drafts, FILE);
    const bytes = await readFile(path);
    const first = bytes.indexOf(10) + 1;
    for (let length = first; length <= bytes.length; length += 7) {
      await writeFile(path, bytes.subarray(0, length));
      const whole = bytes.subarray(0, length).toString().split('\n').length - 2;
      const store = restart(workspace);
      const history = store.open(REF)?.history ?? startHistory(aProfile('none'));
      expect(descriptions(history)[1]).toBe(['0', '1', '2', '3', '2'][whole]);
      store.record(REF, 'on', history.present, aProfile('on'));
      expect(restart(workspace).open(REF)?.history.present).toEqual(aProfile('on'));
    }
  });

  test.each([
    '{"at":"2026-01-01","do":"x","delta":{"items":[7]}}\n',
    'garbage\n',
    '{"at":"x"}\n',
    '\0\0\0\0\0\0\n{"undo":true,"at":"x"}\n',
    '{"undo":true,"at":"x"\0\0\0}\n',
    '\uFFFD\uFFFD\n',
  ])('goes on from the last line that can be read, and keeps what is behind it: %j', async line => {
    const {workspace} = await aDraft();
    const path = join(workspace.drafts, FILE);
    await appendFile(path, line);
    const text = await readFile(path, 'utf8');
    const store = restart(workspace);
    const history = store.open(REF)?.history ?? startHistory(aProfile('none'));
    expect(descriptions(history)).toEqual([['0', '1'], '2', ['3']]);
    const [kept] = new KeptFiles(workspace).list();
    expect(kept?.because).toBe('broken');
    expect(await readFile(kept?.path ?? '', 'utf8')).toBe(text);
    store.record(REF, 'on', history.present, aProfile('on'));
    expect(store.list().broken).toEqual([{file: kept?.path, reason: expect.stringContaining('line 6: ')}]);
    expect(restart(workspace).list().broken).toEqual([]);
    expect(restart(workspace).open(REF)?.history.present).toEqual(aProfile('on'));
  });

  test('ends in zeros after a power cut: they are cut off', async () => {
    const {workspace} = await aDraft();
    await appendFile(join(workspace.drafts, FILE), '\0'.repeat(4000));
    const store = restart(workspace);
    expect(store.list().broken).toEqual([]);
    expect(descriptions(store.open(REF)?.history ?? startHistory(aProfile('none')))[1]).toBe('2');
    expect(new KeptFiles(workspace).list()).toEqual([]);
  });

  test.each(['', 'garbage\n', '\0\0\0', '{"undo":true,"at":"x"}\n'])(
    'whose beginning cannot be read is kept aside and reported: %j',
    async text => {
      const {workspace} = await aDraft();
      const path = join(workspace.drafts, FILE);
      await writeFile(path, text);
      const error = expect.objectContaining({code: 'draft.unreadable', hint: expect.stringContaining('kept as')});
      expect(() => restart(workspace).open(REF)).toThrow(error);
      const [kept] = new KeptFiles(workspace).list();
      expect(await readFile(kept?.path ?? '', 'utf8')).toBe(text);
      expect(restart(workspace).open(REF)).toBeUndefined();
    },
  );

  test('of a newer strata is left where it is and told, and ours begins beside it', async () => {
    const {workspace, saved} = await aDraft();
    const path = join(workspace.drafts, FILE);
    const newer = (await readFile(path, 'utf8')).replace('"draft 1"', '"draft 2"');
    await writeFile(path, newer);
    const store = restart(workspace);
    expect(store.open(REF, {profile: saved, hash: 'h0'})).toBeUndefined();
    store.record(REF, 'mine', saved, aProfile('mine'));
    expect(await readFile(path, 'utf8')).toBe(newer);
    const {drafts, broken} = restart(workspace).list();
    expect(drafts).toMatchObject([{ref: REF, label: 'mine'}]);
    expect(broken).toEqual([{file: path, reason: expect.stringContaining('draft 2')}]);
  });

  test('that may not be read is left where it is and told', async () => {
    const {workspace} = await aDraft();
    const path = join(workspace.drafts, 'web/1.0.0.jsonl');
    await mkdir(path, {recursive: true});
    const {drafts, broken} = restart(workspace).list();
    expect(drafts).toHaveLength(1);
    expect(broken).toEqual([{file: path, reason: expect.stringContaining('it is a directory')}]);
  });

  test('tells nothing of its texts where it cannot be read', async () => {
    const {workspace} = await aDraft();
    const path = join(workspace.drafts, FILE);
    await appendFile(path, '{"token": "s3cret", oops}\n');
    const told = JSON.stringify(restart(workspace).list().broken);
    await writeFile(path, '{"token": "s3cret", oops}\n');
    expect(told + JSON.stringify(restart(workspace).list().broken)).not.toContain('s3cret');
  });

  test('that cannot be replayed hides no other from the list', async () => {
    const {workspace} = await aDraft();
    await mkdir(join(workspace.drafts, 'web'));
    await writeFile(join(workspace.drafts, 'web/1.0.0.jsonl'), 'x\n');
    const {drafts, broken} = restart(workspace).list();
    expect(drafts).toHaveLength(1);
    expect(broken).toEqual([{file: expect.stringContaining('.kept'), reason: expect.any(String)}]);
  });

  test.each([
    ['begins with no profile', (text: string) => text.replace('"profile":{', '"profile":{"spec":3,"was":{')],
    ['begins with no line at all', () => 'x\n'],
  ])('that %s is put aside, so that the version can be opened', async (_what, spoil) => {
    const {workspace, saved} = await aDraft();
    const path = join(workspace.drafts, FILE);
    await writeFile(path, spoil((await readFile(path, 'utf8')).split('\n', 1)[0] ?? '').replace(/\n?$/, '}\n'));
    const store = restart(workspace);
    expect(() => store.open(REF, {profile: saved, hash: 'h0'})).toThrow(
      expect.objectContaining({code: 'draft.unreadable', hint: expect.stringContaining('It was kept as')}),
    );
    expect(store.open(REF, {profile: saved, hash: 'h0'})).toBeUndefined();
  });

  test('with a change that leaves no profile has what stands before it', async () => {
    const {workspace} = await aDraft();
    const path = join(workspace.drafts, FILE);
    const at = '2026-01-01T00:00:00.000Z';
    await appendFile(path, `${JSON.stringify({do: 'odd', at, delta: {keys: {}, gone: ['metadata']}})}\n`);
    const {drafts} = restart(workspace).list();
    expect(drafts).toMatchObject([{ref: REF, label: 'to 2'}]);
    const draft = restart(workspace).open(REF, undefined);
    expect(draft && descriptions(draft.history)).toEqual([['0', '1'], '2', ['3']]);
  });

  test('that another process writes to is left to it, and neither loses a change', async () => {
    const {workspace, saved, store} = await aDraft();
    const other = restart(workspace);
    const present = other.open(REF, {profile: saved, hash: 'h0'})?.history.present ?? saved;
    other.record(REF, 'theirs', present, aProfile('theirs'));
    store.record(REF, 'mine', aProfile('2'), aProfile('mine'));
    other.record(REF, 'theirs again', aProfile('theirs'), aProfile('theirs again'));
    store.record(REF, 'mine again', aProfile('mine'), aProfile('mine again'));
    const {drafts} = restart(workspace).list();
    expect(drafts.map(({label, changes}) => `${label} ${changes}`).toSorted()).toEqual([
      'mine again 4',
      'theirs again 4',
    ]);
    expect(await readdir(join(workspace.drafts, 'ML Ops~7'))).toEqual([
      expect.stringMatching(/^1\.0\.0%-\w{6}\.jsonl$/),
      '1.0.0.jsonl',
    ]);
  });

  test('that was taken away is written again, whole', async () => {
    const {workspace, store} = await aDraft();
    await rm(join(workspace.drafts, FILE));
    store.record(REF, 'to 4', aProfile('2'), aProfile('4'));
    const drafts = restart(workspace).list();
    expect(drafts.drafts).toEqual([expect.objectContaining({label: 'to 4', changes: 3})]);
    expect(descriptions(restart(workspace).open(REF)?.history ?? startHistory(aProfile('')))).toEqual([
      ['0', '1', '2'],
      '4',
      [],
    ]);
  });

  test('says the same as the history in memory, whatever is done and however often we restart', async () => {
    const step = fc.oneof(
      anyProfile.map(profile => ({do: 'change' as const, profile})),
      fc.constantFrom({do: 'undo' as const}, {do: 'redo' as const}, {do: 'save' as const}, {do: 'restart' as const}),
    );
    await fc.assert(
      fc.asyncProperty(anyProfile, fc.array(step, {maxLength: 12}), async (start, steps) => {
        const workspace = await aWorkspace();
        let store = restart(workspace);
        store.open(REF, {profile: start, hash: 'h'});
        let history = startHistory(start);
        let saved = start;
        for (const next of steps) {
          if (next.do === 'change') {
            store.record(REF, 'change', history.present, next.profile);
            history = record(history, 'change', next.profile);
          } else if (next.do === 'save') {
            store.markSaved(REF, history.present, 'h');
            saved = history.present;
          } else if (next.do === 'restart') {
            store = restart(workspace);
            const draft = store.open(REF, {profile: saved, hash: 'h'});
            history = draft?.history ?? history;
            saved = draft?.saved ?? saved;
          } else {
            store[next.do](REF);
            history = next.do === 'undo' ? undo(history) : redo(history);
          }
        }
        const draft = restart(workspace).open(REF, {profile: saved, hash: 'h'});
        expect(draft?.history ?? startHistory(start)).toEqual(history);
        expect(draft?.saved ?? start).toEqual(saved);
      }),
      {numRuns: 40},
    );
  });

  test('of a process that is killed has every change that was acknowledged', async () => {
    const workspace = await aWorkspace();
    const source = (file: string) => JSON.stringify(join(import.meta.dirname, '../../../src/storage', file));
    const program = `
      import {DraftStore} from ${source('drafts/draft-store.ts')};
      import {workspaceAt} from ${source('workspace.ts')};
      import {writeSync} from 'node:fs';
      const store = new DraftStore(workspaceAt(${JSON.stringify(workspace.root)}));
      const at = n => ({metadata: {name: 'ML Ops', description: String(n)}, spec: {template: {packs: []}}});
      let before = at(0);
      for (let n = 1; ; n += 1) {
        const after = at(n);
        store.record(${JSON.stringify(REF)}, 'to ' + n, before, after);
        writeSync(1, n + '\\n');
        before = after;
      }`;
    const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.split('\n').length > 50) child.kill('SIGKILL');
    });
    await once(child, 'exit');
    const acknowledged = Number(said.slice(0, said.lastIndexOf('\n')).split('\n').at(-1));
    expect(acknowledged).toBeGreaterThanOrEqual(50);
    const history = restart(workspace).open(REF)?.history ?? startHistory(aProfile(''));
    expect(Number(history.present.metadata.description)).toBeGreaterThanOrEqual(acknowledged);
    expect(history.past).toHaveLength(Number(history.present.metadata.description));
  });

  test('that cannot be written says so, and is as it was', async () => {
    const {workspace, store} = await aDraft();
    await rm(join(workspace.drafts, 'ML Ops~7'), {recursive: true});
    await writeFile(join(workspace.drafts, 'ML Ops~7'), '');
    expect(() => store.record(REF, 'x', aProfile('2'), aProfile('x'))).toThrow(
      expect.objectContaining({code: 'file.unreadable'}),
    );
  });
});

test('a description that changes is a small line, whatever the size of the values', async () => {
  const workspace = await aWorkspace();
  const store = restart(workspace);
  const before = aProfile('0');
  store.record(REF, 'info', before, withMetadata(before, {description: '1'}));
  const lines = (await readFile(join(workspace.drafts, FILE), 'utf8')).trimEnd().split('\n');
  expect(lines[1]?.length).toBeLessThan(200);
});
