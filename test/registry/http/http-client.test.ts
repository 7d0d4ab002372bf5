import {writeFileSync} from 'node:fs';
import type {ServerResponse} from 'node:http';
import {createServer} from 'node:net';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {describe, expect, onTestFinished, test} from 'vitest';
import {readBytes, readJson, readText} from '../../../src/registry/http/answer-text.ts';
import {readAuthorities} from '../../../src/registry/http/authorities.ts';
import {type HttpClient, openHttp} from '../../../src/registry/http/http-client.ts';
import {temporaryDirectory} from '../../storage/temporary-directory.ts';
import {troubleOf} from '../trouble-of.ts';
import {aServer, nobody, portOf} from './a-server.ts';
import {hasOpenssl, someCertificates} from './certificates.ts';

/** Milliseconds; for servers that are meant to keep us waiting. */
const IMPATIENT = {patience: 150};
const LIMIT = 1_000_000;

async function get(http: HttpClient, url: URL, limit = LIMIT): Promise<Buffer> {
  return readBytes(await http.send(url, {limit}));
}

/** Sends for ever, or until the other side has had enough. */
function sendForEver(response: ServerResponse): void {
  const more = () => {
    while (!response.destroyed && response.write('x'.repeat(64_000)));
  };
  response.on('drain', more);
  more();
}

describe('an answer', () => {
  test('comes whole, with its status', async () => {
    const {url} = await aServer((_, response) => response.writeHead(404, {'x-kind': 'none'}).end('not here'));
    const answer = await openHttp().send(url, {limit: LIMIT});
    expect([answer.status, answer.headers['x-kind'], (await readBytes(answer)).toString()]).toEqual([
      404,
      'none',
      'not here',
    ]);
  });

  test('may come in many pieces over one connection, request after request', async () => {
    const {url, requests} = await aServer((_, response) => {
      response.write('one ');
      setImmediate(() => response.end('two'));
    });
    const http = openHttp();
    for (let n = 0; n < 3; n += 1) expect((await get(http, url)).toString()).toBe('one two');
    expect(new Set(requests.map(({socket}) => socket.remotePort)).size).toBe(1);
  });

  test('is asked for again when the server had just closed the connection that was kept', async () => {
    let dropped = 0;
    const {url} = await aServer((request, response) => {
      if (request.url === '/second' && dropped === 0) {
        dropped += 1;
        request.socket.destroy();
      } else response.end('here');
    });
    const http = openHttp();
    await get(http, url);
    expect((await get(http, new URL('second', url))).toString()).toBe('here');
    expect(dropped).toBe(1);
  });

  test('of a length that is over the limit is not read', async () => {
    const {url} = await aServer((_, response) => response.writeHead(200, {'content-length': '1000000000'}).write('x'));
    expect(await troubleOf(get(openHttp(), url, 1000))).toMatchObject({
      code: 'network.too-large',
      message: `${url.href}: the answer is larger than 1 kB`,
    });
  });

  test('that never ends is cut at the limit', async () => {
    const {url} = await aServer((_, response) => sendForEver(response));
    expect(await troubleOf(get(openHttp(), url, 1_000_000))).toMatchObject({code: 'network.too-large'});
  });

  test('that stops half way is told as broken off', async () => {
    const {url} = await aServer((_, response) => {
      response.writeHead(200, {'content-length': '100'}).write('half');
      setImmediate(() => response.destroy());
    });
    expect(await troubleOf(get(openHttp(), url))).toMatchObject({code: 'network.broken-off'});
  });

  test('that hangs half way is given up', async () => {
    const {url} = await aServer((_, response) => response.writeHead(200, {'content-length': '100'}).write('half'));
    expect(await troubleOf(get(openHttp(IMPATIENT), url))).toMatchObject({code: 'network.slow'});
  });

  test('that trickles for longer than it may in all is given up', async () => {
    const {url} = await aServer((_, response) => {
      const trickle = setInterval(() => response.write('.'), 20);
      response.on('close', () => clearInterval(trickle));
    });
    const answer = await openHttp().send(url, {limit: LIMIT, grace: 200});
    expect(await troubleOf(readBytes(answer))).toMatchObject({code: 'network.slow'});
  });
});

