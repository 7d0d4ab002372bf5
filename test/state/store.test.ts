import {describe, expect, test} from 'vitest';
import type {Catalog} from '../../src/domain/pack/catalog.ts';
import type {ProfileList} from '../../src/domain/profile/profile-summary.ts';
import {LOADING} from '../../state/loadable.ts';
import {createStore} from '../../state/store.ts';
import {stateWith} from '../fixtures/app.ts';
import {aProfile, openStack} from '../fixtures/open-profile.ts';
import {answerLater, portsOf} from '../fixtures/ports.ts';

const NO_PROFILES: ProfileList = {profiles: [], broken: []};

function catalogNamed(...names: readonly string[]): Catalog {
  return {
    registries: names.map(name => ({
      name,
      kind: 'directory',
      source: `/${name}`,
      packs: [],
      broken: [],
      readAt: undefined,
      failure: undefined,
    })),
  };
}

function interrupt(dispatch: ReturnType<typeof createStore>['dispatch']): void {
  dispatch({type: 'key.pressed', key: 'ctrl+c', at: 10_000});
}

test('a change is in the draft on disk before anyone is shown it', () => {
  const happened: string[] = [];
  const ports = portsOf({
    drafts: {write: ({type}) => void happened.push(type)},
    checks: {find: async () => undefined},
  });
  const store = createStore(openStack().press('G').state, ports);
  store.subscribe(() => happened.push('shown'));
  store.dispatch({type: 'key.pressed', key: 'K', at: 0});
  expect(happened.slice(0, 2)).toEqual(['draft.record', 'shown']);
});

describe('Ctrl-C', () => {
  test('lets a list that a screen waits for arrive: it once said "reading" for ever', async () => {
    const list = answerLater<ProfileList>();
    const store = createStore(stateWith([], {profiles: LOADING}), portsOf({profiles: {list: () => list.promise}}));
    store.dispatch({type: 'profiles.reload'});
    interrupt(store.dispatch);
    await list.give(NO_PROFILES);
    expect(store.get().profiles.status).toBe('ready');
  });

  test('does not make a save unheard, or the next one would meet its own file as a stranger', async () => {
    const saved = answerLater<{readonly hash: string}>();
    const profile = aProfile();
    const edited = {...profile, metadata: {...profile.metadata, description: 'edited'}};
    const session = {
      ref: {name: 'web-prod', version: '1.0.0'},
      saved: profile,
      hash: 'old',
      history: {past: [{label: 'Edit', profile}], present: edited, future: []},
      problems: [],
      checked: undefined,
    };
    const ports = portsOf({
      profiles: {save: () => saved.promise, list: async () => NO_PROFILES},
      drafts: {
        write: () => undefined,
        list: async () => ({drafts: [], troubles: [], texts: [], newProfile: undefined}),
      },
    });
    const store = createStore(stateWith([], {session, catalog: LOADING}), ports);
    store.dispatch({type: 'session.save'});
    interrupt(store.dispatch);
    await saved.give({hash: 'new'});
    expect(store.get().session?.hash).toBe('new');
  });

  test('gives up looking for packs', async () => {
    const found = answerLater<Catalog>();
    const store = createStore(stateWith([]), portsOf({registries: {reread: () => found.promise}}));
    store.dispatch({type: 'catalog.rescan'});
    interrupt(store.dispatch);
    await found.give(catalogNamed('late'));
    expect(store.get().catalog).not.toMatchObject({value: {registries: [{name: 'late'}]}});
  });
});

test('a registry that was added stays when an older look at the others ends after it', async () => {
  const older = answerLater<Catalog>();
  const added = answerLater<{readonly catalog: Catalog; readonly name: string}>();
  const ports = portsOf({registries: {reread: () => older.promise, add: () => added.promise}});
  const store = createStore(stateWith([]), ports);
  store.dispatch({type: 'catalog.rescan'});
  store.dispatch({type: 'registry.add', registry: {path: '/lab'}});
  await added.give({catalog: catalogNamed('lab', 'Starter'), name: 'lab'});
  await older.give(catalogNamed('Starter'));
  expect(store.get().catalog).toMatchObject({value: {registries: [{name: 'lab'}, {name: 'Starter'}]}});
});
