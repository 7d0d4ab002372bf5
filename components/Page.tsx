import {Box} from 'ink';
import {wrap} from '../src/domain/text/fit.ts';
import type {Span} from './Line.tsx';
import {Lines} from './Lines.tsx';

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
      <Lines lines={lines.slice(0, height)} width={width} />
    </Box>
  );
}

/** Why something cannot be shown, on as many lines as it takes, because what to do about it stands at the end. */
export function failure(message: string, width: number): readonly (readonly Span[])[] {
  return wrap(message, width - 3).map((line, at) => [{text: ` ${at === 0 ? '!' : ' '} ${line}`, tone: 'error'}]);
}

/** One plain line. */
export function plain(text: string): readonly Span[] {
  return [{text: ` ${text}`}];
}
