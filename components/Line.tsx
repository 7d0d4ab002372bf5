import {Text} from 'ink';
import {memo, useContext} from 'react';
import {cut, fit, widthOf} from '../src/domain/text/fit.ts';
import type {ThemeName} from '../state/surroundings.ts';
import {useIsRead} from './plain/reading.ts';
import {painted, ThemeContext, type Tone} from './theme.ts';

/** A piece of a line with one style. */
export interface Span {
  readonly text: string;
  readonly tone?: Tone;
  readonly isInverse?: boolean;
}

interface LineProps {
  readonly spans: readonly Span[];
  /** In cells: the line is cut and padded to exactly this. */
  readonly width: number;
  /**
   * The row under the cursor: only its first span, which holds the glyph, is inverse. A whole inverse row would cost
   * some 160 bytes more for each move, too much on a slow line.
   */
  readonly isCursor?: boolean;
}

/**
 * One row of the screen, exactly as wide as it is told. A row is a single text: with a node for each span, Ink would
 * lay out four times as many nodes, at the start and with every key. For several rows, see `Lines`.
 */
export const Line = memo(function Line({spans, width, isCursor = false}: LineProps) {
  const isRead = useIsRead();
  const theme = useContext(ThemeContext);
  return <Text wrap="truncate">{lineText(spans, width, isCursor, isRead ? undefined : theme)}</Text>;
}, isSameLine);

/** A line's text for the terminal, exactly `width` cells wide; without a theme, as plain text. */
export function lineText(
  spans: readonly Span[],
  width: number,
  isCursor: boolean,
  theme: ThemeName | undefined,
): string {
  const shown = cutSpans(spans, width);
  if (theme === undefined) return shown.map(span => span.text).join('');
  return shown
    .map((span, at) =>
      painted(span.text, span.tone ?? 'plain', (isCursor && at === 0) || span.isInverse === true, theme),
    )
    .join('');
}

/** Spans that take exactly `width` cells together. */
function cutSpans(spans: readonly Span[], width: number): readonly Span[] {
  const kept: Span[] = [];
  let room = width;
  for (const span of spans) {
    if (room <= 0) break;
    const text = cut(span.text, room);
    kept.push({...span, text});
    room -= widthOf(text);
  }
  if (room > 0) kept.push({text: fit('', room)});
  return kept;
}

/** Spans are made anew with each state, so they are compared by content. */
function isSameLine(a: LineProps, b: LineProps): boolean {
  return (
    a.width === b.width &&
    a.isCursor === b.isCursor &&
    a.spans.length === b.spans.length &&
    a.spans.every((span, at) => {
      const other = b.spans[at];
      return span.text === other?.text && span.tone === other.tone && span.isInverse === other.isInverse;
    })
  );
}
