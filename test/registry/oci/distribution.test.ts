import {gzipSync} from 'node:zlib';
import {describe, expect, test} from 'vitest';
import {readAuthorities} from '../../../src/registry/http/authorities.ts';
import {openHttp} from '../../../src/registry/http/http-client.ts';
import {readBlob} from '../../../src/registry/oci/artifact-store.ts';
import {digestOf} from '../../../src/registry/oci/digest.ts';
import {openDistribution} from '../../../src/registry/oci/distribution.ts';
import {aServer} from '../http/a-server.ts';
import {hasOpenssl, someCertificates} from '../http/certificates.ts';
import {troubleOf} from '../trouble-of.ts';
import {pushText} from './an-artifact.ts';
import {type FakeRegistry, fakeRegistry} from './fake-registry.ts';
import {plain, SOMEONE} from './plain.ts';
import {hasHtpasswd, hasRealRegistry, realRegistry} from './real-registry.ts';
import {asPushed, roundTrip, textOf} from './round-trip.ts';

const LIMIT = 1_000_000;
describe.skipIf(!hasRealRegistry())('the real server (skipped where docker-registry is not installed)', () => {
  test('gives back what is pushed, and tells what it has', async () => {
    expect(await roundTrip(plain(await realRegistry()), 'team/nginx')).toEqual(asPushed('team/nginx'));
  });

  test('is read page by page', async () => {
    const registry = plain(await realRegistry());
    const names = Array.from({length: 12}, (_, n) => `team/one-${n + 10}`);
    for (const name of names) await pushText(registry, name, '1.0.0', 'same');
    const paging = openDistribution({
      host: registry.where,
      plainHttp: true,
      http: {send: async (url, request) => openHttp().send(smallPage(url), request)},
    });
    expect(await paging.repositories()).toEqual(names);
  });

  test('takes the same blob twice without its being sent twice', async () => {
    const registry = plain(await realRegistry());
    await registry.putBlob('one', Buffer.from('same'));
    await registry.putBlob('one', Buffer.from('same'));
    const blob = {digest: digestOf(Buffer.from('same')), size: 4, mediaType: '', annotations: {}};
    expect((await readBlob(registry, 'one', blob, LIMIT)).toString()).toBe('same');
  });

  test.skipIf(!hasHtpasswd())('lets in who gives the right name and password (skipped without htpasswd)', async () => {
    const host = await realRegistry({user: {username: 'someone', password: 'hush'}});
    expect(await roundTrip(plain(host, SOMEONE), 'team/nginx')).toEqual(asPushed('team/nginx'));
  });

  test.skipIf(!hasHtpasswd())('keeps out who gives none, or wrong ones (skipped without htpasswd)', async () => {
    const host = await realRegistry({user: {username: 'someone', password: 'hush'}});
    const nobody = await troubleOf(plain(host).repositories());
    expect(nobody).toMatchObject({
      code: 'registry.denied',
      message: `${host}: the registry asks for a name and a password`,
    });
    const wrong = await troubleOf(plain(host, {...SOMEONE, password: 'wrong-secret'}).tags('any'));
    expect(wrong.code).toBe('registry.denied');
    expect(`${wrong.message} ${wrong.hint} ${String(wrong.cause)}`).not.toContain('wrong-secret');
  });

  test.skipIf(!hasOpenssl())('speaks TLS with an authority of the site (skipped without openssl)', async () => {
    const certificates = await someCertificates();
    const host = await realRegistry({certificates});
    const http = openHttp({authorities: async () => readAuthorities(certificates.caFile)});
    expect(await roundTrip(openDistribution({host, http}), 'team/nginx')).toEqual(asPushed('team/nginx'));
    expect(await troubleOf(openDistribution({host, http: openHttp()}).ping())).toMatchObject({
      code: 'network.certificate',
    });
  });

  test('is not asked without TLS unless the user wants it', async () => {
    const host = await realRegistry();
    const trouble = await troubleOf(openDistribution({host, http: openHttp()}).ping());
    expect(trouble.message).toContain('plain HTTP, perhaps');
  });
});

test('the fake does what the real server does', async () => {
  const {host} = await fakeRegistry();
  expect(await roundTrip(plain(host), 'team/nginx')).toEqual(asPushed('team/nginx'));
});

