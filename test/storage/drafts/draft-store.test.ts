import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {appendFile, mkdir, readdir, readFile, rm, stat, truncate, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {type History, record, redo, startHistory, undo} from '../../../src/domain/profile/history.ts';
import {type Profile, withMetadata} from '../../../src/domain/profile/profile.ts';
import {DraftStore} from '../../../src/storage/drafts/draft-store.ts';
import {KeptFiles} from '../../../src/storage/drafts/kept-files.ts';
import {type Workspace, workspaceAt} from '../../../src/storage/workspace.ts';
import {anyProfile} from '../../formats/any-profile.ts';
import {temporaryDirectory} from '../temporary-directory.ts';

const REF = {name: 'ML Ops', version: '1.0.0'};
const FILE = 'ML Ops~7/1.0.0.jsonl';

async function aWorkspace(): Promise<Workspace> {
  return workspaceAt(await temporaryDirectory());
}

function aProfile(description: string): Profile {
  return {
    metadata: {name: 'ML Ops', description},
    spec: {version: '1.0.0', template: {packs: [{name: 'a', 'x-strata-id': 'a', values: 'x: 1\n'.repeat(500)}]}},
  };
}

/** A store in a new process, as far as it matters: it has forgotten everything. */
const restart = (workspace: Workspace) => new DraftStore(workspace);
const descriptions = ({past, present, future}: History) => [
  past.map(step => step.profile.metadata.description),
  present.metadata.description,
  future.map(step => step.profile.metadata.description),
];

/** Three changes of a saved version, the last undone. */
async function aDraft(): Promise<{workspace: Workspace; saved: Profile; store: DraftStore}> {
  const workspace = await aWorkspace();
  const store = restart(workspace);
  const [saved, one, two, three] = ['0', '1', '2', '3'].map(aProfile);
  if (saved === undefined || one === undefined || two === undefined || three === undefined) throw new Error('four');
  store.open(REF, {profile: saved, hash: 'h0'});
  store.record(REF, 'to 1', saved, one);
  store.record(REF, 'to 2', one, two);
  store.record(REF, 'to 3', two, three);
  store.undo(REF);
  return {workspace, saved, store};
}

describe('a draft', () => {
  test('is there after a restart, with everything that can be undone and redone', async () => {
    const {workspace, saved} = await aDraft();
    const draft = restart(workspace).open(REF, {profile: saved, hash: 'h0'});
    expect(draft && descriptions(draft.history)).toEqual([['0', '1'], '2', ['3']]);
    expect(draft?.history.past.map(({label}) => label)).toEqual(['to 1', 'to 2']);
    expect(draft).toMatchObject({ref: REF, saved, hash: 'h0'});
    expect(draft?.saved).toBe(draft?.history.past[0]?.profile);
  });

  test('is on disk when record returns, in private files whose names hold no text of it', async () => {
    const {workspace} = await aDraft();
    const path = join(workspace.drafts, FILE);
    expect((await readFile(path, 'utf8')).trimEnd().split('\n')).toHaveLength(5);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(workspace.drafts)).mode & 0o777).toBe(0o700);
    expect(await readdir(join(workspace.drafts, 'ML Ops~7'))).toEqual(['1.0.0.jsonl']);
  });

  test('is listed with its last change and their number; a saved one is not', async () => {
    const {workspace, store} = await aDraft();
    expect(restart(workspace).list()).toEqual({
      drafts: [{ref: REF, changedAt: expect.stringMatching(/^\d{4}-.*Z$/), label: 'to 2', changes: 2}],
      broken: [],
    });
    store.markSaved(REF, store.open(REF)?.history.present ?? aProfile(''), 'h2');
    expect(restart(workspace).list().drafts).toEqual([]);
  });

  test('that was saved is clean after a restart, and what led to it can be undone', async () => {
    const {workspace, store} = await aDraft();
    const present = store.open(REF)?.history.present ?? aProfile('');
    store.markSaved(REF, present, 'h2');
    const draft = restart(workspace).open(REF, {profile: aProfile('2'), hash: 'h2'});
    expect(draft?.saved).toBe(draft?.history.present);
    expect(draft && descriptions(undo(draft.history))).toEqual([['0'], '1', ['2', '3']]);
  });

  test('may go on changing while it is being saved', async () => {
    const {workspace, store} = await aDraft();
    const saving = store.open(REF)?.history.present ?? aProfile('');
    store.record(REF, 'to 4', saving, aProfile('4'));
    store.markSaved(REF, saving, 'h2');
    const draft = restart(workspace).open(REF);
    expect(draft?.saved?.metadata.description).toBe('2');
    expect(draft?.hash).toBe('h2');
    expect(restart(workspace).list().drafts).toEqual([expect.objectContaining({changes: 1, label: 'to 4'})]);
  });

  test('with unsaved work keeps what it is based on when the file changed meanwhile', async () => {
    const {workspace} = await aDraft();
    const draft = restart(workspace).open(REF, {profile: aProfile('theirs'), hash: 'other'});
    expect(draft).toMatchObject({hash: 'h0', saved: aProfile('0')});
    expect(draft?.history.present).toEqual(aProfile('2'));
  });

  test('without unsaved work takes over what changed in the file, as a step that can be undone', async () => {
    const {workspace, store} = await aDraft();
    store.markSaved(REF, store.open(REF)?.history.present ?? aProfile(''), 'h2');
    restart(workspace).open(REF, {profile: aProfile('theirs'), hash: 'other'});
    const draft = restart(workspace).open(REF, {profile: aProfile('theirs'), hash: 'other'});
    expect(draft?.hash).toBe('other');
    expect(draft?.saved).toBe(draft?.history.present);
    expect(draft && descriptions(draft.history)).toEqual([['0', '1', '2'], 'theirs', []]);
  });

  test('of a file in which only comments changed is clean', async () => {
    const {workspace, store} = await aDraft();
    store.markSaved(REF, store.open(REF)?.history.present ?? aProfile(''), 'h2');
    const draft = restart(workspace).open(REF, {profile: aProfile('2'), hash: 'commented'});
    expect(draft?.saved).toBe(draft?.history.present);
    expect(draft?.hash).toBe('commented');
  });

  test('is gone when it is discarded, and kept for 30 days', async () => {
    const {workspace, store} = await aDraft();
    store.discard(REF);
    expect(restart(workspace).open(REF)).toBeUndefined();
    expect(restart(workspace).list()).toEqual({drafts: [], broken: []});
    const kept = new KeptFiles(workspace);
    expect(kept.list()).toEqual([expect.objectContaining({because: 'discarded', name: 'ML Ops 1.0.0'})]);
    kept.sweep(new Date(Date.now() + 29 * 86_400_000));
    expect(kept.list()).toHaveLength(1);
    kept.sweep(new Date(Date.now() + 31 * 86_400_000));
    expect(kept.list()).toEqual([]);
  });

  test('begins anew after it was discarded', async () => {
    const {workspace, store} = await aDraft();
    store.discard(REF);
    store.record(REF, 'to 9', aProfile('0'), aProfile('9'));
    expect(descriptions(restart(workspace).open(REF)?.history ?? startHistory(aProfile('')))).toEqual([['0'], '9', []]);
  });
});

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
      import {DraftStore} from ${source('draft-store.ts')};
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

