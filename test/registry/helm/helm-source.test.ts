import {createHash} from 'node:crypto';
import {copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {createServer, type RequestListener} from 'node:http';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {gzipSync} from 'node:zlib';
import {describe, expect, onTestFinished, test} from 'vitest';
import type {Credential} from '../../../src/domain/pack/registry-setting.ts';
import {openRegistry} from '../../../src/registry/open-registry.ts';
import type {Registry} from '../../../src/registry/registry.ts';
import {aTar, chartEntries} from '../../fixtures/a-tar.ts';

const real = fileURLToPath(new URL('../../../../shared/data/helm-repo', import.meta.url));

function temporary(): string {
  const path = mkdtempSync(join(tmpdir(), 'strata-helm-'));
  onTestFinished(() => rmSync(path, {recursive: true, force: true}));
  return path;
}

function registryOf(path: string, credential?: Credential): Registry {
  const setting = {name: 'charts', path, kind: 'helm' as const};
  return openRegistry({name: 'charts', setting, cache: temporary(), credential: async () => credential});
}

const web = gzipSync(aTar(chartEntries('web', '1.2.3', {'values.yaml': 'replicas: 1\n', 'README.md': '# web\n'})));
const digest = createHash('sha256').update(web).digest('hex');

function entry(url: string, more = ''): string {
  return `  - name: web\n    version: 1.2.3\n    urls:\n    - ${url}\n${more}`;
}

function anIndex(...entries: readonly string[]): string {
  return `apiVersion: v1\nentries:\n  web:\n${entries.join('')}`;
}

/** A server on this machine; gives its address. */
async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('it listens nowhere');
  return `http://127.0.0.1:${address.port}`;
}

describe('a Helm repository on disk', () => {
  test('lists what its index names, and gives charts whose digest is right', async () => {
    const root = temporary();
    writeFileSync(join(root, 'index.yaml'), anIndex(entry('web-1.2.3.tgz', `    digest: ${digest}\n`)));
    writeFileSync(join(root, 'web-1.2.3.tgz'), web);
    const registry = registryOf(root);
    const {packs, broken} = await registry.status();
    expect(broken).toEqual([]);
    expect(packs).toMatchObject([{name: 'web', version: '1.2.3', origin: 'helm', layer: 'addon'}]);
    expect(packs[0] && (await registry.read(packs[0]))).toMatchObject({values: 'replicas: 1\n', readme: '# web\n'});
  });

  test('names what its index promises and the folder lacks, and lists the rest', async () => {
    const root = temporary();
    const gone = `  - version: 1.2.2\n    urls:\n    - web-1.2.2.tgz\n`;
    const out = `  - version: 1.2.1\n    urls:\n    - ../../etc/passwd\n`;
    writeFileSync(join(root, 'index.yaml'), anIndex(entry('web-1.2.3.tgz'), gone, out));
    writeFileSync(join(root, 'web-1.2.3.tgz'), web);
    const {packs, broken} = await registryOf(root).status();
    expect(packs.map(one => one.version)).toEqual(['1.2.3']);
    expect(broken.map(({location, reason}) => `${location}: ${reason}`)).toEqual([
      'index.yaml: web 1.2.2: its archive is not there: web-1.2.2.tgz',
      'index.yaml: web 1.2.1: its archive is not there: ../../etc/passwd',
    ]);
  });

  test('that was copied from a server finds the archives beside its index', async () => {
    const root = temporary();
    writeFileSync(join(root, 'index.yaml'), anIndex(entry('https://charts.example/deep/down/web-1.2.3.tgz?token=x')));
    writeFileSync(join(root, 'web-1.2.3.tgz'), web);
    expect((await registryOf(root).status()).packs).toHaveLength(1);
  });

  test('refuses an archive with another digest, or with another chart in it', async () => {
    const root = temporary();
    const other = gzipSync(aTar(chartEntries('web', '9.9.9')));
    writeFileSync(join(root, 'index.yaml'), anIndex(entry('web-1.2.3.tgz', `    digest: ${digest}\n`)));
    writeFileSync(join(root, 'web-1.2.3.tgz'), other);
    const registry = registryOf(root);
    const [pack] = (await registry.status()).packs;
    await expect(pack && registry.read(pack)).rejects.toThrow(
      'web 1.2.3: web-1.2.3.tgz is not what the index lists: its SHA-256 is',
    );
    writeFileSync(join(root, 'index.yaml'), anIndex(entry('web-1.2.3.tgz')));
    const [unsigned] = (await registry.rescan()).packs;
    await expect(unsigned && registry.read(unsigned)).rejects.toThrow('web 1.2.3: web-1.2.3.tgz holds web 9.9.9');
  });

  test('without an index is a folder of archives', async () => {
    const root = temporary();
    writeFileSync(join(root, 'web.tgz'), web);
    expect((await registryOf(root).status()).packs).toMatchObject([{name: 'web', version: '1.2.3', origin: 'helm'}]);
  });

  test('whose index is none says so', async () => {
    const root = temporary();
    writeFileSync(join(root, 'index.yaml'), '<html>Sign in</html>');
    expect((await registryOf(root).status()).failure).toContain('it is no index of a Helm repository');
  });

  test.skipIf(!existsSync(real))(
    'of real charts is the same with and without its index (skipped without ../shared/data)',
    async () => {
      const bare = temporary();
      for (const name of readdirSync(real)) if (name.endsWith('.tgz')) copyFileSync(join(real, name), join(bare, name));
      const read = async (registry: Registry) => {
        const {packs, broken} = await registry.status();
        expect(broken).toEqual([]);
        const charts = await Promise.all(packs.map(async pack => registry.read(pack)));
        return charts
          .map(({name, version, values, readme, chartSchemas}) => ({name, version, values, readme, chartSchemas}))
          .sort((a, b) => Number(a.name + a.version > b.name + b.version) - 0.5);
      };
      const [indexed, archives] = [await read(registryOf(real)), await read(registryOf(bare))];
      // One index says v0.0.30 of a chart that says 0.0.30 of itself; both are what they are.
      expect(indexed.map(chart => ({...chart, version: chart.version.replace(/^v/, '')}))).toEqual(
        archives.map(chart => ({...chart, version: chart.version.replace(/^v/, '')})),
      );
      expect(indexed).toHaveLength(9);
    },
  );
});