describe('lists', () => {
  test('go on from page to page', async () => {
    const {host, requests} = await fakeRegistry({pageSize: 2});
    const registry = plain(host);
    for (const name of ['a', 'b', 'c', 'd', 'e']) await pushText(registry, `team/${name}`, '1', name);
    const before = requests.length;
    expect(await registry.repositories()).toEqual(['team/a', 'team/b', 'team/c', 'team/d', 'team/e']);
    expect(requests.length - before).toBe(3);
  });

  test('that lead round in a circle end', async () => {
    const {url} = await aServer((request, response) => {
      const next = request.url === '/v2/one/tags/list?last=a' ? 'list?last=b' : 'list?last=a';
      response.setHeader('link', `</v2/one/tags/${next}>; rel="next"`).end('{"name":"one","tags":["a"]}');
    });
    expect(await plain(url.host).tags('one')).toEqual(['a']);
  });

  test('go on behind a page from which everything was left out', async () => {
    const {url} = await aServer((request, response) => {
      if (request.url?.includes('last=') === true) return void response.end('{"repositories":["team/b"]}');
      return void response.setHeader('link', '</v2/_catalog?last=a>; rel="next"').end('{"repositories":[]}');
    });
    expect(await plain(url.host).repositories()).toEqual(['team/b']);
  });

  test('whose pages tell nothing new come to an end', async () => {
    let page = 0;
    const {url} = await aServer((_, response) => {
      page += 1;
      response.setHeader('link', `</v2/_catalog?last=${page}>; rel="next"`).end('{"repositories":["a"]}');
    });
    expect(await plain(url.host).repositories()).toEqual(['a']);
    expect(page).toBeLessThan(100);
  });

  test('without end are given up', async () => {
    let page = 0;
    const {url} = await aServer((_, response) => {
      page += 1;
      const tags = Array.from({length: 20_000}, (_, n) => `v${page}-${n}`);
      response.setHeader('link', `</v2/one/tags/list?last=${page}>; rel="next"`).end(JSON.stringify({tags}));
    });
    expect((await troubleOf(plain(url.host).tags('one'))).message).toContain('it tells more than 100000 names');
    expect(page).toBe(6);
  });

  test('are not followed to another host', async () => {
    const other = await aServer((_, response) => response.end('{"tags":["stolen"]}'));
    const {url} = await aServer((_, response) =>
      response.setHeader('link', `<${other.url.href}v2/one/tags/list>; rel="next"`).end('{"tags":["a"]}'),
    );
    expect(await plain(url.host, SOMEONE).tags('one')).toEqual(['a']);
    expect(other.requests).toHaveLength(0);
  });

  test('of a repository whose tags were all removed are empty', async () => {
    const {url} = await aServer((_, response) => response.end('{"name":"one","tags":null}'));
    expect(await plain(url.host).tags('one')).toEqual([]);
  });

  test.each([
    ['a web page', '<!doctype html><title>Sign in</title>', 'it answers with a web page, not JSON'],
    ['another answer', '{"hello":"world"}', 'the answer holds no list of tags'],
  ])('that are %s are told as such', async (_, text, why) => {
    const {url} = await aServer((_, response) => response.end(text));
    expect((await troubleOf(plain(url.host).tags('one'))).message).toContain(why);
  });

  test('of a registry that keeps its names to itself say so', async () => {
    const {host} = await fakeRegistry({
      intercept: (request, response) => {
        if (request.url?.startsWith('/v2/_catalog') !== true) return false;
        response.writeHead(404).end();
        return true;
      },
    });
    expect(await troubleOf(plain(host).repositories())).toMatchObject({code: 'registry.no-catalog'});
  });

  test('of a registry that lets us in but not see the names say that, and not that the password is wrong', async () => {
    const {host} = await fakeRegistry({
      intercept: (request, response) => {
        const isIn = request.headers.authorization !== undefined;
        if (isIn && request.url?.startsWith('/v2/_catalog') !== true) return false;
        response.writeHead(401, {'www-authenticate': 'Basic realm="lab"'}).end();
        return true;
      },
    });
    expect(await troubleOf(plain(host, SOMEONE).repositories())).toMatchObject({code: 'registry.no-catalog'});
  });

  test('ask for no name that could lead elsewhere', async () => {
    const {host, requests} = await fakeRegistry();
    const registry = plain(host);
    for (const name of ['../../etc', 'a/../b', 'UPPER', 'a b', 'a%2fb', '', 'a?x=1', '/a']) {
      expect(await troubleOf(registry.tags(name))).toMatchObject({code: 'registry.missing'});
    }
    expect(await troubleOf(registry.manifest('one', '../../x'))).toMatchObject({code: 'registry.missing'});
    expect(requests).toHaveLength(0);
  });
});

