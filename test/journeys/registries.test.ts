import {readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {expect, test} from 'vitest';
import {openHttp} from '../../src/registry/http/http-client.ts';
import {openDistribution} from '../../src/registry/oci/distribution.ts';
import {aTar, chartEntries, packEntries} from '../fixtures/a-tar.ts';
import {aServer} from '../registry/http/a-server.ts';
import {fakeRegistry} from '../registry/oci/fake-registry.ts';
import {pushChart} from '../registry/oci/push-packs.ts';
import {hasRealRegistry, realRegistry} from '../registry/oci/real-registry.ts';
import {choosesAddon} from './choosing-packs.ts';
import {addsManifestLayer, beginsProfile, createsIt} from './new-profile.ts';
import {scriptedEditor, type ScriptedEditor} from './scripted-editor.ts';
import {strata} from './strata.ts';
import {openTerminal, temporaryHome, type Terminal} from './terminal.ts';
import {isAt, isTold, layersAre, pointAt} from './user.ts';

/** Where packs come from on this site; `end` takes all of it away. */
interface Sources {
  readonly bundle: string;
  readonly charts: string;
  readonly oci: string;
  end(): void;
}

test(
  'a profile of a bundle, a Helm repository, an OCI registry and a manifest is built, exported, carried, and stands without them',
  {timeout: 90_000},
  async () => {
    const home = temporaryHome();
    const sources = await theSources(home);
    const editor = scriptedEditor(home);
    const terminal = openTerminal({home, env: {EDITOR: editor.command}});
    await terminal.until('no profiles yet');
    await addsRegistries(terminal, sources);
    await buildsAProfile(terminal);
    await writesAManifest(terminal, editor);
    const exported = await exports(terminal);
    expect(exported).toMatchObject([
      {name: 'nginx', type: 'spectro', registry: {metadata: {kind: 'pack'}}},
      {name: 'web', type: 'helm', values: expect.stringContaining('namespace: "shop"')},
      {name: 'db', type: 'oci', registry: {metadata: {kind: 'oci', providerType: 'helm'}}},
      {name: 'extra', type: 'manifest', manifests: [{name: 'ns', content: expect.stringContaining('kind: Namespace')}]},
    ]);

    const bundle = join(home, 'carried.tgz');
    expect(await strata(home, 'carry', 'dark', '-o', bundle)).toContain('1 profile and 3 packs');
    sources.end();

    const darkSite = temporaryHome();
    expect(await strata(darkSite, 'list')).not.toContain('dark');
    await strata(darkSite, 'import', bundle);
    await strata(darkSite, 'registry', 'add', bundle);
    expect(JSON.parse(await strata(darkSite, 'validate', 'dark', '--json'))).toMatchObject({valid: true, problems: []});
    expect(JSON.parse(await strata(darkSite, 'export', 'dark'))).toMatchObject({spec: {template: {packs: exported}}});
  },
);

async function theSources(home: string): Promise<Sources> {
  const bundle = join(home, 'packs.tar');
  writeFileSync(
    bundle,
    aTar([...packEntries('a/nginx', {name: 'nginx', version: '1.2.0'}), ...packEntries('b/other', {name: 'other'})]),
  );
  const chart = gzipSync(aTar(chartEntries('web', '1.2.3', {'values.yaml': '# all of it\nreplicas: 1\n'})));
  let isUp = true;
  const {url} = await aServer((request, response) => {
    if (!isUp) response.destroy();
    else if (request.url === '/index.yaml')
      response.end('entries:\n  web:\n  - version: 1.2.3\n    urls: [web-1.2.3.tgz]\n');
    else response.end(chart);
  });
  // The real server where it is there, for this is the journey that it is there for.
  const host = hasRealRegistry() ? await realRegistry() : (await fakeRegistry()).host;
  const store = openDistribution({host, http: openHttp(), plainHttp: true});
  await pushChart(store, 'site/db', {name: 'db', version: '4.5.6'}, {'values.yaml': 'size: 1Gi\n'});
  const end = () => {
    isUp = false;
    rmSync(bundle);
  };
  return {bundle, charts: url.href, oci: `oci://${host}/site`, end};
}

async function addsRegistries(terminal: Terminal, {bundle, charts, oci}: Sources) {
  terminal.press('R');
  await isAt(terminal, 'registries');
  await addsARegistry(terminal, bundle, 'packs');
  await terminal.until(/packs +bundle +2 /);
  await addsARegistry(terminal, charts, 'charts');
  await terminal.until('Can be listed');
  terminal.press('enter', 'enter');
  await terminal.until(/charts +helm +1 /);
  await addsARegistry(terminal, oci, 'harbor');
  await terminal.until('> Holds');
  terminal.press('right', 'enter');
  await terminal.until('> Asked with');
  terminal.press('right', 'enter', 'enter', 'enter', 'enter');
  await terminal.until(/harbor +oci helm +1 /);
  terminal.press('q');
  await isAt(terminal, 'profiles');
}

async function addsARegistry(terminal: Terminal, place: string, name: string) {
  terminal.press('a');
  await terminal.until('Add a registry');
  terminal.type(`${place}\r${name}\r`);
}

async function buildsAProfile(terminal: Terminal) {
  await beginsProfile(terminal, 'Add-on');
  terminal.type('dark\r\r\r\r');
  await choosesAddon(terminal, 'nginx', '1.2.0');
  await choosesChart(terminal, 'web', '1.2.3', 'shop');
  await choosesChart(terminal, 'db', '4.5.6', 'data');
  await terminal.until('3 add-ons');
  await addsManifestLayer(terminal, 'extra');
  await terminal.until('4 add-ons');
  await createsIt(terminal, '4', 'dark 1.0.0');
  await layersAre(terminal, 'nginx', 'web', 'db', 'extra');
}

/** An add-on from a chart, which needs a namespace. */
async function choosesChart(terminal: Terminal, name: string, version: string, namespace: string) {
  await choosesAddon(terminal, name, version);
  await terminal.until('Which namespace does the chart go to?');
  terminal.press('ctrl+u');
  terminal.type(`${namespace}\r`);
}

async function writesAManifest(terminal: Terminal, editor: ScriptedEditor) {
  await pointAt(terminal, 'extra');
  terminal.press('enter');
  await isAt(terminal, 'dark 1.0.0 > extra > manifests');
  editor.does(`printf 'apiVersion: v1\\nkind: Namespace\\nmetadata:\\n  name: shop\\n' > "$file"`);
  terminal.press('a');
  await terminal.until('Add a manifest');
  terminal.type('ns\r');
  await terminal.until('kind: Namespace');
  terminal.press('q');
  await isAt(terminal, 'dark 1.0.0* > layers');
  terminal.press('w');
  await isTold(terminal, 'saved as dark 1.0.0');
}

async function exports(terminal: Terminal): Promise<readonly unknown[]> {
  terminal.press('x');
  await terminal.until('Format');
  terminal.press('enter');
  await isTold(terminal, 'dark-1.0.0.json');
  const document: unknown = JSON.parse(readFileSync(join(terminal.home, 'dark-1.0.0.json'), 'utf8'));
  const packs: unknown = Object(document).spec.template.packs;
  return Array.isArray(packs) ? packs : [];
}
