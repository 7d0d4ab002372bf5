import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, expect, test} from 'vitest';
import {Checks} from '../../bin/checks.ts';
import {layersOf, withLayers} from '../../src/domain/profile/profile.ts';
import {validateProfile} from '../../src/domain/validate/validate-profile.ts';
import {openRegistries} from '../../src/registry/registries.ts';
import {aProfile} from '../domain/validate/build.ts';

const cache = mkdtempSync(join(tmpdir(), 'strata-checks-'));
afterAll(() => rmSync(cache, {recursive: true, force: true}));

const ODD = aProfile({layers: [{values: 'a: on\n'}, {name: 'b', values: 'b: {{.spectro.var.x}}\n'}]});
const NEVER = new AbortController().signal;

test('the thread finds what the rules find here', async () => {
  expect(await checks().find(ODD, undefined, NEVER)).toEqual(validateProfile(ODD));
});

test('it knows the packs of the registries', async () => {
  const catalog = await registries().catalog();
  const profile = aProfile({layers: [{name: 'fluentbit', version: '0.0.1', tag: '0.0.1'}, {name: 'nowhere'}]});
  const found = await checks().find(profile, catalog, NEVER);
  expect(found?.map(({code, layer}) => [code, layer])).toEqual(
    validateProfile(profile, {catalog}).map(({code, layer}) => [code, layer]),
  );
  expect(found).not.toEqual(await checks().find(profile, undefined, NEVER));
});

test('a later question calls the earlier one off', async () => {
  const one = checks();
  const first = one.find(ODD, undefined, NEVER);
  const [layer] = layersOf(ODD);
  const later = withLayers(ODD, layer === undefined ? [] : [layer]);
  const second = one.find(later, undefined, NEVER);
  expect(await first).toBeUndefined();
  expect(await second).toEqual(validateProfile(later));
});

test('what is called off is not answered', async () => {
  const abort = new AbortController();
  const found = checks().find(ODD, undefined, abort.signal);
  abort.abort();
  expect(await found).toBeUndefined();
});

test('an edit is answered for the profile as it is then', async () => {
  const one = checks();
  await one.find(ODD, undefined, NEVER);
  const [first, ...others] = layersOf(ODD);
  const mended = withLayers(ODD, first === undefined ? [] : [{...first, values: 'a: true\n'}, ...others]);
  expect(await one.find(mended, undefined, NEVER)).toEqual(validateProfile(mended));
});

test('where no thread can be had the profile is checked all the same', async () => {
  const one = new Checks({...home(), registries: async () => registries()}, new URL('file:///nowhere/thread.js'));
  expect(await one.find(ODD, undefined, NEVER)).toEqual(validateProfile(ODD));
  expect(await one.find(ODD, undefined, NEVER)).toEqual(validateProfile(ODD));
});

function checks(): Checks {
  return new Checks(home());
}

/** Only a check without a thread asks for registries here. */
function home() {
  const here = () => Promise.reject(new Error('it was checked here, not in the thread'));
  return {cache, settings: async () => ({registries: []}), registries: here};
}

function registries() {
  return openRegistries([], cache);
}
