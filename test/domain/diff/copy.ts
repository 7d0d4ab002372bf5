import {parseExactJson} from '../../../src/domain/values/exact-number.ts';

/** A deep copy without the keys that are undefined. `structuredClone` knows no exact numbers. */
export function copyOf<T>(value: T): T {
  const text = JSON.stringify(value);
  const copy = parseExactJson(text);
  if (isCopy(copy, value, text)) return copy;
  throw new Error(`no plain data: ${text}`);
}

function isCopy<T>(copy: unknown, _of: T, text: string): copy is T {
  return JSON.stringify(copy) === text;
}
