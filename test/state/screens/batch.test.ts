import {describe, expect, test} from 'vitest';
import {StrataError} from '../../../src/domain/error.ts';
import {type Profile, refOf} from '../../../src/domain/profile/profile.ts';
import type {BatchItem, BatchResult} from '../../../state/batch.ts';
import {stepBatch} from '../../../state/effects/batch-work.ts';
import {readDocument} from '../../../state/effects/take-in.ts';
import {ready} from '../../../state/loadable.ts';
import {Journey} from '../../fixtures/app.ts';
import {aLayer, aProfile} from '../../fixtures/open-profile.ts';
import {portsOf} from '../../fixtures/ports.ts';
import {catalogOf, SOME_PACKS} from '../../fixtures/some-packs.ts';
import {aSummary, stored} from '../../fixtures/stored-profiles.ts';

const profiles = stored(aSummary('db', '1.0.0'), aSummary('web', '1.1.0', '1.0.0'));

const READY: BatchResult = {state: 'ready', said: 'is new'};
const LEFT: BatchResult = {state: 'left', said: 'not JSON'};
const DONE: BatchResult = {state: 'done', said: 'imported'};

/** The screen on the files of a directory, before anything is known of them. */
function importing(...files: readonly string[]): Journey {
  const items = files.map(file => ({title: file, file}));
  const job = {kind: 'import', directory: '/mnt', registries: new Map<string, string>()} as const;
  return new Journey(SOME_PACKS, {profiles}).send({type: 'batch.found', job, items});
}

const answer = (journey: Journey, ...results: readonly BatchResult[]) => {
  const step = journey.effect('batch.step');
  if (step === undefined) throw new Error('nothing is asked');
  return journey.send({type: 'batch.stepped', phase: step.phase, from: step.from, results});
};
const states = (journey: Journey) => journey.screen('batch').items.map(({result}) => result?.state);
const steps = (journey: Journey) => journey.asked.filter(({type}) => type === 'batch.step').length;

test('all is looked at first, one after another, and nothing is done before enter', () => {
  const journey = answer(importing('a', 'b', 'c'), READY, LEFT);
  expect(journey.effect('batch.step')).toMatchObject({phase: 'plan', from: 2});
  expect(journey.state.running).toBe('looking at 2 of 3; ctrl-c stops');
  answer(journey, READY);
  expect(steps(journey)).toBe(2);
  expect(journey.state).toMatchObject({
    running: undefined,
    notice: {text: '2 ready, 1 left out; enter imports what is ready'},
  });
  expect(journey.press('enter').effect('batch.step')).toMatchObject({phase: 'run', from: 0});
});

test('what was done is counted, and the list of profiles is read again', () => {
  const journey = answer(answer(importing('a', 'b'), READY, LEFT).press('enter'), DONE, LEFT);
  expect(journey.state.notice).toEqual({tone: 'warning', text: '1 done, 1 left out'});
  expect(journey.asked.at(-1)).toEqual({type: 'profiles.load'});
});

test('ctrl-c stops it after what is being done, and enter goes on where it stopped', () => {
  const journey = answer(importing('a', 'b', 'c'), READY, READY, READY).press('enter', 'ctrl+c');
  const asked = steps(journey);
  answer(journey, DONE);
  expect(steps(journey)).toBe(asked);
  expect(states(journey)).toEqual(['done', 'ready', 'ready']);
  expect(journey.press('enter').effect('batch.step')).toMatchObject({phase: 'run', from: 1});
});

test('it is not left while it goes on', () => {
  const journey = importing('a').press('esc');
  expect(journey.state.notice?.text).toBe('ctrl-c stops it first');
  expect(journey.screen('batch').doing).toBe('plan');
  expect(answer(journey, LEFT).press('esc').state.screens.at(-1)?.type).toBe('profiles');
});