test('the New profile screen is kept as it stands until it is done with', async () => {
  const workspace = await aWorkspace();
  const store = restart(workspace);
  expect(store.readNew()).toBeUndefined();
  store.writeNew({step: 'cloud', name: 'x'});
  store.writeNew({step: 'info', name: 'xy'});
  expect(restart(workspace).readNew()).toEqual({step: 'info', name: 'xy'});
  await truncate(join(workspace.drafts, '.new.json'), 5);
  expect(restart(workspace).readNew()).toBeUndefined();
  store.writeNew(undefined);
  expect(await readdir(workspace.drafts)).toEqual([]);
});

test('a text that an edit left behind is kept under a name that leads nowhere', async () => {
  const workspace = await aWorkspace();
  const kept = new KeptFiles(workspace);
  const path = kept.keep('../../etc/passwd.values.yaml', 'edit', 'a: [', new Date());
  expect(await readFile(path, 'utf8')).toBe('a: [');
  expect(path.startsWith(join(workspace.drafts, '.kept/'))).toBe(true);
  expect(kept.list()).toEqual([expect.objectContaining({path, because: 'edit'})]);
});

test('a description that changes is a small line, whatever the size of the values', async () => {
  const workspace = await aWorkspace();
  const store = restart(workspace);
  const before = aProfile('0');
  store.record(REF, 'info', before, withMetadata(before, {description: '1'}));
  const lines = (await readFile(join(workspace.drafts, FILE), 'utf8')).trimEnd().split('\n');
  expect(lines[1]?.length).toBeLessThan(200);
});

