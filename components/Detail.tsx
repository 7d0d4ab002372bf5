import {Box} from 'ink';
import {memo} from 'react';
import type {Span} from './Line.tsx';
import {Lines} from './Lines.tsx';
import {Page} from './Page.tsx';
import {useIsRead} from './plain/reading.ts';

interface DetailProps {
  readonly lines: readonly (readonly Span[])[];
  readonly width: number;
  readonly height: number;
}

/** The pane beside a list: lines behind a rule that runs down to the last row. */
export const Detail = memo(DetailPane);

function DetailPane({lines, width, height}: DetailProps) {
  const isRead = useIsRead();
  if (isRead) return <Page lines={lines} width={width} height={height} />;
  const ruled = Array.from({length: height}, (_, at) => [RULE, ...(lines[at] ?? [])]);
  return (
    <Box flexDirection="column" width={width} height={height} overflow="hidden">
      <Lines lines={ruled} width={width} />
    </Box>
  );
}

const RULE: Span = {text: '│', tone: 'dim'};
