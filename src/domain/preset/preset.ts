/** A ready-made change to a pack's values, from its `presets.yaml` (domain: 6). At most one of a group is enabled. */
export interface Preset {
  readonly name: string;
  readonly displayName: string;
  readonly group: string;
  /** Dotted paths that enabling it deletes; a path that does not exist is no mistake. */
  readonly remove: readonly string[];
  /** YAML that enabling it merges into the values: maps deeply, lists as a whole. */
  readonly add: string;
}
