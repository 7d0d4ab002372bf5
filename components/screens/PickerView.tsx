import {Box} from 'ink';
import {useCallback} from 'react';
import {isCoreKind} from '../../src/domain/layer/layer.ts';
import type {TagChoice} from '../../src/domain/pack/catalog.ts';
import {cloudLabel} from '../../src/domain/profile/cloud.ts';
import {cutMiddle} from '../../src/domain/text/fit.ts';
import type {State} from '../../state/model.ts';
import {pickerRows, withPickerList} from '../../state/screens/picker/picker-part.ts';
import {type PresetRow, presetRows} from '../../state/screens/picker/picker-presets.ts';
import {countOffered, type PackRow, packRows, packWidths, tagRows} from '../../state/screens/picker/picker-rows.ts';
import type {PackPicker} from '../../state/screens/picker/picker-screen.ts';
import {listColumns, WIDE_COLUMNS} from '../../state/surroundings.ts';
import type {Span} from '../Line.tsx';
import {columns, List} from '../List.tsx';
import {failure, Page, plain} from '../Page.tsx';
import {PackDetail, PickedValues} from './PackDetail.tsx';

interface PickerProps {
  readonly state: State;
  readonly picker: PackPicker;
  /** Names of the packs that are in the profile already. */
  readonly taken: ReadonlySet<string>;
  /** What the last stage is for: `Add`, `Change to`. */
  readonly verb: string;
  readonly height: number;
}

/** A pack picker: the list of the current stage and, when there is room, details of the row under the cursor. */
export function PickerView({state, picker, taken, verb, height}: PickerProps) {
  const isWide = state.size.columns >= WIDE_COLUMNS;
  const width = listColumns(state.size);
  const {catalog} = state;
  if (catalog.status === 'loading')
    return <Page lines={[plain('reading the registries…')]} width={width} height={height} />;
  if (catalog.status === 'failed')
    return <Page lines={failure(catalog.message, state.size.columns)} width={state.size.columns} height={height} />;
  return (
    <Box>
      {picker.stage === 'pack' ? <Packs {...{state, picker, taken, width, height}} /> : null}
      {picker.stage === 'version' ? <Versions {...{state, picker, width, height}} /> : null}
      {picker.stage === 'presets' ? <Presets {...{state, picker, verb, width, height}} /> : null}
      {isWide ? (
        <PackDetail state={state} picker={trailing(state, picker)} width={state.size.columns - width} height={height} />
      ) : null}
    </Box>
  );
}

/** The picker for the detail: with the cursor where it last rested. */
function trailing(state: State, picker: PackPicker): PackPicker {
  if (state.trailing === undefined) return picker;
  return withPickerList(picker, {...picker.lists[picker.stage], cursor: state.trailing.cursor});
}

interface StageProps {
  readonly state: State;
  readonly picker: PackPicker;
  readonly width: number;
  readonly height: number;
}

const LEAST_NEWEST = 8;
const MOST_NEWEST = 18;
const REGISTRY = 14;
const TYPE = 14;
const FLAG = 10;
/** Cells before a row's text: the cursor and a glyph. */
const LEAD = 3;
const LEAST_NAME = 20;

function Packs({state, picker, taken, width, height}: StageProps & {readonly taken: ReadonlySet<string>}) {
  const {kind} = picker;
  const {name, version} = packWidths(state, picker);
  const spansOf = useCallback(
    (row: PackRow) => [
      {
        text: packCells(
          [row.name, row.newest.version, registriesOf(row), row.newest.addonType, flagOf(row, taken)],
          kind,
          {width, name, version},
        ),
      },
    ],
    [kind, width, name, version, taken],
  );
  return (
    <List
      rows={packRows(state, picker)}
      list={picker.lists.pack}
      width={width}
      height={height}
      head={packCells(['NAME', 'NEWEST', 'REGISTRY', 'TYPE', 'STATE'], kind, {width, name, version})}
      spansOf={spansOf}
      empty={whyNoPacks(state, picker)}
    />
  );
}

