import type {Span} from './Line.tsx';

/** A line of values or of a manifest: a comment of its own is dim. */
export function codeSpans(line: string): readonly Span[] {
  const comment = /^(\s*)(#.*)$/.exec(line);
  return comment === null ? [{text: line}] : [{text: comment[1] ?? ''}, {text: comment[2] ?? '', tone: 'dim'}];
}

/** A line of a README: Markdown's headings stand out. */
export function proseSpans(line: string): readonly Span[] {
  return [{text: line, tone: /^#{1,6}\s/.test(line) ? 'title' : 'plain'}];
}
