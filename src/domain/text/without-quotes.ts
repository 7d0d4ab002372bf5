/**
 * A sentence without what it quotes, for logs and reports: what stands between quotes may be a value, and a secret one. From the first quote
 * to the last one, since what is quoted may hold quotes; where there is only one, to the end. An apostrophe is none.
 */
export function withoutQuotes(text: string): string {
  const first = text.search(QUOTE);
  if (first < 0) return text;
  const last = Math.max(...['"', "'", '`', '”', '’'].map(quote => text.lastIndexOf(quote)));
  const quote = text[first] ?? '';
  return `${text.slice(0, first)}${quote}…${last > first ? `${quote}${text.slice(last + 1)}` : ''}`;
}

/** One that begins something: an apostrophe stands behind a letter. */
const QUOTE = /["`“”]|(?<![\p{L}\d])['‘’]/u;
