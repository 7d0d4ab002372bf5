/** One of the authentication schemes that a server offers in `WWW-Authenticate` (RFC 9110, 11.6.1). */
export interface Challenge {
  /** In lower case: `basic`, `bearer`. */
  readonly scheme: string;
  /** By name, in lower case: `realm`, `service`, `scope`. */
  readonly parameters: ReadonlyMap<string, string>;
}

const TOKEN = /[\w!#$%&'*+.^`|~-]+/y;
const BLANK = /[ \t]*/y;
const QUOTED = /"((?:[^"\\]|\\.)*)"/sy;
/** No honest server sends a longer header; characters. */
const MAX_HEADER = 16_000;

/**
 * Reads the header, which may offer several at once; commas part both parameters and challenges, so it is read from left to right: a
 * word before `=` is a parameter, any other begins a challenge. What is not understood ends the reading.
 */
export function parseChallenges(header: string): readonly Challenge[] {
  const text = header.slice(0, MAX_HEADER);
  const challenges: {scheme: string; parameters: Map<string, string>}[] = [];
  let at = 0;

  function take(pattern: RegExp): string | undefined {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) return undefined;
    at = pattern.lastIndex;
    return match[1] ?? match[0];
  }

  function skip(character: string): boolean {
    take(BLANK);
    if (text[at] !== character) return false;
    at += 1;
    take(BLANK);
    return true;
  }

  for (;;) {
    while (skip(','));
    const word = take(TOKEN);
    if (word === undefined) return challenges;
    if (skip('=')) {
      const value = text[at] === '"' ? take(QUOTED)?.replaceAll(/\\(.)/gs, '$1') : take(TOKEN);
      const last = challenges.at(-1);
      if (value === undefined || last === undefined) return challenges;
      // Of duplicate parameters, the first counts.
      if (!last.parameters.has(word.toLowerCase())) last.parameters.set(word.toLowerCase(), value);
    } else {
      challenges.push({scheme: word.toLowerCase(), parameters: new Map()});
    }
  }
}
