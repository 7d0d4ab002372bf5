import {Text} from 'ink';
import {useContext} from 'react';
import {lineText, type Span} from './Line.tsx';
import {useIsRead} from './plain/reading.ts';
import {ThemeContext} from './theme.ts';

/**
 * Rows below one another, each exactly as wide as it is told. However many there are, they are one text: React, the
 * layout and Ink handle a pane like a single row, at the start and with every key.
 */
export function Lines({lines, width}: {readonly lines: readonly (readonly Span[])[]; readonly width: number}) {
  const isRead = useIsRead();
  const theme = useContext(ThemeContext);
  const texts = lines.map(spans => lineText(spans, width, false, isRead ? undefined : theme));
  return <Text wrap="truncate">{texts.join('\n')}</Text>;
}