describe('content', () => {
  test('that is not what its digest says is refused', async () => {
    const {host, contents} = await fakeRegistry();
    const registry = plain(host);
    const layer = await pushText(registry, 'one', '1', 'right');
    contents.set(`one@${layer.digest}`, {type: '', bytes: Buffer.from('wrong')});
    expect(await troubleOf(textOf(registry, 'one', '1'))).toMatchObject({
      code: 'registry.digest',
      message: `${host}/one: ${layer.digest.slice(0, 19)} is not what it is called: its content is another`,
    });
  });

  test.each([
    ['shorter', 'sho', 'it has 3 bytes, not 5'],
    ['longer', 'longer', 'it is longer than the 5 bytes it should have'],
  ])('that is %s than it should be is refused', async (_, text, why) => {
    const {host, contents} = await fakeRegistry();
    const registry = plain(host);
    const layer = await pushText(registry, 'one', '1', 'right');
    contents.set(`one@${layer.digest}`, {type: '', bytes: Buffer.from(text)});
    expect((await troubleOf(textOf(registry, 'one', '1'))).message).toContain(why);
  });

  test('larger than is taken is not asked for', async () => {
    const {host, requests} = await fakeRegistry();
    const blob = {digest: digestOf(Buffer.from('x')), size: 5_000_000, mediaType: '', annotations: {}};
    const trouble = await troubleOf(readBlob(plain(host), 'one', blob, LIMIT));
    expect(trouble.message).toBe(`${host}/one: it has 5 MB, more than the 1 MB that are read`);
    expect(requests).toHaveLength(0);
  });

  test('of a manifest that is not what its digest says is refused', async () => {
    const {host, contents} = await fakeRegistry();
    const registry = plain(host);
    await pushText(registry, 'one', '1', 'text');
    const {digest} = await registry.manifest('one', '1');
    const changed = '{"schemaVersion":2,"manifests":[]}';
    contents.set(`one@${digest}`, {type: '', bytes: Buffer.from(changed)});
    expect(await troubleOf(registry.manifest('one', digest))).toMatchObject({code: 'registry.digest'});
  });

  test.each([
    ['a page', '<html></html>', 'it is a web page'],
    ['no object', '[]', 'it is no object'],
    ['of the first schema', '{"schemaVersion":1,"fsLayers":[]}', 'it is of the first schema'],
    ['something else', '{"schemaVersion":2}', 'it is neither an artifact nor an index'],
    [
      'without a digest that can be checked',
      '{"schemaVersion":2,"manifests":[{"digest":"md5:1","size":1}]}',
      'a part of it has no digest that can be checked',
    ],
    [
      'with a size that is none',
      `{"schemaVersion":2,"manifests":[{"digest":"sha256:${'0'.repeat(64)}","size":-1}]}`,
      'a part of it has no size',
    ],
  ])('of a manifest that is %s is refused', async (_, text, why) => {
    const {url} = await aServer((_, response) => response.end(text));
    expect((await troubleOf(plain(url.host).manifest('one', '1'))).message).toContain(why);
  });

  test('of a manifest that swells without end is cut', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000, ' '));
    const {url} = await aServer((_, response) => response.end(bomb));
    expect(await troubleOf(plain(url.host).manifest('one', '1'))).toMatchObject({code: 'network.too-large'});
  });

  test('of a blob may lie on another host, which is not told who asks', async () => {
    const storage = await aServer((_, response) => response.end('right'));
    const {host} = await fakeRegistry({
      intercept: (request, response) => {
        if (request.headers.authorization === undefined) {
          response.writeHead(401, {'www-authenticate': 'Basic realm="lab"'}).end();
          return true;
        }
        if (request.method !== 'GET' || request.url?.includes('/blobs/') !== true) return false;
        response.writeHead(307, {location: `${storage.url.href}blob?signature=abc`}).end();
        return true;
      },
    });
    const registry = plain(host, SOMEONE);
    await pushText(registry, 'one', '1', 'right');
    expect(await textOf(registry, 'one', '1')).toBe('right');
    expect(storage.requests.map(({headers}) => headers.authorization)).toEqual([undefined]);
  });
});

test.skipIf(!hasOpenssl())(
  'a blob goes up by TLS though the registry calls itself by http (skipped without openssl)',
  async () => {
    const certificates = await someCertificates();
    let sent = 0;
    const registry: FakeRegistry = await fakeRegistry({
      certificates,
      intercept: (request, response) => {
        if (request.method === 'PUT') sent += 1;
        if (request.method !== 'POST') return false;
        response.writeHead(202, {location: `http://${registry.host}/v2/one/blobs/uploads/1`}).end();
        return true;
      },
    });
    const http = openHttp({authorities: async () => readAuthorities(certificates.caFile)});
    await openDistribution({host: registry.host, http}).putBlob('one', Buffer.from('x'));
    expect(sent).toBe(1);
  },
);

test('a registry that is not well is told with what it says of itself', async () => {
  const {url} = await aServer((_, response) =>
    response.writeHead(500).end('{"errors":[{"code":"UNKNOWN","message":"disk\\u001b[2J full"}]}'),
  );
  const {message} = await troubleOf(plain(url.host).tags('one'));
  expect(message).toBe(`${url.host}/one: the registry answers with status 500 (UNKNOWN: disk^[[2J full)`);
});

function smallPage(url: URL): URL {
  const small = new URL(url);
  if (small.searchParams.has('n')) small.searchParams.set('n', '5');
  return small;
}
