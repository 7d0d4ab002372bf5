import type {Pack} from '../../../src/domain/pack/pack.ts';
import {parseSchema, passwordPaths} from '../../../src/domain/schema-constraint/parse-schema.ts';
import {maskSecretLine} from '../../../src/domain/secret/secret-line.ts';
import {maskValuesAt} from '../../../src/domain/secret/secret-values.ts';
import type {Loadable} from '../../loadable.ts';
import {kept} from '../kept.ts';

/**
 * The values as they may be shown: masks what the pack's schema calls passwords, and what looks secret by its key's
 * name. A secret of several lines becomes one line, so line numbers below it are off until secrets are revealed.
 */
export function maskedValues(values: string, pack: Loadable<Pack>): string {
  const schema = pack.status === 'ready' ? (pack.value.schema ?? '') : '';
  return kept(masks, `${schema}\0${values}`, () =>
    maskedText(maskValuesAt(values, schema === '' ? [] : passwordPaths(parseSchema(schema))).values),
  );
}

/** Masks what looks secret by its key's name, keeping the number of lines. */
export function maskedText(text: string): string {
  return text.split('\n').map(maskSecretLine).join('\n');
}

const masks = new Map<string, string>();
