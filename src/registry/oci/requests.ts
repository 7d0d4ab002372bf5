import type {Credential} from '../../domain/pack/registry-setting.ts';
import type {HttpAnswer, HttpClient, HttpRequest} from '../http/http-client.ts';
import {openAuthorizer} from './authorizer.ts';
import {denied} from './registry-trouble.ts';

/**
 * Sends a request as whoever the registry wants to see. `actions` are those of its scopes: `pull`, `pull,push`; without a repository, the whole
 * scope. Throws StrataError `registry.denied`, and what `HttpClient.send` throws.
 */
export type Ask = (url: URL, repository: string, actions: string, request: HttpRequest) => Promise<HttpAnswer>;

/** Opens requests to the registry at `base`: who asks is found out once for each repository, and told to nobody else. */
export function openRequests(
  host: string,
  base: URL,
  http: HttpClient,
  credential: (place: string) => Promise<Credential | undefined>,
): Ask {
  // Of each repository its own: who may read one may be another than who may read the next.
  const authorizers = new Map<string, ReturnType<typeof openAuthorizer>>();

  function authorizerOf(repository: string) {
    const known = authorizers.get(repository);
    if (known !== undefined) return known;
    const opened = openAuthorizer({http, credential: () => credential(placeIn(host, repository))});
    authorizers.set(repository, opened);
    return opened;
  }

  return async (url, repository, actions, request) => {
    const authorizer = authorizerOf(repository);
    const scope = repository === '' ? actions : `repository:${repository}:${actions}`;
    // Elsewhere than at the registry nobody asks who we are; an upload may be sent there.
    if (url.host !== base.host) return http.send(url, request);
    const known = authorizer.headerFor(scope);
    const answer = await http.send(url, withHeader(request, known));
    if (answer.status !== 401 || answer.url.host !== base.host) return answer;
    const header = await authorizer.answer(answer, scope, request.signal);
    if (header === undefined || header === known) throw denied(placeIn(host, repository), authorizer.isKnown());
    const second = await http.send(url, withHeader(request, header));
    if (second.status !== 401) return second;
    second.drop();
    throw denied(placeIn(host, repository), authorizer.isKnown());
  };
}

/** What a repository is called in messages, and by which its credential is found: `host/repository`, or the host for the registry itself. */
export function placeIn(host: string, repository: string): string {
  return repository === '' ? host : `${host}/${repository}`;
}

function withHeader(request: HttpRequest, authorization: string | undefined): HttpRequest {
  return authorization === undefined ? request : {...request, headers: {...request.headers, authorization}};
}