test('a body on a slow line is waited for, as long as it comes faster than a trickle', async () => {
  const {url} = await aServer((_, response) => {
    let left = 15;
    const steady = setInterval(() => {
      response.write('.'.repeat(1000));
      if (--left === 0) response.end();
    }, 20);
    response.on('close', () => clearInterval(steady));
  });
  const answer = await openHttp().send(url, {limit: 1_000_000, grace: 100});
  expect((await readBytes(answer)).length).toBe(15_000);
});

describe('a server that is not there, or not well', () => {
  test('refuses the connection', async () => {
    const url = await nobody();
    expect(await troubleOf(get(openHttp(), url))).toMatchObject({
      code: 'network.unreachable',
      message: `http://${url.host}: nobody listens there`,
    });
  });

  test('accepts the connection and says nothing', async () => {
    const {url} = await aServer(() => undefined);
    expect(await troubleOf(get(openHttp(IMPATIENT), url))).toMatchObject({
      code: 'network.slow',
      message: `${url.href}: no answer in 1 s`,
    });
  });

  test('speaks another protocol', async () => {
    const server = createServer(socket => socket.end('SSH-2.0-OpenSSH_9.6\r\n'));
    onTestFinished(() => void server.close());
    const port = await new Promise<number>(resolve => {
      server.listen(0, '127.0.0.1', () => resolve(portOf(server)));
    });
    const trouble = await troubleOf(get(openHttp(), new URL(`http://127.0.0.1:${port}/v2/`)));
    expect(trouble).toMatchObject({
      code: 'network.answer',
      message: `http://127.0.0.1:${port}/v2/: it does not speak HTTP as it should`,
    });
  });

  test('is let go at once when the user cancels', async () => {
    const {url} = await aServer(() => undefined);
    const cancel = new AbortController();
    const asked = openHttp().send(url, {limit: LIMIT, signal: cancel.signal});
    cancel.abort(new Error('the user left'));
    await expect(asked).rejects.toThrow('the user left');
  });

  test('is let go in the middle of a body when the user cancels', async () => {
    const {url} = await aServer((_, response) => response.writeHead(200).write('half'));
    const cancel = new AbortController();
    const answer = await openHttp().send(url, {limit: LIMIT, signal: cancel.signal});
    const reading = readBytes(answer);
    cancel.abort(new Error('the user left'));
    await expect(reading).rejects.toThrow('the user left');
  });
});

describe('a redirect', () => {
  test('is followed, and the answer says where it came from', async () => {
    const {url} = await aServer((request, response) =>
      request.url === '/there' ? response.end('found') : response.writeHead(307, {location: '/there'}).end(),
    );
    const answer = await openHttp().send(url, {limit: LIMIT});
    expect([answer.url.pathname, (await readBytes(answer)).toString()]).toEqual(['/there', 'found']);
  });

  test('to another host takes no password along', async () => {
    const other = await aServer((_, response) => response.end('blob'));
    const {url} = await aServer((_, response) => response.writeHead(302, {location: other.url.href}).end());
    const headers = {authorization: 'Basic c2VjcmV0', accept: 'text/plain'};
    await readBytes(await openHttp().send(url, {limit: LIMIT, headers}));
    expect(other.requests.map(({headers}) => [headers.authorization, headers.accept])).toEqual([
      [undefined, 'text/plain'],
    ]);
  });

  test('on the same host takes it along', async () => {
    const {url, requests} = await aServer((request, response) =>
      request.url === '/there' ? response.end() : response.writeHead(302, {location: '/there'}).end(),
    );
    await readBytes(await openHttp().send(url, {limit: LIMIT, headers: {authorization: 'Basic c2VjcmV0'}}));
    expect(requests.map(({headers}) => headers.authorization)).toEqual(['Basic c2VjcmV0', 'Basic c2VjcmV0']);
  });

  test('does not turn a password in its address into one that is sent', async () => {
    const other = await aServer((_, response) => response.end());
    const location = `http://user:word@${other.url.host}/?signature=abc`;
    const {url} = await aServer((_, response) => response.writeHead(302, {location}).end());
    await get(openHttp(), url);
    expect(other.requests[0]?.headers.authorization).toBeUndefined();
  });

  test('in a circle ends', async () => {
    const {url, requests} = await aServer((request, response) =>
      response.writeHead(302, {location: request.url === '/a' ? '/b' : '/a'}).end(),
    );
    expect(await troubleOf(get(openHttp(), url))).toMatchObject({code: 'network.redirect'});
    expect(requests).toHaveLength(6);
  });

  test.each([
    ['ftp://example.invalid/file', 'ftp://example.invalid/file, which is not encrypted'],
    ['file:///etc/passwd', 'file:///etc/passwd, which is not encrypted'],
    ['http://[', 'what is no address'],
  ])('to %s is refused', async (location, why) => {
    const {url} = await aServer((_, response) => response.writeHead(302, {location}).end());
    expect((await troubleOf(get(openHttp(), url))).message).toContain(why);
  });

  test('of what changes something is not followed', async () => {
    const {url, requests} = await aServer((_, response) => response.writeHead(302, {location: '/there'}).end());
    const answer = await openHttp().send(url, {method: 'PUT', body: Buffer.from('x'), limit: LIMIT});
    answer.drop();
    expect([answer.status, requests.length]).toEqual([302, 1]);
  });
});

