import {printable} from '../../domain/text/printable.ts';

/** An address as it may be shown: without user name, password and query, which may hold signatures and tokens. */
export function shownUrl(url: URL): string {
  return printable(`${url.protocol}//${url.host}${url.pathname}`);
}
