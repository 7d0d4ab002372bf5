/**
 * The position of everything in a values text: its keys and list items as a tree of source ranges. It says nothing of
 * what the values mean (`parseValues` does), so a scan can make it in a millisecond or two.
 */
export interface Outline {
  readonly text: string;
  /** One for each YAML document with content, or a single empty one. */
  readonly roots: readonly [Entry, ...Entry[]];
}

/** A key with its value, a list item, or the root of a document. Offsets are those of the text. */
export interface Entry {
  /** Undefined for a root. */
  readonly parent: Entry | undefined;
  /** The key, or the place in the list; of a root the empty string. */
  readonly segment: string | number;
  /** Where the key or the dash begins; of a root, its document. */
  readonly start: number;
  /** Of `start`, counted from 0; -1 of a root. */
  readonly column: number;
  /** Of `start`, counted from 1. */
  readonly line: number;
  readonly shape: Shape;
  /** Right after the colon or dash; after the key or before the item where a flow collection has none. */
  readonly mark: number;
  /** From its anchor or tag, where it has one; `mark` where there is no value. */
  readonly valueStart: number;
  /** Without the blanks and the comment after it. */
  readonly valueEnd: number;
  /** The start of the line after its last line; inside a flow collection the end of the value. */
  readonly end: number;
  /** Whether it stands inside `[...]` or `{...}`. */
  readonly isInFlow: boolean;
  /** In the order of the text. Of a flow collection only where the parser has looked into it: see `childrenOf`. */
  readonly children: readonly Entry[];
}

/** `text` is a scalar in any style but the block ones; `empty` is no value at all, which means null. */
export type Shape = 'map' | 'list' | 'flow-map' | 'flow-list' | 'text' | 'block-text' | 'alias' | 'empty';
