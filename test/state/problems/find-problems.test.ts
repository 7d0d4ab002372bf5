import {expect, test} from 'vitest';
import {StrataError} from '../../../src/domain/error.ts';
import {findProblems} from '../../../state/problems/find-problems.ts';
import {aCatalog, aPack, aProfile} from '../../domain/validate/build.ts';

test("a check knows the layers' packs", async () => {
  const pack = aPack({schema: "a.b:\n  schema: '{{ required }}'"});
  const profile = aProfile({layers: [{values: 'a:\n  b: ""'}]});
  const found = await findProblems(profile, aCatalog([pack]), async () => pack, NEVER);
  expect(found).toMatchObject([{code: 'schema.required'}]);
});

test('a pack is read once, however often its layer is checked', async () => {
  const pack = aPack({});
  const catalog = aCatalog([pack]);
  let reads = 0;
  const readPack = async () => {
    reads += 1;
    return pack;
  };
  await findProblems(aProfile({}), catalog, readPack, NEVER);
  await findProblems(aProfile({layers: [{values: 'a: 1'}]}), catalog, readPack, NEVER);
  expect(reads).toBe(1);
});

test('a pack that cannot be read leaves its layer to be checked without it', async () => {
  const readPack = () => Promise.reject(new StrataError('pack.unreadable', 'gone'));
  const profile = aProfile({layers: [{values: 'a: on'}]});
  expect(await findProblems(profile, aCatalog([aPack({})]), readPack, NEVER)).toMatchObject([{code: 'values.yaml11'}]);
});

test('a check that is no longer wanted stops and says nothing', async () => {
  const abort = new AbortController();
  const profile = aProfile({layers: [{values: 'a: 1'}, {name: 'b', values: 'b: 1'}]});
  const found = findProblems(profile, undefined, nothing, abort.signal);
  abort.abort();
  expect(await found).toBeUndefined();
});

test('others have their turn between the layers', async () => {
  const layers = ['a', 'b', 'c', 'd'].map(name => ({name, values: `${name}: 1`}));
  let turns = 0;
  let isDone = false;
  const others = () => {
    turns += 1;
    if (!isDone) setImmediate(others);
  };
  setImmediate(others);
  await findProblems(aProfile({layers}), undefined, nothing, NEVER);
  isDone = true;
  expect(turns).toBeGreaterThanOrEqual(layers.length);
});

const NEVER = new AbortController().signal;

function nothing(): Promise<never> {
  return Promise.reject(new Error('no pack is asked for'));
}