test('a file that was left out is imported alone, and a version that was made is opened', () => {
  const ref = {name: 'web', version: '2.0.0'};
  const journey = answer(importing('a', 'b'), READY, LEFT).press('enter');
  answer(journey, {...DONE, ref}, LEFT);
  expect(journey.press(']', 'enter').effect('document.read')?.from).toEqual({file: 'b'});
  expect(journey.press('[').state.notice?.text).toContain('nothing is left out above');
  expect(journey.press('k', 'enter').effect('profile.open')?.ref).toEqual(ref);
});

test('packs of a registry that is not ours are taken from one that is, for all files', () => {
  const journey = answer(importing('a'), {...READY, registries: ['Public Repo']}).press(
    'e',
    'enter',
    'type:s',
    'enter',
  );
  expect(journey.effect('batch.step')).toMatchObject({
    phase: 'plan',
    from: 0,
    job: {registries: new Map([['Public Repo', 'site']])},
  });
  expect(states(journey)).toEqual([undefined]);
});

describe('x', () => {
  test('exports the marked profiles, every version of them', () => {
    const journey = new Journey(SOME_PACKS, {profiles}).press(
      'j',
      'space',
      'x',
      'tab',
      'tab',
      'type:/mnt/out',
      'enter',
    );
    expect(journey.effect('batch.step')).toMatchObject({
      job: {kind: 'export', directory: '/mnt/out', format: 'json'},
      items: [{ref: {name: 'web', version: '1.1.0'}}, {ref: {name: 'web', version: '1.0.0'}}],
    });
  });

  test('with shift exports all, or the latest version of each', () => {
    const journey = new Journey(SOME_PACKS, {profiles}).press(
      'X',
      'type:l',
      'tab',
      'type:y',
      'tab',
      'type:out',
      'enter',
    );
    const {job, items} = journey.effect('batch.step') ?? {};
    expect(job).toMatchObject({format: 'yaml'});
    expect(items?.map(({title}) => title)).toEqual(['db 1.0.0', 'web 1.1.0']);
  });
});

describe('the work', () => {
  const one = aProfile(aLayer('prometheus'));
  const bad = aProfile(aLayer('broken'));
  const {signal} = new AbortController();
  const registries = {catalog: async () => catalogOf(SOME_PACKS)};

  test('of an import saves what is free, and leaves what differs or cannot be read', async () => {
    const saved: Profile[] = [];
    const kept: Profile[] = [];
    const documents: Readonly<Record<string, Profile>> = {
      free: {...one, metadata: {name: 'free'}},
      taken: {...one, metadata: {name: 'web'}},
      same: {...one, metadata: {name: 'db'}},
    };
    const ports = portsOf({
      registries,
      documents: {
        async read(from) {
          const found = 'file' in from ? documents[from.file] : undefined;
          if (found === undefined) throw new StrataError('document.syntax', 'no JSON');
          return found;
        },
      },
      profiles: {
        list: async () => (profiles.status === 'ready' ? profiles.value : {profiles: [], broken: []}),
        read: async ref => ({profile: ref.name === 'db' ? {...one, metadata: {name: 'db'}} : bad, hash: ''}),
        async save(profile) {
          saved.push(profile);
          return {hash: ''};
        },
      },
      imports: {keep: async document => void kept.push(document)},
    });
    const job = {kind: 'import', directory: '/mnt', registries: new Map<string, string>()} as const;
    const work = async (items: readonly BatchItem[], phase: 'plan' | 'run') => {
      const stepped = await stepBatch({type: 'batch.step', job, items, phase, from: 0}, ports, signal);
      return stepped.type === 'batch.stepped' ? stepped.results : [];
    };
    const items = ['free', 'taken', 'same', 'none'].map(file => ({title: file, file}));
    const planned = await work(items, 'plan');
    expect(planned.map(({state}) => state)).toEqual(['ready', 'left', 'same', 'left']);
    expect(saved).toEqual([]);
    const run = await work(
      items.map((item, at) => ({...item, result: planned[at] ?? LEFT})),
      'run',
    );
    expect(run.map(({state}) => state)).toEqual(['done', 'left', 'same', 'left']);
    expect(saved.map(refOf)).toEqual([{name: 'free', version: '1.0.0'}]);
    expect(kept).toEqual(saved);
  });

  test('of an export tells what is masked first, and leaves out what has errors', async () => {
    const written: string[] = [];
    const ports = portsOf({
      registries,
      profiles: {read: async ref => ({profile: ref.name === 'bad' ? bad : one, hash: ''})},
      checks: {
        find: async profile =>
          profile === bad ? [{severity: 'error', code: 'x', message: 'no YAML', layer: 'broken'}] : [],
      },
      documents: {
        previewExport: async () => ({masked: ['variable token'], notes: [], replaces: false}),
        async exportInto(profile) {
          written.push(profile.metadata.name);
          return {file: '/mnt/web.json', masked: ['variable token'], notes: []};
        },
      },
    });
    const job = {kind: 'export', directory: '/mnt', format: 'json'} as const;
    const items: readonly BatchItem[] = ['web', 'bad'].map(name => ({title: name, ref: {name, version: '1.0.0'}}));
    const planned = await stepBatch({type: 'batch.step', job, items, phase: 'plan', from: 0}, ports, signal);
    expect(planned).toMatchObject({
      results: [
        {state: 'ready', said: 'masked: variable token'},
        {state: 'left', said: '1 error: broken: no YAML'},
      ],
    });
    expect(written).toEqual([]);
    const [first] = items.map(item => ({...item, result: READY}));
    const run = await stepBatch(
      {type: 'batch.step', job, items: first === undefined ? [] : [first], phase: 'run', from: 0},
      ports,
      signal,
    );
    expect(run).toMatchObject({results: [{state: 'done', said: '/mnt/web.json; masked: variable token'}]});
    expect(written).toEqual(['web-prod']);
  });
});

