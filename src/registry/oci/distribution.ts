import {StrataError} from '../../domain/error.ts';
import type {Credential} from '../../domain/pack/registry-setting.ts';
import {readJson, readText} from '../http/answer-text.ts';
import type {HttpAnswer, HttpClient} from '../http/http-client.ts';
import type {WritableStore} from './artifact-store.ts';
import {digestOf, hasDigest, isDigest, notAsDigest, tooLarge, verified} from './digest.ts';
import {MANIFEST_TYPES, MAX_MANIFEST, readManifest} from './manifest.ts';
import {namesIn, readPages} from './name-pages.ts';
import {isRepository, isTag} from './reference.ts';
import {denied, MAX_ERROR, missing, unexpected} from './registry-trouble.ts';
import {openRequests, placeIn} from './requests.ts';

export interface DistributionOptions {
  /** `host` or `host:port`. */
  readonly host: string;
  readonly http: HttpClient;
  /** Without TLS: only where the user asked for it. */
  readonly plainHttp?: boolean;
  /** Who asks; looked up when the registry wants to know, for `host/repository`. */
  readonly credential?: (place: string) => Promise<Credential | undefined>;
}

/** A live registry, which also says whether it is one. */
export interface LiveRegistry extends WritableStore {
  /** Asks it whether it speaks the distribution API, and lets us in. Throws StrataError `registry.denied`, `registry.answer`. */
  ping(signal?: AbortSignal): Promise<void>;
}

/** How many names are asked for at once; registries give fewer as they like. */
const PAGE = 500;
/** Bytes of one such page. */
const MAX_PAGE = 4_000_000;