describe('text', () => {
  test('that comes compressed all the same is unpacked', async () => {
    const {url} = await aServer((_, response) =>
      response.writeHead(200, {'content-encoding': 'gzip'}).end(gzipSync('entries: {}\n')),
    );
    expect(await readText(await openHttp().send(url, {limit: LIMIT}), LIMIT)).toBe('entries: {}\n');
  });

  test('that swells beyond the limit when it is unpacked is refused', async () => {
    const bomb = gzipSync(Buffer.alloc(10_000_000));
    const {url} = await aServer((_, response) => response.end(bomb));
    const answer = await openHttp().send(url, {limit: LIMIT});
    expect(await troubleOf(readText(answer, LIMIT))).toMatchObject({code: 'network.too-large'});
  });

  test('that should be JSON and is a page is told as one', async () => {
    const {url} = await aServer((_, response) =>
      response.writeHead(200, {'content-type': 'text/html'}).end('<!doctype html><h1>Sign in</h1>'),
    );
    const answer = await openHttp().send(url, {limit: LIMIT});
    expect((await troubleOf(readJson(answer, LIMIT))).message).toBe(
      `${url.href}: it answers with a web page, not JSON`,
    );
  });

  test('that is no text is refused', async () => {
    const {url} = await aServer((_, response) => response.end(Buffer.from([0xff, 0xfe, 0xfd])));
    const answer = await openHttp().send(url, {limit: LIMIT});
    expect((await troubleOf(readText(answer, LIMIT))).message).toBe(`${url.href}: the answer is not text`);
  });
});

test('no message holds a name, a password or a query of the address', async () => {
  const dead = await nobody();
  const hanging = await aServer(() => undefined);
  const endless = await aServer((_, response) => sendForEver(response));
  const circle = await aServer((_, response) => response.writeHead(302, {location: '/again?token=hush'}).end());
  for (const {host} of [dead, hanging.url, endless.url, circle.url]) {
    const url = new URL(`http://someone:hush@${host}/v2/?token=hush`);
    const {message, hint, cause} = await troubleOf(get(openHttp(IMPATIENT), url, 1000));
    expect(`${message} ${hint} ${String(cause)}`).not.toMatch(/hush|someone/);
  }
});

