import {useMemo} from 'react';
import type {Pack, PackSummary} from '../../src/domain/pack/pack.ts';
import {localTime} from '../../src/domain/text/local-time.ts';
import {printable} from '../../src/domain/text/printable.ts';
import {type BesideText, besideLines} from '../../state/beside-text.ts';
import type {State} from '../../state/model.ts';
import {textOfPack} from '../../state/screens/picker/beside-packs.ts';
import {isSamePack, summaryAtCursor} from '../../state/screens/picker/picker-rows.ts';
import type {PackPicker} from '../../state/screens/picker/picker-screen.ts';
import {Detail} from '../Detail.tsx';
import type {Span} from '../Line.tsx';
import {moreBeside} from '../more-beside.ts';
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
  const {besideTop: top} = state;
  const more = moreBeside(state);
  // With each key the cursor moves in the list, and the detail stays.
  const lines = useMemo(
    () => (summary === undefined ? [] : packLines(summary, {pack, stage, values, detail}, {width, height, top, more})),
    [summary, pack, stage, values, detail, width, height, top, more],
  );
  return <Detail lines={lines} width={width} height={height} />;
}

type ShownPack = Pick<PackPicker, 'pack' | 'stage' | 'values' | 'detail'>;

interface Pane {
  readonly width: number;
  readonly height: number;
  /** How many lines of the text are out of sight above. */
  readonly top: number;
  /** What it says when there are more below. */
  readonly more: string;
}

function packLines(summary: PackSummary, shown: ShownPack, pane: Pane): readonly (readonly Span[])[] {
  const {pack} = shown;
  const read = pack.status === 'ready' && isSamePack(pack.value, summary) ? pack.value : undefined;
  const facts = [
    summary.registry,
    summary.addonType,
    `for ${summary.cloudTypes.join(', ')}`,
    read?.readAt === undefined ? '' : `as read ${localTime(read.readAt)}`,
  ]
    .filter(Boolean)
    .join('  ');
  return [
    [
      {text: ` ${printable(summary.displayName)} ${summary.version}`, tone: 'title'},
      {text: summary.state === 'active' ? '' : `  ${summary.state}`, tone: 'warning'},
    ],
    [{text: ` ${printable(facts)}`, tone: 'dim'}],
    ...(read === undefined ? unread(pack, pane.width) : textLines(shown, read, pane)),
  ];
}

function unread(pack: ShownPack['pack'], width: number): readonly (readonly Span[])[] {
  return [plain(''), ...(pack.status === 'failed' ? failure(pack.message, width - 3) : [plain('reading the pack…')])];
}

/** What the text is, what is wrong with the pack, and as much of the text as can be seen. */
function textLines(shown: ShownPack, pack: Pack, {width, height, top, more}: Pane): readonly (readonly Span[])[] {
  const beside = textOfPack(shown, pack, width, height);
  const troubles = pack.troubles.map((text): readonly Span[] => [{text: ` ! ${printable(text)}`, tone: 'warning'}]);
  if (beside === undefined) return [plain(''), ...troubles, plain('its values are empty')];
  const lines = besideLines({...beside, height: beside.height + 1}, top);
  const head = `${headOf(beside, shown)}${lines.length > beside.height ? `   ${more}` : ''}`;
  const paint = beside.kind === 'prose' ? proseSpans : codeSpans;
  return [
    [{text: ` ${head}`, tone: 'dim'}],
    ...troubles,
    ...lines.map((line): readonly Span[] => [{text: ' '}, ...paint(line)]),
  ];
}

function headOf({kind}: BesideText, {detail}: ShownPack): string {
  if (kind === 'prose') return 'README';
  return detail === 'readme' ? 'no README; its values:' : 'VALUES';
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

/** Only what can be seen is prepared: a README may have thousands of lines. */
function firstLines(text: string, count: number): readonly string[] {
  return text.split('\n', count).map(line => printable(line.replace(/\r$/, '').replaceAll('\t', '    ')));
}