test('a path that is a directory is looked through, and one without documents is said to be', async () => {
  const ports = (files: readonly string[]) => portsOf({documents: {filesIn: async () => files}});
  expect(await readDocument({file: '/mnt'}, ports(['/mnt/a.json']))).toEqual({
    type: 'batch.found',
    job: {kind: 'import', directory: '/mnt', registries: new Map()},
    items: [{title: '/mnt/a.json', file: '/mnt/a.json'}],
  });
  const inside = '/mnt/b.tgz!/profiles/web/1.0.0.yaml';
  expect(await readDocument({file: '/mnt/b.tgz'}, ports([inside]))).toEqual({
    type: 'batch.found',
    job: {kind: 'import', directory: '/mnt/b.tgz', isBundle: true, registries: new Map()},
    items: [{title: 'profiles/web/1.0.0.yaml', file: inside}],
  });
  await expect(readDocument({file: '/mnt'}, ports([]))).rejects.toThrow('/mnt holds no JSON or YAML file');
});

describe('after the import of a bundle', () => {
  const job = {kind: 'import', directory: '/mnt/b.tgz', isBundle: true, registries: new Map<string, string>()} as const;
  const imported = (over = {}) => {
    const journey = new Journey(SOME_PACKS, {profiles, ...over}).send({
      type: 'batch.found',
      job,
      items: [{title: 'a'}],
    });
    answer(journey, READY).press('enter');
    return answer(journey, DONE);
  };

  test('its packs are offered as a registry', () => {
    const journey = imported();
    expect(journey.state.dialog).toMatchObject({kind: 'confirm', verb: 'Add it as a registry'});
    journey.press('tab', 'enter');
    expect(journey.effect('registry.add')).toMatchObject({registry: {path: '/mnt/b.tgz'}});
  });

  test('nothing is offered where it is one already', () => {
    const [one] = catalogOf(SOME_PACKS).registries;
    const registries = one === undefined ? [] : [{...one, source: '/mnt/b.tgz'}];
    expect(imported({catalog: ready({registries})}).state.dialog).toBeUndefined();
  });
});
