import type {Credential} from '../../domain/pack/registry-setting.ts';
import {isRecord} from '../../domain/values/plain-data.ts';
import {readJson} from '../http/answer-text.ts';
import type {HttpAnswer, HttpClient} from '../http/http-client.ts';
import {shownUrl} from '../http/shown-url.ts';
import {type Challenge, parseChallenges} from './challenge.ts';
import {denied, unexpected} from './registry-trouble.ts';

/** Authenticates at a registry: with nothing, a user name and password, or a token from its token service. */
export interface Authorizer {
  /** The header to send, as far as the registry's ways are known. */
  headerFor(scope: string): string | undefined;
  /**
   * Does what a refusal asks for, and returns the header for the next try; undefined when there is nothing better to
   * offer. Throws StrataError `registry.denied`, and the token service's errors.
   */
  answer(refusal: HttpAnswer, scope: string, signal?: AbortSignal): Promise<string | undefined>;
  /** Did we send a credential? */
  isKnown(): boolean;
}

export interface AuthorizerOptions {
  readonly http: HttpClient;
  readonly credential: () => Promise<Credential | undefined>;
}

/** The life of a token that states none (distribution specification), in seconds; it is renewed a little earlier. */
const LIFETIME = 60;
const MARGIN = 10;
/** Bytes. */
const MAX_TOKEN = 1_000_000;

export function openAuthorizer({http, credential}: AuthorizerOptions): Authorizer {
  const tokens = new Map<string, {readonly header: string; readonly until: number}>();
  let basic: string | undefined;
  let known = false;
  /** Asked for once, because the user may have to answer. */
  let asking: Promise<Credential | undefined> | undefined;

  async function who(): Promise<Credential | undefined> {
    asking ??= credential();
    const found = await asking;
    known = found !== undefined;
    return found;
  }

  function headerFor(scope: string): string | undefined {
    const token = tokens.get(scope);
    return token !== undefined && token.until > performance.now() ? token.header : basic;
  }

  async function answer(refusal: HttpAnswer, scope: string, signal?: AbortSignal): Promise<string | undefined> {
    refusal.drop();
    const challenges = parseChallenges(refusal.headers['www-authenticate'] ?? '');
    const bearer = challenges.find(({scheme}) => scheme === 'bearer');
    if (bearer !== undefined) return fetchToken(bearer, refusal.url, scope, signal);
    if (!challenges.some(({scheme}) => scheme === 'basic')) return undefined;
    const asker = await who();
    if (asker === undefined) return undefined;
    const header = headerOf(asker);
    // It was sent, and not accepted.
    if (basic === header) return undefined;
    basic = header;
    return header;
  }

  async function fetchToken(
    {parameters}: Challenge,
    asked: URL,
    scope: string,
    signal: AbortSignal | undefined,
  ): Promise<string | undefined> {
    const realm = parameters.get('realm') ?? '';
    const asker = await who();
    // A token from elsewhere, and a service that cannot be asked.
    if (!URL.canParse(realm)) return asker?.type === 'token' ? headerOf(asker) : undefined;
    const service = new URL(realm);
    // What may only be sent encrypted must not be lured away.
    const isSafe = service.protocol === 'https:' || (service.protocol === 'http:' && asked.protocol === 'http:');
    if (!isSafe) return undefined;
    // The registry's own scope for the request, or ours when it has none.
    const wanted = parameters.get('scope') ?? scope;
    const answer = await askService(http, service, {service: parameters.get('service'), scope: wanted, asker, signal});
    if (answer.status === 401 || answer.status === 403 || answer.status === 400) {
      answer.drop();
      if (asker?.type === 'token') return headerOf(asker);
      throw denied(asked.host, asker !== undefined);
    }
    if (answer.status !== 200) throw await unexpected(shownUrl(service), answer);
    const {token, seconds} = tokenIn(await readJson(answer, MAX_TOKEN));
    if (token === undefined) return undefined;
    const header = `Bearer ${token}`;
    tokens.set(scope, {header, until: performance.now() + (seconds - MARGIN) * 1000});
    return header;
  }

  return {headerFor, answer, isKnown: () => known};
}

interface TokenRequest {
  readonly service: string | undefined;
  readonly scope: string;
  readonly asker: Credential | undefined;
  readonly signal: AbortSignal | undefined;
}

/** As in Docker's token service: a user name and password by GET, a refresh token by the OAuth2 form. */
async function askService(http: HttpClient, realm: URL, request: TokenRequest): Promise<HttpAnswer> {
  const {service, scope, asker, signal} = request;
  const fields = new URLSearchParams(service === undefined ? {} : {service});
  if (scope !== '') fields.set('scope', scope);
  if (asker?.type === 'token') {
    fields.set('grant_type', 'refresh_token');
    fields.set('client_id', 'strata');
    fields.set('refresh_token', asker.token);
    const headers = {'content-type': 'application/x-www-form-urlencoded'};
    return http.send(realm, {method: 'POST', headers, body: Buffer.from(fields.toString()), limit: MAX_TOKEN, signal});
  }
  const url = new URL(realm);
  for (const [name, value] of fields) url.searchParams.append(name, value);
  const headers = asker === undefined ? {} : {authorization: headerOf(asker)};
  return http.send(url, {headers, limit: MAX_TOKEN, signal});
}

function headerOf(asker: Credential): string {
  if (asker.type === 'token') return `Bearer ${asker.token}`;
  return `Basic ${Buffer.from(`${asker.username}:${asker.password}`).toString('base64')}`;
}

function tokenIn(value: unknown): {readonly token: string | undefined; readonly seconds: number} {
  const {token, access_token: accessToken, expires_in: expiresIn} = isRecord(value) ? value : {};
  const found = [token, accessToken].find(one => typeof one === 'string' && /^[\x21-\x7E]+$/.test(one));
  const seconds = typeof expiresIn === 'number' && expiresIn >= LIFETIME ? expiresIn : LIFETIME;
  return {token: typeof found === 'string' ? found : undefined, seconds};
}
