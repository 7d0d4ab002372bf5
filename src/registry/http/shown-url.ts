import {printable} from '../../domain/text/printable.ts';

/** An address as it may be shown: no name, no password, no query, in which signatures and tokens travel. */
export function shownUrl(url: URL): string {
  return printable(`${url.protocol}//${url.host}${url.pathname}`);
}
