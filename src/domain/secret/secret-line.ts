import {MASK} from './secrets.ts';

/**
 * Masks what seems to be a secret in a line of values, by its key's name: `adminPassword: hunter2`. For places where
 * the pack's schema, which knows better, is not at hand. Templates, empty values and references (`existingSecret`,
 * `secretName`) stay.
 */
export function maskSecretLine(line: string): string {
  const match = /^(\s*(?:- )?["']?([\w.-]+)["']?:\s+)(\S.*)$/.exec(line);
  if (match === null) return line;
  const [, start = '', key = '', value = ''] = match;
  return seemsSecret(key) && !isHarmless(value) ? start + MASK : line;
}

/** Whether a key's name suggests a secret: `adminPassword`, `api_key`. */
export function seemsSecret(key: string): boolean {
  return SECRET_KEY.test(key);
}

/** Whether a value, as written, gives nothing away. */
export function isHarmless(value: string): boolean {
  return HARMLESS_VALUE.test(value);
}

const SECRET_KEY =
  /(?:password|passwd|passphrase|token|apikey|api[_-]key|private[_-]?key|secret[_-]?key|client[_-]?secret)$/i;
/** Empty, a flag, a number, a template, a map or list, an anchor, a comment. */
const HARMLESS_VALUE = /^(?:""|''|~|null|true|false|[\d.]+$|["']?\{\{|[[{|>&*#])/;
