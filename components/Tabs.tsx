import {Line} from './Line.tsx';

/** The tabs of a screen; their numbers are their keys. */
export function Tabs<Name extends string>({
  names,
  shown,
  width,
}: {
  readonly names: readonly Name[];
  readonly shown: Name;
  readonly width: number;
}) {
  return (
    <Line
      spans={names.flatMap((name, at) => [
        {text: ' '},
        name === shown
          ? {text: `[${at + 1} ${name}]`, tone: 'title' as const}
          : {text: ` ${at + 1} ${name} `, tone: 'dim' as const},
      ])}
      width={width}
    />
  );
}
