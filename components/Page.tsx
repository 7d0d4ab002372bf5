import {Box} from 'ink';
import {Line, type Span} from './Line.tsx';

/** Lines of text from the top, `height` of them: for messages, details and READMEs. */
export function Page({
  lines,
  width,
  height,
}: {
  readonly lines: readonly (readonly Span[])[];
  readonly width: number;
  readonly height: number;
}) {
  return (
    <Box flexDirection="column" width={width} height={height} overflow="hidden">
      {lines.slice(0, height).map((spans, at) => (
        <Line key={at} spans={spans} width={width} />
      ))}
    </Box>
  );
}

/** One plain line. */
export function plain(text: string): readonly Span[] {
  return [{text: ` ${text}`}];
}
