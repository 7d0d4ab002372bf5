import {formatKeyPath, parseKeyPath} from '../values/key-path.ts';
import {isDocumentMarker, isLineEnd, isRestEmpty, skipWhite, startOfNextLine} from '../values/scan-inline.ts';
import {findLeftOut} from './left-out.ts';
import type {Choices} from './merge-data.ts';
import type {Merge} from './merge.ts';

/** Merges one document. */
export type MergeOne = (base: string, mine: string, theirs: string, choices: Choices) => Merge;

/**
 * Merges texts of as many YAML documents each, the first with the first and so on; paths begin with the place of their document, as in a
 * comparison: `[1].replicas`. Undefined where they are not as many, or one of them can't be merged by key path.
 */
export function mergeDocuments(
  base: string,
  mine: string,
  theirs: string,
  choices: Choices,
  mergeOne: MergeOne,
): Merge | undefined {
  const [old, own, other] = [base, mine, theirs].map(splitDocuments);
  if (old === undefined || own === undefined || other === undefined) return undefined;
  if (old.length === 1 || own.length !== old.length || other.length !== old.length) return undefined;
  const merges = old.map((document, at) =>
    mergeOne(document.text, own[at]?.text ?? '', other[at]?.text ?? '', choicesWithin(choices, at)),
  );
  if (merges.some(({comparedAs}) => comparedAs === 'lines')) return undefined;
  const text = merges.map((merge, at) => joinLines(markerOf(old[at], own[at], other[at]), merge.text)).join('');
  return {
    text,
    paths: merges.flatMap(({paths}, at) => paths.map(path => ({...path, path: [at, ...path.path]}))),
    leftOut: findLeftOut(base, mine, text),
    comparedAs: 'values',
  };
}

interface Piece {
  /** The line that it begins with; of the first with the comments above that, and empty where there is none. */
  readonly marker: string;
  readonly text: string;
}

/** Undefined where a line says more to YAML than that a document begins. */
function splitDocuments(text: string): readonly Piece[] | undefined {
  const pieces: Piece[] = [];
  let [start, marker, saysSomething] = [0, '', false];
  for (let at = 0, next = 0; at < text.length; at = next) {
    next = startOfNextLine(text, at);
    if (text[at] === '%') return undefined;
    if (isDocumentMarker(text, at)) {
      if (text[at] === '.' || !isRestEmpty(text, at + 3)) return undefined;
      // What stands above the first marker is mostly comments, and no document.
      const isHead = pieces.length === 0 && marker === '' && !saysSomething;
      if (!isHead) pieces.push({marker, text: text.slice(start, at)});
      marker = text.slice(isHead ? start : at, next);
      [start, saysSomething] = [next, false];
    } else {
      const first = skipWhite(text, at);
      saysSomething ||= text[first] !== '#' && !isLineEnd(text.charCodeAt(first));
    }
  }
  return [...pieces, {marker, text: text.slice(start)}];
}

/** As theirs, unless only mine is another than it was. */
function markerOf(old: Piece | undefined, own: Piece | undefined, other: Piece | undefined): string {
  return (other?.marker === old?.marker ? own?.marker : other?.marker) ?? '';
}

/** A text may end with a marker, and without a line break. */
function joinLines(marker: string, text: string): string {
  return marker === '' || text === '' || marker.endsWith('\n') ? marker + text : `${marker}\n${text}`;
}

/** The choices at paths of one document, as that knows them. */
function choicesWithin(choices: Choices, at: number): Choices {
  return new Map(
    [...choices].flatMap(([key, choice]) => {
      const [document, ...path] = parseKeyPath(key) ?? [];
      return document === at ? [[formatKeyPath(path), choice] as const] : [];
    }),
  );
}