describe('a proxy', () => {
  test('is asked where the environment names one', async () => {
    const proxy = await aServer((request, response) => response.end(`asked for ${request.url}`));
    const http = openHttp({env: {HTTP_PROXY: proxy.url.href}});
    expect((await get(http, new URL('http://registry.invalid/v2/'))).toString()).toBe(
      'asked for http://registry.invalid/v2/',
    );
  });

  test('is not asked for hosts that the environment excepts', async () => {
    const proxy = await aServer((_, response) => response.end('by the proxy'));
    const {url} = await aServer((_, response) => response.end('directly'));
    const http = openHttp({env: {HTTP_PROXY: proxy.url.href, NO_PROXY: '127.0.0.1'}});
    expect((await get(http, url)).toString()).toBe('directly');
  });

  test('that this Node does not know is told where nobody answers without it', async () => {
    const dead = await nobody();
    const env = {HTTP_PROXY: 'http://someone:hush@proxy.invalid'};
    const {hint} = await troubleOf(get(openHttp({env: {...env, NO_PROXY: '*'}, node: '22.12.0'}), dead));
    expect(hint).toBe('HTTP_PROXY is set, but Node 22.12.0 knows no proxies: use Node 22.21, 24.5 or newer.');
    for (const node of ['22.21.0', '24.5.1', '26.0.0'])
      expect((await troubleOf(get(openHttp({env: {...env, NO_PROXY: '*'}, node}), dead))).hint).toContain('Check');
  });

  test('that is not there is told without its password', async () => {
    const dead = await nobody();
    const http = openHttp({env: {HTTP_PROXY: `http://someone:hush@${dead.host}`}});
    const {message, hint} = await troubleOf(get(http, new URL('http://registry.invalid/v2/')));
    expect(`${message} ${hint}`).not.toMatch(/hush|someone/);
  });
});

describe.skipIf(!hasOpenssl())('TLS (skipped where openssl is not there)', () => {
  test('with an authority that the system does not know is refused, and says how to name it', async () => {
    const {url} = await aServer((_, response) => response.end('hello'), await someCertificates());
    const trouble = await troubleOf(get(openHttp(), url));
    expect(trouble.code).toBe('network.certificate');
    expect(trouble.message).toContain('an authority that is not trusted here');
    expect(trouble.hint).toContain('--ca-file');
  });

  test('with an authority of the site is trusted when its file is named', async () => {
    const certificates = await someCertificates();
    const {url} = await aServer((_, response) => response.end('hello'), certificates);
    const http = openHttp({authorities: async () => readAuthorities(certificates.caFile)});
    expect((await get(http, url)).toString()).toBe('hello');
  });

  test('with a certificate for another host is refused', async () => {
    const certificates = await someCertificates('DNS:registry.lab');
    const {url} = await aServer((_, response) => response.end('hello'), certificates);
    const http = openHttp({authorities: async () => readAuthorities(certificates.caFile)});
    expect((await troubleOf(get(http, url))).message).toBe(
      `https://${url.host}: its certificate is for another host name`,
    );
  });

  test('asked of a plain server says that it is one', async () => {
    const {url} = await aServer((_, response) => response.end('hello'));
    const secure = new URL(`https://${url.host}/`);
    expect((await troubleOf(get(openHttp(), secure))).message).toContain('plain HTTP, perhaps');
  });

  test('is not given up for plain HTTP by a redirect', async () => {
    const certificates = await someCertificates();
    const plain = await aServer((_, response) => response.end('hello'));
    const {url} = await aServer(
      (_, response) => response.writeHead(302, {location: plain.url.href}).end(),
      certificates,
    );
    const http = openHttp({authorities: async () => readAuthorities(certificates.caFile)});
    expect((await troubleOf(get(http, url))).message).toContain('which is not encrypted');
    expect(plain.requests).toHaveLength(0);
  });

  test('takes nothing but certificates from the file of authorities', async () => {
    const {keyFile, caFile} = await someCertificates();
    expect((await troubleOf(readAuthorities(keyFile))).message).toContain('it holds no certificate');
    expect(await readAuthorities(caFile)).toMatch(/^-----BEGIN CERTIFICATE-----/);
  });
});

test('a file of authorities with a broken certificate is refused', async () => {
  const file = join(await temporaryDirectory(), 'ca.pem');
  writeFileSync(file, '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n');
  expect((await troubleOf(readAuthorities(file))).message).toContain('its certificate 1 is broken');
});

test('a file of authorities that is not there is told by its name', async () => {
  const file = join(await temporaryDirectory(), 'ca.pem');
  expect(await troubleOf(readAuthorities(file))).toMatchObject({
    code: 'ca-file.unreadable',
    message: `the certificate authorities in ${file} cannot be used: it is not there`,
  });
});
