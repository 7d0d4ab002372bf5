import {StrataError} from '../../domain/error.ts';
import {isRecord} from '../../domain/values/plain-data.ts';
import type {HttpAnswer} from '../http/http-client.ts';

/** Names that are taken from all pages; a list without end is none. */
const MAX_NAMES = 100_000;
/** Pages in a row that tell nothing new: what we may not see may have been left out of some. */
const MAX_IN_VAIN = 50;

/**
 * Reads a list of names page by page, as long as pages tell new ones. `ask` fetches a page, `read` gives the names on it;
 * `where` is whose list it is, for messages. Throws StrataError `registry.answer` for a list without end, and what these
 * two throw.
 */
export async function readPages(
  first: URL,
  where: string,
  ask: (page: URL) => Promise<HttpAnswer>,
  read: (answer: HttpAnswer) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const names = new Set<string>();
  const seen = new Set<string>();
  let inVain = 0;
  let next: URL | undefined = first;
  while (next !== undefined && !seen.has(next.href)) {
    seen.add(next.href);
    const before = names.size;
    const answer: HttpAnswer = await ask(next);
    for (const name of await read(answer)) names.add(name);
    if (names.size > MAX_NAMES) throw endless(where);
    inVain = names.size > before ? 0 : inVain + 1;
    next = inVain < MAX_IN_VAIN ? nextPage(answer) : undefined;
  }
  // The real server gives tags in no order.
  return [...names].sort();
}

/** Where the list goes on: the `next` of a `Link` header (RFC 8288), at the same registry. */
function nextPage({headers, url}: HttpAnswer): URL | undefined {
  const header = headers.link;
  const link = (Array.isArray(header) ? header.join(',') : (header ?? '')).slice(0, 8000);
  for (const [, target = '', parameters = ''] of link.matchAll(/<([^<>]*)>([^<>]*)/g)) {
    if (!/;\s*rel\s*=\s*"?next\b/i.test(parameters) || !URL.canParse(target, url)) continue;
    const next = new URL(target, url);
    // Behind a proxy that ends TLS a registry may call itself by http; what counts is that it is the same one.
    if (next.host !== url.host) return undefined;
    next.protocol = url.protocol;
    return next;
  }
  return undefined;
}

/** The names under a key of an answer. Throws StrataError `registry.answer`. `what` is whose answer it is. */
export function namesIn(value: unknown, key: string, what: string): readonly string[] {
  const names: unknown = isRecord(value) ? value[key] : undefined;
  // A repository whose tags were all removed has null.
  if (names === null) return [];
  if (Array.isArray(names)) return names.filter(name => typeof name === 'string');
  throw new StrataError('registry.answer', `${what}: the answer holds no list of ${key}`, {
    hint: 'Check the address: is it the registry itself?',
  });
}

function endless(what: string): StrataError {
  return new StrataError('registry.answer', `${what}: it tells more than ${MAX_NAMES} names`, {
    hint: 'Name the repositories to look at: `strata registry add` with --repository for each.',
  });
}
