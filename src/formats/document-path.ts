/** Where something stands in a document: keys, and places in lists from 0. */
export type DocumentPath = readonly (string | number)[];

/** `spec.template.packs[2].values`; a key that holds more than a name is quoted. */
export function printPath(path: DocumentPath): string {
  return path
    .map(step => (typeof step === 'number' ? `[${step}]` : `.${/^[\w-]+$/.test(step) ? step : JSON.stringify(step)}`))
    .join('')
    .replace(/^\./, '');
}
