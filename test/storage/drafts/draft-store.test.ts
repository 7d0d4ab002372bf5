import {readdir, readFile, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {startHistory, undo} from '../../../src/domain/profile/history.ts';
import {DraftStore} from '../../../src/storage/drafts/draft-store.ts';
import {KeptFiles} from '../../../src/storage/drafts/kept-files.ts';
import {aDraft, aProfile, aWorkspace, descriptions, FILE, REF, restart} from './a-draft.ts';

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
