import {isDocumentMarker, isRestEmpty} from '../../values/scan-inline.ts';
import {depthsOf} from './value-blocks.ts';
import type {Range, ValuesSide} from './value-range.ts';

/** One YAML document of a side. */
export interface ValuesDocument extends Range {
  /** For a single document, the whole text, including a marker at its beginning. */
  readonly text: string;
}

/**
 * The YAML documents of a text, without the markers between them; usually one. Undefined when a line means more to YAML
 * than the beginning of a document: the end of one (`...`), a directive, a value beside the marker.
 */
export function documentsOf(side: ValuesSide): readonly ValuesDocument[] | undefined {
  const {text, lines} = side;
  const depths = depthsOf(lines);
  const first = text.slice(0, lengthOfMark(text)).split('\n').length - 1;
  const documents: ValuesDocument[] = [];
  let start = first;
  const close = (end: number) => documents.push({side, depths, start, end, text: lines.slice(start, end).join('\n')});
  for (let at = first; at < lines.length; at += 1) {
    // Nearly all lines are indented, or say nothing.
    if (depths[at] !== 0) continue;
    const line = lines[at] ?? '';
    if (line.startsWith('%') || line.startsWith('...')) return undefined;
    if (!isDocumentMarker(line, 0)) continue;
    if (!isRestEmpty(line, MARKER.length)) return undefined;
    close(at);
    start = at + 1;
  }
  if (documents.length === 0) return [{side, depths, start: first, end: lines.length, text}];
  close(lines.length);
  return documents;
}

const MARKER = '---';

/** The end of the marker with which a first document may begin, including comments above it; 0 without one. */
function lengthOfMark(text: string): number {
  return /^(?:[ \t]*(?:#.*)?\r?\n)*---[ \t]*\r?\n/.exec(text)?.[0].length ?? 0;
}