describe('a Helm repository on a server', () => {
  const files: Readonly<Record<string, string | Buffer>> = {
    '/charts/index.yaml': anIndex(entry('web-1.2.3.tgz', `    digest: ${digest}\n`)),
    '/charts/web-1.2.3.tgz': web,
  };
  const asFiles: RequestListener = (request, response) => {
    const file = files[request.url ?? ''];
    response.writeHead(file === undefined ? 404 : 200).end(file);
  };

  test('is read, with its address written with a slash or without', async () => {
    const address = await serve(asFiles);
    for (const path of [`${address}/charts`, `${address}/charts/`]) {
      const registry = registryOf(path);
      const {packs} = await registry.rescan();
      expect(packs[0] && (await registry.read(packs[0], {mayAsk: true}))).toMatchObject({
        values: 'replicas: 1\n',
        readme: '# web\n',
        origin: 'helm',
      });
    }
  });

  test('says what is wrong with it, and where', async () => {
    const failureOf = async (answer: RequestListener) => (await registryOf(await serve(answer)).rescan()).failure;
    expect(await failureOf((_, response) => response.writeHead(404).end())).toContain('/index.yaml: it is not there');
    expect(await failureOf((_, response) => response.writeHead(500).end())).toContain('answers with status 500');
    expect(await failureOf((_, response) => response.end('<html>Sign in</html>'))).toContain(
      'it is a web page, not the index of a Helm repository',
    );
    expect(await failureOf((_, response) => response.writeHead(401).end())).toContain(
      'the registry asks for a name and a password',
    );
    expect(
      await failureOf((request, response) => response.writeHead(302, {location: request.url ?? ''}).end()),
    ).toContain('passed on more than');
  });

  test('is called off while it hangs', async () => {
    const registry = registryOf(await serve(() => undefined));
    await expect(registry.rescan(AbortSignal.timeout(50))).rejects.toThrow('timeout');
  });

  test('is told who asks, and nobody else is', async () => {
    const told: string[] = [];
    const elsewhere = await serve((request, response) => {
      told.push(`archive ${request.headers.authorization ?? 'nobody'}`);
      response.end(web);
    });
    const address = await serve((request, response) => {
      told.push(`index ${request.headers.authorization ?? 'nobody'}`);
      response.end(anIndex(entry(`${elsewhere}/web-1.2.3.tgz`)));
    });
    const registry = registryOf(address, {type: 'basic', username: 'ann', password: 's3cret'});
    const [pack] = (await registry.rescan()).packs;
    if (pack !== undefined) await registry.read(pack, {mayAsk: true});
    expect(told).toEqual([`index Basic ${Buffer.from('ann:s3cret').toString('base64')}`, 'archive nobody']);
  });

  test('refuses an archive that another digest is listed for', async () => {
    const other = gzipSync(aTar(chartEntries('web', '1.2.3', {'values.yaml': 'evil: true\n'})));
    const address = await serve((request, response) => {
      response.end(request.url === '/index.yaml' ? anIndex(entry('web-1.2.3.tgz', `    digest: ${digest}\n`)) : other);
    });
    const registry = registryOf(address);
    const [pack] = (await registry.rescan()).packs;
    await expect(pack && registry.read(pack, {mayAsk: true})).rejects.toThrow('is not what the index lists');
  });
});
