/**
 * A sentence without its quotations, for logs and reports: text between quotes may be a value, even a secret one.
 * Everything from the first quote to the last is left out, because quoted text may contain quotes; after a single
 * quote, everything to the end. An apostrophe is not a quote.
 */
export function withoutQuotes(text: string): string {
  const first = text.search(QUOTE);
  if (first < 0) return text;
  const last = Math.max(...['"', "'", '`', '”', '’'].map(quote => text.lastIndexOf(quote)));
  const quote = text[first] ?? '';
  return `${text.slice(0, first)}${quote}…${last > first ? `${quote}${text.slice(last + 1)}` : ''}`;
}

/** A quote that opens something: an apostrophe follows a letter. */
const QUOTE = /["`\u{201C}\u{201D}]|(?<![\p{L}\d])['\u{2018}\u{2019}]/u;
