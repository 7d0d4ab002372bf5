import {type Layer, layerId, manifestsOf, packNameOf, valuesOf} from '../layer/layer.ts';
import type {Pack} from '../pack/pack.ts';
import {checkSchema, type SchemaFinding} from '../schema-constraint/check-schema.ts';
import {parseSchema, type Schema} from '../schema-constraint/parse-schema.ts';
import {parseValues} from '../values/parse-values.ts';
import {lazy} from './lazy.ts';
import {type TextFacts, textFacts} from './text-facts.ts';

/** What rules ask about one layer. Valid until the layer or its pack is another object. */
export interface LayerFacts {
  readonly layer: Layer;
  readonly id: string;
  /** The pack's own name, without the display name of a second copy. */
  readonly packName: string;
  /** The layer's pack, when a registry has it. */
  readonly pack: Pack | undefined;
  /** The values that apply: the layer's own, or its pack's when it has none. */
  readonly values: TextFacts;
  readonly manifests: readonly TextFacts[];
  /** Values and manifests. */
  readonly texts: readonly TextFacts[];
  readonly schema: () => Schema | undefined;
  /** What the pack's schema says about the values, references aside. */
  readonly schemaFindings: () => readonly SchemaFinding[];
  /** What the pack's own values mean. */
  readonly defaults: () => unknown;
}

export function layerFacts(layer: Layer, pack: Pack | undefined): LayerFacts {
  const own = valuesOf(layer);
  // Empty or absent values: the pack's defaults apply (domain: 14.1).
  const isDefault = own === '' && pack !== undefined && pack.values !== '';
  const values = textFacts(isDefault ? pack.values : own, undefined, isDefault);
  const manifests = manifestsOf(layer).map(({name, content}) => textFacts(content, name));
  const schema = lazy(() => (pack?.schema === undefined ? undefined : parseSchema(pack.schema)));
  const defaults = lazy(() => parseValues(pack?.values ?? '').value);
  return {
    layer,
    id: layerId(layer),
    packName: packNameOf(layer),
    pack,
    values,
    manifests,
    texts: [values, ...manifests],
    schema,
    defaults,
    schemaFindings: lazy(() => findInSchema(schema(), values.yaml().value, defaults)),
  };
}

function findInSchema(schema: Schema | undefined, values: unknown, defaults: () => unknown): readonly SchemaFinding[] {
  // Text that cannot be parsed has a problem of its own.
  if (schema === undefined || values === undefined) return [];
  return [
    ...checkSchema(schema, values, schema.constraints.some(({isReadonly}) => isReadonly) ? defaults() : undefined),
  ];
}