function packCells(
  [name, newest, registry, type, flag]: readonly [string, string, string, string, string],
  kind: PackPicker['kind'],
  {width, name: longest, version}: {readonly width: number; readonly name: number; readonly version: number},
): string {
  const own = Math.max(LEAST_NEWEST, Math.min(MOST_NEWEST, version));
  const room = width - LEAD - own - REGISTRY - FLAG - 3;
  // Core layers have no type; in a narrow list the type gives way to the name.
  const hasType = kind === 'addon' && room - TYPE - 1 >= LEAST_NAME;
  const cells = Math.min(hasType ? room - TYPE - 1 : room, Math.max(LEAST_NAME, longest));
  return columns([
    [cutMiddle(name, cells), cells],
    [newest, own],
    [registry, REGISTRY],
    ...(hasType ? [[type, TYPE] as const] : []),
    [flag, FLAG],
  ]);
}

function registriesOf({groups, newest}: PackRow): string {
  return groups.length > 1 ? `${newest.registry} +${groups.length - 1}` : newest.registry;
}

function flagOf({name, newest}: PackRow, taken: ReadonlySet<string>): string {
  if (newest.state === 'deprecated') return 'deprecated';
  return taken.has(name) ? 'in profile' : '';
}

function whyNoPacks(state: State, picker: PackPicker): string {
  if (countOffered(state, picker) > 0) return 'no pack matches the filter; esc drops it';
  const what = isCoreKind(picker.kind) ? picker.kind : 'add-on';
  return `no ${what} pack for ${cloudLabel(picker.cloud)} in any registry: R shows them, a there adds one`;
}

function Versions({state, picker, width, height}: StageProps) {
  const tag = width < 72 ? 15 : 18;
  const note = width - LEAD - tag - REGISTRY - 2;
  return (
    <List
      rows={tagRows(state, picker)}
      list={picker.lists.version}
      width={width}
      height={height}
      head={columns([
        ['VERSION', tag],
        ['REGISTRY', REGISTRY],
        ['NOTE', note],
      ])}
      glyphOf={row => (row.isTrain ? '~' : ' ')}
      spansOf={row => [
        {
          text: columns([
            [row.tag, tag],
            [row.pack.registry, REGISTRY],
            [noteOf(row), note],
          ]),
        },
      ]}
      empty="no version matches the filter; esc drops it"
    />
  );
}

function noteOf({isTrain, pack}: TagChoice): string {
  const state = pack.state === 'deprecated' ? 'deprecated' : '';
  return isTrain ? `now ${pack.version}, moves by itself${state === '' ? '' : `, ${state}`}` : state;
}

function Presets({state, picker, verb, width, height}: StageProps & {readonly verb: string}) {
  // The list has no heads here, which the rows are counted under.
  const rows = pickerRows(state, picker, height - 1);
  const isWide = state.size.columns >= WIDE_COLUMNS;
  return (
    <Box flexDirection="column">
      <List
        rows={presetRows(picker)}
        list={picker.lists.presets}
        width={width}
        height={rows}
        spansOf={row => presetSpans(row, picker, verb, width)}
        empty=""
      />
      {isWide ? null : <PickedValues picker={picker} width={width} height={height - rows} />}
    </Box>
  );
}

function presetSpans(row: PresetRow, {name, choice, pack}: PackPicker, verb: string, width: number): readonly Span[] {
  if (row.type === 'preset') {
    const group = Math.min(28, Math.floor(width / 3));
    const head = columns([[row.isFirstOfGroup ? row.preset.group : '', group]]);
    return [{text: `   ${head} `, tone: 'dim'}, {text: `(${row.isEnabled ? 'x' : ' '}) ${row.preset.displayName}`}];
  }
  const resolved = choice === undefined || choice.tag === choice.pack.version ? '' : ` (now ${choice.pack.version})`;
  const trouble: Span[] =
    pack.status === 'failed'
      ? [{text: `  ! ${pack.message}`, tone: 'error'}]
      : [{text: pack.status === 'loading' ? '  reading the pack…' : ' with these values', tone: 'dim'}];
  return [{text: `${verb} ${name ?? ''} ${choice?.tag ?? ''}${resolved}`}, ...trouble];
}
