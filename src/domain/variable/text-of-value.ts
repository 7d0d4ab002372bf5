/**
 * A value of a variable as text. A document may have anything in the place of a text: a default of 3, an option of
 * true, a name of null.
 */
export function textOfValue(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === undefined || value === null ? '' : JSON.stringify(value);
}
