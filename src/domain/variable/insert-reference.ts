import type {Variable} from '../profile/profile.ts';
import {findEntry, readOutline} from '../values/find-entry.ts';
import type {KeyPath} from '../values/key-path.ts';
import type {Entry} from '../values/outline.ts';
import {setValue} from '../values/set-value.ts';

/**
 * Puts a reference to a variable in the place of the value at a path; undefined when there is no single value there, so
 * that no map or list is lost. The reference is quoted, as in Palette's guide (domain: 11), except for numbers and
 * booleans: Palette fills in the bare value, which in quotes would be a text to Helm.
 */
export function insertReference(text: string, path: KeyPath, variable: Variable): string | undefined {
  const outline = readOutline(text);
  const entry = findEntry(outline, path);
  if (entry === undefined || !isSingle(outline.text, entry)) return undefined;
  const reference = `{{.spectro.var.${variable.name}}}`;
  const isBare = variable.format === 'number' || variable.format === 'boolean';
  return setValue(text, path, isBare ? reference : `'${reference}'`);
}

/** YAML would read a reference without quotes as a map in a map. */
function isSingle(text: string, {shape, valueStart}: Entry): boolean {
  return shape === 'text' || shape === 'empty' || (shape === 'flow-map' && text.startsWith('{{', valueStart));
}
