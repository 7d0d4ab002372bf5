import {expect, test} from 'vitest';
import {openHttp} from '../../../src/registry/http/http-client.ts';
import type {WritableStore} from '../../../src/registry/oci/artifact-store.ts';
import {openDistribution} from '../../../src/registry/oci/distribution.ts';
import {openLayoutFolder} from '../../../src/registry/oci/layout-folder.ts';
import {pullProfile, pushProfile} from '../../../src/registry/oci/profile-artifact.ts';
import {temporaryDirectory} from '../../storage/temporary-directory.ts';
import {troubleOf} from '../trouble-of.ts';
import {pushText} from './an-artifact.ts';
import {fakeRegistry} from './fake-registry.ts';
import {hasRealRegistry, realRegistry} from './real-registry.ts';

const PROFILE = {
  name: 'ML Ops',
  version: '1.0.0',
  description: 'für alle',
  document: '{"metadata":{"name":"ML Ops"}}\n',
};
const PLACE = {repository: 'team/ml-ops', tag: '1.0.0'};

const stores: readonly [string, boolean, () => Promise<WritableStore>][] = [
  ['a folder', true, async () => openLayoutFolder(await temporaryDirectory())],
  ['a registry', true, async () => live((await fakeRegistry()).host)],
  ['the real server (skipped without docker-registry)', hasRealRegistry(), async () => live(await realRegistry())],
];

function live(host: string): WritableStore {
  return openDistribution({host, http: openHttp(), plainHttp: true});
}

for (const [name, isThere, open] of stores) {
  test.skipIf(!isThere)(`a version comes back from ${name} byte for byte`, async () => {
    const store = await open();
    expect(await pushProfile(store, PLACE, PROFILE)).toBe('pushed');
    expect(await pullProfile(store, PLACE)).toBe(PROFILE.document);
    expect(await store.manifest(PLACE.repository, PLACE.tag)).toMatchObject({
      manifest: {artifactType: 'application/vnd.strata.profile.v1'},
    });
  });

  test.skipIf(!isThere)(`the same version is pushed to ${name} once`, async () => {
    const store = await open();
    await pushProfile(store, PLACE, PROFILE);
    expect(await pushProfile(store, PLACE, PROFILE)).toBe('unchanged');
  });

  test.skipIf(!isThere)(`a version that is in ${name} with other content stays as it is`, async () => {
    const store = await open();
    await pushProfile(store, PLACE, PROFILE);
    const other = {...PROFILE, document: '{"metadata":{"name":"ML Ops","x":1}}\n'};
    expect(await troubleOf(pushProfile(store, PLACE, other))).toMatchObject({code: 'push.taken'});
    expect(await pullProfile(store, PLACE)).toBe(PROFILE.document);
  });
}

test('what is no profile is not pulled', async () => {
  const store = openLayoutFolder(await temporaryDirectory());
  await pushText(store, '', '1.0.0', 'a chart');
  const {code, message} = await troubleOf(pullProfile(store, {repository: '', tag: '1.0.0'}));
  expect(code).toBe('pull.no-profile');
  expect(message).toContain('but application/vnd.unknown.config.v1+json');
});

test('a tag that is taken by something else is not taken away', async () => {
  const store = openLayoutFolder(await temporaryDirectory());
  await pushText(store, '', '1.0.0', 'a chart');
  expect(await troubleOf(pushProfile(store, {repository: '', tag: '1.0.0'}, PROFILE))).toMatchObject({
    code: 'push.taken',
  });
});

test('of two who push the same version at the same moment, the one whose content does not stand is told', async () => {
  let theirs: Buffer | undefined;
  const registry = await fakeRegistry({
    intercept(request, response) {
      const isAsked = request.method === 'GET' && request.url?.endsWith('/manifests/1.0.0') === true;
      // Once ours is there, theirs takes its place.
      if (!isAsked || theirs === undefined || !registry.contents.has('team/ml-ops:1.0.0')) return false;
      response.writeHead(200, {'content-type': 'application/vnd.oci.image.manifest.v1+json'}).end(theirs);
      return true;
    },
  });
  const elsewhere = await fakeRegistry();
  await pushProfile(live(elsewhere.host), PLACE, {...PROFILE, document: '{}'});
  theirs = elsewhere.contents.get('team/ml-ops:1.0.0')?.bytes;
  const {code, message} = await troubleOf(pushProfile(live(registry.host), PLACE, PROFILE));
  expect([code, message]).toEqual(['push.taken', expect.stringContaining('another version was pushed there')]);
});