test('unsaved work that was discarded is put back with its history, unless there is other work by now', async () => {
  const workspace = await aWorkspace();
  const store = restart(workspace);
  const [before, after] = [aProfile('0'), aProfile('1')];
  store.record(REF, 'one', before, after);
  store.discard(REF);
  expect(restart(workspace).open(REF)).toBeUndefined();
  const [entry] = store.discarded();
  expect(entry).toMatchObject({what: 'draft', ref: REF});
  store.record(REF, 'other', before, aProfile('2'));
  expect(() => store.restore(entry?.id ?? '')).toThrow(expect.objectContaining({code: 'draft.exists'}));
  store.discard(REF);
  expect(store.restore(entry?.id ?? '')).toEqual(REF);
  const draft = restart(workspace).open(REF);
  expect(draft?.history.present).toEqual(after);
  expect(draft?.history.past.map(step => step.label)).toEqual(['one']);
  expect(store.discarded().map(({id}) => id)).not.toContain(entry?.id);
  expect(() => store.restore('draft:../../etc/passwd')).toThrow(expect.objectContaining({code: 'trash.missing'}));
});

test('a clock that is set back hides no change and loses none', async () => {
  const workspace = await aWorkspace();
  const at = (hour: number) => new DraftStore(workspace, () => new Date(Date.UTC(2026, 6, 1, hour)));
  const saved = aProfile('0');
  const file = {profile: saved, hash: 'h0'};
  at(12).record(REF, 'first', saved, aProfile('1'));
  const later = at(11);
  const one = later.open(REF, file)?.history.present;
  if (one === undefined) throw new Error('the draft is there');
  later.record(REF, 'second', one, aProfile('2'));
  later.undo(REF);
  later.redo(REF);
  const draft = at(10).open(REF, file);
  expect(draft && descriptions(draft.history)).toEqual([['0', '1'], '2', []]);

  // Another strata begins a draft of its own; what is the later one cannot be told, and both are there until they are saved.
  const other = at(9);
  other.record(REF, 'elsewhere', saved, aProfile('3'));
  expect(restart(workspace).list().drafts).toHaveLength(2);
  const open = () => restart(workspace).open(REF, file);
  const found = new Set<string | undefined>();
  for (const hash of ['h1', 'h2']) {
    const store = restart(workspace);
    const present = store.open(REF, file)?.history.present;
    found.add(present?.metadata.description);
    if (present !== undefined) store.markSaved(REF, present, hash);
  }
  expect(found).toEqual(new Set(['2', '3']));
  expect(open()?.history.present).toBeDefined();
  expect(restart(workspace).list().drafts).toEqual([]);
});

test('what was discarded is kept when the clock is set back, and its 30 days are counted by the days that pass', async () => {
  const workspace = await aWorkspace();
  const kept = new KeptFiles(workspace);
  kept.keep('a text', 'edit', 'a: 1', new Date('2026-07-01T00:00:00Z'));
  for (const now of ['1970-01-01', '2026-06-01', '2026-07-30']) {
    kept.sweep(new Date(now));
    expect(kept.list()).toHaveLength(1);
  }
});