/** A live registry, over the distribution API (opencontainers/distribution-spec 1.1). Nothing is asked yet. */
export function openDistribution(options: DistributionOptions): LiveRegistry {
  const {host, http, plainHttp = false, credential = async () => undefined} = options;
  const base = new URL(`${plainHttp ? 'http' : 'https'}://${host}/v2/`);
  const ask = openRequests(host, base, http, credential);

  const placeOf = (repository: string) => placeIn(host, repository);

  function urlOf(repository: string, kind: string, reference: string): URL {
    if (!isRepository(repository)) throw missing(`${host}: a repository of the name ${JSON.stringify(repository)}`);
    return new URL(`${repository}/${kind}/${reference}`, base);
  }

  async function ping(signal?: AbortSignal): Promise<void> {
    const answer = await settled(await ask(base, '', '', {limit: MAX_ERROR, signal}), `${host}/v2/`, [200]);
    if ((answer.headers['content-type'] ?? '').includes('html')) await readJson(answer, MAX_ERROR);
    answer.drop();
  }

  async function repositories(signal?: AbortSignal): Promise<readonly string[]> {
    const read = async (answer: HttpAnswer) => {
      // 401 is settled by then: who is let in at all may still not see the list.
      if ([401, 403, 404, 405, 501].includes(answer.status)) {
        answer.drop();
        throw noCatalog(host);
      }
      await settled(answer, `${host}/v2/_catalog`, [200]);
      return namesIn(await readJson(answer, MAX_PAGE), 'repositories', `${host}/v2/_catalog`);
    };
    try {
      const page = async (url: URL) => ask(url, '', 'registry:catalog:*', {limit: MAX_PAGE, signal});
      return await readPages(new URL(`_catalog?n=${PAGE}`, base), host, page, read);
    } catch (error) {
      if (!(error instanceof StrataError) || error.code !== 'registry.denied') throw error;
      // Are we not let in, or only not told the names?
      await ping(signal);
      throw noCatalog(host);
    }
  }

  async function tags(repository: string, signal?: AbortSignal): Promise<readonly string[]> {
    const what = placeOf(repository);
    const read = async (answer: HttpAnswer) => {
      await settled(answer, what, [200]);
      return namesIn(await readJson(answer, MAX_PAGE), 'tags', what);
    };
    const page = async (url: URL) => ask(url, repository, 'pull', {limit: MAX_PAGE, signal});
    return readPages(urlOf(repository, 'tags', `list?n=${PAGE}`), what, page, read);
  }

  async function manifest(repository: string, reference: string, signal?: AbortSignal) {
    const what = `${placeOf(repository)}${isDigest(reference) ? '@' : ':'}${reference}`;
    if (!isTag(reference) && !isDigest(reference)) throw missing(what);
    const headers = {accept: MANIFEST_TYPES.join(', ')};
    const url = urlOf(repository, 'manifests', reference);
    const answer = await settled(
      await ask(url, repository, 'pull', {headers, limit: MAX_MANIFEST, signal}),
      what,
      [200],
    );
    const text = await readText(answer, MAX_MANIFEST);
    const bytes = Buffer.from(text);
    const told = answer.headers['docker-content-digest'];
    const promised = isDigest(reference) ? reference : typeof told === 'string' && isDigest(told) ? told : undefined;
    if (promised !== undefined && !hasDigest(bytes, promised))
      throw notAsDigest(what, promised, 'its content is another');
    return {digest: promised ?? digestOf(bytes), manifest: readManifest(text, what)};
  }

  const blob: WritableStore['blob'] = async function* blob(repository, {digest, size}, limit, signal) {
    const what = placeOf(repository);
    if (size > limit) throw tooLarge(what, size, limit);
    const url = urlOf(repository, 'blobs', digest);
    const answer = await settled(
      await ask(url, repository, 'pull', {limit: size + 1, signal}),
      `${what}: ${digest}`,
      [200],
    );
    yield* verified(answer.body, {digest, size}, what);
  };

  async function putBlob(repository: string, bytes: Uint8Array, signal?: AbortSignal): Promise<void> {
    const what = placeOf(repository);
    const digest = digestOf(bytes);
    const actions = 'pull,push';
    const request = {limit: MAX_ERROR, signal};
    const there = await ask(urlOf(repository, 'blobs', digest), repository, actions, {...request, method: 'HEAD'});
    there.drop();
    if (there.status === 200) return;
    const begun = await ask(urlOf(repository, 'blobs', 'uploads/'), repository, actions, {...request, method: 'POST'});
    await settled(begun, what, [202]);
    begun.drop();
    const location = begun.headers.location ?? '';
    if (!URL.canParse(location, begun.url)) throw await unexpected(what, begun);
    const upload = new URL(location, begun.url);
    // A registry behind a proxy that ends TLS may call itself by http: what was encrypted stays so.
    if (upload.host === base.host) upload.protocol = base.protocol;
    upload.searchParams.set('digest', digest);
    const headers = {'content-type': 'application/octet-stream'};
    const put = await ask(upload, repository, actions, {...request, method: 'PUT', headers, body: bytes});
    (await settled(put, what, [201])).drop();
  }

  const putManifest: WritableStore['putManifest'] = async (repository, tag, {mediaType, text}, signal) => {
    const url = urlOf(repository, 'manifests', tag);
    const request = {
      method: 'PUT',
      headers: {'content-type': mediaType},
      body: Buffer.from(text),
      limit: MAX_ERROR,
    } as const;
    const answer = await ask(url, repository, 'pull,push', {...request, signal});
    (await settled(answer, `${placeOf(repository)}:${tag}`, [201])).drop();
  };

  return {where: host, ping, repositories, tags, manifest, blob, putBlob, putManifest};
}

function noCatalog(host: string): StrataError {
  return new StrataError('registry.no-catalog', `${host} does not tell which repositories it has`, {
    hint: 'Remove it, and add it again with their names: on the Registries screen, or `strata registry add` with --repository for each.',
  });
}

/** An answer that is as it should be. Throws StrataError for any other status. */
async function settled(answer: HttpAnswer, what: string, right: readonly number[]): Promise<HttpAnswer> {
  if (right.includes(answer.status)) return answer;
  if (answer.status === 404) {
    answer.drop();
    throw missing(what);
  }
  if (answer.status === 403) {
    answer.drop();
    throw denied(what, true);
  }
  throw await unexpected(what, answer);
}
