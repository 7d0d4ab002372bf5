/** A value of a variable as text. A document may hold anything where a text belongs: a default of 3, an option of true, a name of null. */
export function textOfValue(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === undefined || value === null ? '' : JSON.stringify(value);
}
