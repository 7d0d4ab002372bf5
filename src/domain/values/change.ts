import type {NewEntry} from './insert-key.ts';
import type {KeyPath, KeySegment} from './key-path.ts';
import type {YamlSource} from './yaml-source.ts';

/** One change to a values text; `value` is the meaning of its source. */
export type Change =
  | {readonly kind: 'set'; readonly path: KeyPath; readonly source: YamlSource; readonly value: unknown}
  | {readonly kind: 'add'; readonly path: KeyPath; readonly entry: PlacedEntry; readonly value: unknown}
  | {readonly kind: 'remove'; readonly path: KeyPath};

/** A new key, with the keys that it came below, nearest first; it goes last when that is unknown. */
export interface PlacedEntry extends NewEntry {
  readonly below?: readonly KeySegment[];
}
