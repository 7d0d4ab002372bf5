/**
 * The known fields of Palette's import document and their types, as data: `palette-document.ts` checks documents by it,
 * and text fields are read as written. Source: palette-sdk-go, v1_cluster_profile_*_import_entity.go, v1_variable.go.
 */
export type Shape = TextShape | FlagShape | ListShape | DictionaryShape | MapShape;

interface Common {
  /** null is kept; elsewhere null is the same as an absent field, as Go reads it. */
  readonly nullable?: true;
  /** What an absent (or null) field is read as. */
  readonly absent?: unknown;
}

export interface TextShape extends Common {
  readonly kind: 'text';
}
export interface FlagShape extends Common {
  readonly kind: 'flag';
}
export interface ListShape extends Common {
  readonly kind: 'list';
  readonly of: Shape;
}
/** Any keys, values of one shape. */
export interface DictionaryShape extends Common {
  readonly kind: 'dictionary';
  readonly of: Shape;
}
/** Known keys; others are kept as they are. */
export interface MapShape extends Common {
  readonly kind: 'map';
  readonly fields: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
}

const text: TextShape = {kind: 'text'};
const flag: FlagShape = {kind: 'flag'};

const registry: MapShape = {
  kind: 'map',
  nullable: true,
  fields: {
    metadata: {
      kind: 'map',
      nullable: true,
      fields: {uid: text, name: text, kind: text, isPrivate: flag, providerType: text, isSyncSupported: flag},
    },
  },
};

const manifest: MapShape = {
  kind: 'map',
  required: ['name'],
  // Go leaves an empty text out.
  fields: {name: text, content: {kind: 'text', absent: ''}},
};

const layer: MapShape = {
  kind: 'map',
  required: ['name'],
  fields: {
    name: text,
    type: text,
    layer: text,
    version: text,
    tag: text,
    values: {kind: 'text', nullable: true},
    manifests: {kind: 'list', nullable: true, of: manifest},
    registry,
  },
};

const option: MapShape = {kind: 'map', required: ['value'], fields: {value: text, label: text, description: text}};

const variable: MapShape = {
  kind: 'map',
  required: ['name'],
  fields: {
    name: text,
    displayName: text,
    description: text,
    format: text,
    inputType: text,
    options: {kind: 'list', nullable: true, of: option},
    defaultValue: text,
    regex: text,
    required: flag,
    hidden: flag,
    immutable: flag,
    isSensitive: flag,
  },
};

export const PROFILE_SHAPE: MapShape = {
  kind: 'map',
  required: ['metadata', 'spec'],
  fields: {
    metadata: {
      kind: 'map',
      required: ['name'],
      fields: {name: text, description: text, labels: {kind: 'dictionary', nullable: true, of: text}},
    },
    spec: {
      kind: 'map',
      required: ['template'],
      fields: {
        version: text,
        template: {
          kind: 'map',
          fields: {
            type: {kind: 'text', nullable: true},
            cloudType: {kind: 'text', nullable: true},
            packs: {kind: 'list', nullable: true, absent: [], of: layer},
          },
        },
        variables: {kind: 'list', nullable: true, of: variable},
      },
    },
  },
};

/** The keys of a layer in the order in which Palette writes them (counted over real exports). */
export const LAYER_ORDER = Object.keys(layer.fields);

/** Whether the field at this path of a profile document is text. */
export function isTextField(path: readonly (string | number)[]): boolean {
  let shape: Shape | undefined = PROFILE_SHAPE;
  for (const step of path) shape = shape === undefined ? undefined : below(shape, step);
  return shape?.kind === 'text';
}

function below(shape: Shape, step: string | number): Shape | undefined {
  if (shape.kind === 'list' || shape.kind === 'dictionary') return shape.of;
  return shape.kind === 'map' && Object.hasOwn(shape.fields, step) ? shape.fields[step] : undefined;
}
