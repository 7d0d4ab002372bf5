import {useMemo} from 'react';
import type {PackSummary} from '../../src/domain/pack/pack.ts';
import {wrapLine} from '../../src/domain/text/fit.ts';
import {localTime} from '../../src/domain/text/local-time.ts';
import {printable} from '../../src/domain/text/printable.ts';
import type {State} from '../../state/model.ts';
import type {PackPicker} from '../../state/screen.ts';
import {isSamePack, summaryAtCursor} from '../../state/screens/picker/picker-rows.ts';
import {Detail} from '../Detail.tsx';
import type {Span} from '../Line.tsx';
import {failure, Page, plain} from '../Page.tsx';
import {codeSpans, proseSpans} from '../text-spans.ts';

interface DetailProps {
  readonly state: State;
  readonly picker: PackPicker;
  readonly width: number;
  readonly height: number;
}

/** The pack under the cursor: what it is, and its README or its values. */
export function PackDetail({state, picker, width, height}: DetailProps) {
  const summary = summaryAtCursor(state, picker);
  const {pack, stage, values, detail} = picker;
  // With each key the cursor moves in the list, and the detail stays.
  const lines = useMemo(
    () => (summary === undefined ? [] : packLines(summary, {pack, stage, values, detail}, width, height)),
    [summary, pack, stage, values, detail, width, height],
  );
  return <Detail lines={lines} width={width} height={height} />;
}

type ShownPack = Pick<PackPicker, 'pack' | 'stage' | 'values' | 'detail'>;

function packLines(
  summary: PackSummary,
  shown: ShownPack,
  width: number,
  height: number,
): readonly (readonly Span[])[] {
  const {pack} = shown;
  const readAt = pack.status === 'ready' && isSamePack(pack.value, summary) ? pack.value.readAt : undefined;
  const facts = [
    summary.registry,
    summary.addonType,
    `for ${summary.cloudTypes.join(', ')}`,
    readAt === undefined ? '' : `as read ${localTime(readAt)}`,
  ]
    .filter(Boolean)
    .join('  ');
  return [
    [
      {text: ` ${printable(summary.displayName)} ${summary.version}`, tone: 'title'},
      {text: summary.state === 'active' ? '' : `  ${summary.state}`, tone: 'warning'},
    ],
    [{text: ` ${printable(facts)}`, tone: 'dim'}],
    plain(''),
    ...textLines(shown, summary, width - 3, height - 3),
  ];
}

/** The values that the layer will have, under the presets that change them. */
export function PickedValues({picker, width, height}: Omit<DetailProps, 'state'>) {
  const {values} = picker;
  const rule: readonly Span[] = [{text: ` ${'─'.repeat(Math.max(0, width - 2))}`, tone: 'dim'}];
  if (values === undefined) return <Page lines={[rule]} width={width} height={height} />;
  const shown = values.trim() === '' ? ['its values are empty; e edits them'] : firstLines(values, height - 1);
  return (
    <Page
      lines={[rule, ...shown.map((line): readonly Span[] => [{text: ' '}, ...codeSpans(line)])]}
      width={width}
      height={height}
    />
  );
}

function textLines(
  shown: ShownPack,
  summary: PackSummary,
  width: number,
  height: number,
): readonly (readonly Span[])[] {
  const {pack} = shown;
  if (pack.status === 'failed') return failure(pack.message, width);
  if (pack.status === 'loading' || !isSamePack(pack.value, summary)) return [plain('reading the pack…')];
  const {readme} = pack.value;
  const values = shown.stage === 'presets' ? (shown.values ?? pack.value.values) : pack.value.values;
  const troubles = pack.value.troubles.map((text): readonly Span[] => [
    {text: ` ! ${printable(text)}`, tone: 'warning'},
  ]);
  if (shown.detail === 'readme' && readme !== undefined && readme.trim() !== '') {
    return [
      ...troubles,
      ...firstLines(readme, height)
        .flatMap(line => wrapLine(line, width))
        .map(line => [{text: ' '}, ...proseSpans(line)]),
    ];
  }
  const head: readonly Span[] = [
    {text: shown.detail === 'readme' ? ' no README; its values:' : ' VALUES', tone: 'dim'},
  ];
  if (values.trim() === '') return [...troubles, plain('its values are empty')];
  return [
    ...troubles,
    head,
    ...firstLines(values, height).map((line): readonly Span[] => [{text: ' '}, ...codeSpans(line)]),
  ];
}

/** Only what can be seen is prepared: a README may have thousands of lines. */
function firstLines(text: string, count: number): readonly string[] {
  return text.split('\n', count).map(line => printable(line.replace(/\r$/, '').replaceAll('\t', '    ')));
}
