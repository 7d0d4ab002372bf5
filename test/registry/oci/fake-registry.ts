import {createHash} from 'node:crypto';
import type {IncomingMessage, ServerResponse} from 'node:http';
import {aServer, type AServer} from '../http/a-server.ts';
import type {Certificates} from '../http/certificates.ts';

/** A registry that does as the test wants: it takes everything that is pushed, and can be made to misbehave. */
export interface FakeRegistry extends AServer {
  /** `host:port`. */
  readonly host: string;
  /** Of `repository@digest` and `repository:tag`, for manifests also their type. */
  readonly contents: Map<string, {readonly type: string; readonly bytes: Buffer}>;
}

/** Answers a request itself, and gives true; false leaves it to the fake. */
export type Interception = (request: IncomingMessage, response: ServerResponse) => boolean;

export interface FakeOptions {
  readonly intercept?: Interception;
  readonly certificates?: Certificates;
  /** Names on a page; all of them when absent. */
  readonly pageSize?: number;
}

/** Speaks the distribution API well enough for what the tests ask of it, from memory. */
export async function fakeRegistry({intercept, certificates, pageSize}: FakeOptions = {}): Promise<FakeRegistry> {
  const contents: FakeRegistry['contents'] = new Map();
  const server = await aServer((request, response) => {
    if (intercept?.(request, response) === true) return;
    void collect(request).then(body => respond(request, response, body));
  }, certificates);

  function respond(request: IncomingMessage, response: ServerResponse, body: Buffer): void {
    const url = new URL(request.url ?? '', server.url);
    const [, repository = '', kind = '', reference = ''] =
      /^\/v2\/(.+?)\/(manifests|blobs|tags)\/(.*)$/.exec(url.pathname) ?? [];
    if (url.pathname === '/v2/') return void response.end('{}');
    if (url.pathname === '/v2/_catalog') return list('repositories', new Set([...contents.keys()].map(repositoryOf)));
    if (kind === 'tags' && tagsOf(repository).length > 0) return list('tags', new Set(tagsOf(repository)));
    if (reference === 'uploads/' && request.method === 'POST') {
      return void response.writeHead(202, {location: `/v2/${repository}/blobs/uploads/1?state=a`}).end();
    }
    if (request.method === 'PUT') {
      const digest = `sha256:${createHash('sha256').update(body).digest('hex')}`;
      const entry = {type: request.headers['content-type'] ?? '', bytes: body};
      contents.set(`${repository}@${digest}`, entry);
      if (kind === 'manifests') contents.set(`${repository}:${reference}`, entry);
      return void response.writeHead(201).end();
    }
    const found = contents.get(`${repository}@${reference}`) ?? contents.get(`${repository}:${reference}`);
    if (found === undefined) return void response.writeHead(404).end('{"errors":[{"code":"MANIFEST_UNKNOWN"}]}');
    response.writeHead(200, {'content-type': found.type, 'content-length': found.bytes.length});
    response.end(request.method === 'HEAD' ? undefined : found.bytes);

    function list(key: string, names: ReadonlySet<string>): void {
      const all = [...names].sort();
      const from = all.findIndex(name => name > (url.searchParams.get('last') ?? ''));
      const page = from < 0 ? [] : all.slice(from, from + (pageSize ?? Infinity));
      const last = page.at(-1) ?? '';
      if (last !== '' && last !== all.at(-1)) {
        response.setHeader('link', `<${url.pathname}?last=${encodeURIComponent(last)}&n=1>; rel="next"`);
      }
      response.setHeader('content-type', 'application/json').end(JSON.stringify({[key]: page}));
    }
  }

  function tagsOf(repository: string): readonly string[] {
    const begin = `${repository}:`;
    return [...contents.keys()].flatMap(key =>
      key.startsWith(begin) && !key.includes('@') ? [key.slice(begin.length)] : [],
    );
  }

  return {...server, host: server.url.host, contents};
}

function repositoryOf(key: string): string {
  return key.slice(0, key.search(/[:@]/));
}

async function collect(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  return Buffer.concat(chunks);
}
