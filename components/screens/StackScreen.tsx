import {Box} from 'ink';
import {installPriority} from '../../src/domain/layer/install-priority.ts';
import {isCore, kindOf, type Layer, layerId} from '../../src/domain/layer/layer.ts';
import type {Commit} from '../../src/domain/profile/commit.ts';
import type {VersionSummary} from '../../src/domain/profile/profile-summary.ts';
import {cloudOf, layersOf, type Profile, typeOf} from '../../src/domain/profile/profile.ts';
import {tagsOf} from '../../src/domain/profile/tag-list.ts';
import {TYPE_NAMES} from '../../src/domain/profile/type-name.ts';
import {cutMiddle, widthOf, wrap} from '../../src/domain/text/fit.ts';
import {printable} from '../../src/domain/text/printable.ts';
import {sameData} from '../../src/domain/values/plain-data.ts';
import type {Session, State} from '../../state/model.ts';
import {countText} from '../../state/problems/problem-count.ts';
import {layerRows, shownLayers} from '../../state/screens/stack/stack-rows.ts';
import {STACK_TABS, type StackScreen} from '../../state/screens/stack/stack-screen.ts';
import {shownVersions} from '../../state/screens/stack/stack.ts';
import {isOutdated} from '../../state/screens/upgrade/upgrade-targets.ts';
import {profileOf} from '../../state/session/session.ts';
import {bodyRows, listColumns, WIDE_COLUMNS} from '../../state/surroundings.ts';
import {trailingState} from '../../state/trailing.ts';
import {Detail} from '../Detail.tsx';
import {emptyList, noMatch} from '../empty.ts';
import type {Span} from '../Line.tsx';
import {columns, List} from '../List.tsx';
import {Page, plain} from '../Page.tsx';
import {Tabs} from '../Tabs.tsx';
import {stackDetail} from './StackDetail.tsx';
import {VariablesTab} from './VariablesTab.tsx';

/** One version: its layers from the bottom up, its variables, what is said of it, its sister versions. */
export function StackBody({state, screen}: {readonly state: State; readonly screen: StackScreen}) {
  const height = bodyRows(state.size);
  const profile = profileOf(state);
  const {session} = state;
  if (profile === undefined || session === undefined)
    return <Page lines={[plain('opening…')]} width={state.size.columns} height={height} />;
  const isWide = state.size.columns >= WIDE_COLUMNS && screen.tab !== 'info';
  const width = isWide ? listColumns(state.size) : state.size.columns;
  const rest = state.size.columns - width;
  return (
    <Box>
      <Box flexDirection="column" width={width}>
        <Tabs names={STACK_TABS} shown={screen.tab} width={width} />
        <Tab state={state} screen={screen} profile={profile} session={session} width={width} height={height - 1} />
      </Box>
      {isWide ? <Detail lines={stackDetail(trailingState(state), rest)} width={rest} height={height} /> : null}
    </Box>
  );
}

interface TabProps {
  readonly state: State;
  readonly screen: StackScreen;
  readonly profile: Profile;
  readonly session: Session;
  readonly width: number;
  readonly height: number;
}

function isFiltered({filters, tab}: StackScreen): boolean {
  return filters[tab].line.text !== '';
}

function Tab({state, screen, profile, session, width, height}: TabProps) {
  switch (screen.tab) {
    case 'layers':
      return <Layers state={state} screen={screen} profile={profile} session={session} width={width} height={height} />;
    case 'variables':
      return <VariablesTab state={state} screen={screen} session={session} width={width} height={height} />;
    case 'info':
      return <Page lines={info(state, profile, width)} width={width} height={height} />;
    case 'versions':
      return (
        <List
          rows={shownVersions(state, screen)}
          list={screen.lists.versions}
          width={width}
          height={height}
          head={columns(versionColumns(screen, width).map(one => [one.head, one.width] as const))}
          glyphOf={version => (version.version === session.ref.version ? '*' : ' ')}
          spansOf={version => [
            {text: columns(versionColumns(screen, width).map(one => [one.text(version), one.width] as const))},
          ]}
          empty={
            isFiltered(screen) ? noMatch('version') : emptyList(state, 'not saved yet', 'w writes the first version')
          }
        />
      );
  }
}

interface VersionColumn {
  readonly head: string;
  readonly width: number;
  readonly text: (version: VersionSummary) => string;
}

/** When git knows a version, its last commit is shown, and the description gets what is left. */
function versionColumns({commits}: StackScreen, width: number): readonly VersionColumn[] {
  const version: VersionColumn = {head: 'VERSION', width: 14, text: one => one.version};
  const layers: VersionColumn = {head: 'LAYERS', width: 6, text: one => String(one.packs.length)};
  const description = (width: number): VersionColumn => ({head: 'DESCRIPTION', width, text: one => one.description});
  // Of a list: the cursor, the mark and a blank; and a blank between columns.
  if (commits.size === 0) return [version, layers, description(width - 3 - 14 - 1 - 6 - 1)];
  const told = (head: string, key: keyof Commit, width: number): VersionColumn => ({
    head,
    width,
    text: one => printable(commits.get(one.version)?.[key] ?? ''),
  });
  const hash = Math.max(...Array.from(commits.values(), one => one.hash.length));
  // Of a list: the cursor, the mark and a blank; and a blank between columns.
  const rest = width - 3 - (14 + 1 + hash + 1 + 10 + 1);
  const commit = [told('COMMIT', 'hash', hash), told('DATE', 'date', 10)];
  if (rest < LEAST_WITH_DESCRIPTION) return [version, ...commit, told('SUBJECT', 'subject', rest)];
  const subject = Math.floor((rest - 7) * 0.6);
  return [version, layers, ...commit, told('SUBJECT', 'subject', subject), description(rest - 7 - subject - 1)];
}

/** In cells. With less, the commit's subject would be cut to a few words. */
const LEAST_WITH_DESCRIPTION = 60;

function Layers({state, screen, session, width, height}: TabProps) {
  const rows = shownLayers(state, screen);
  const shown = columnsFor(width, layerRows(state));
  const saved = new Map(
    (session.saved === undefined ? [] : layersOf(session.saved)).map(layer => [layerId(layer), layer]),
  );
  return (
    <List
      rows={rows}
      list={screen.lists.layers}
      width={width}
      height={height}
      head={`${columns(shown.map(one => [one.head, one.width] as const))} STATE`}
      glyphOf={layer => glyph(layer, screen)}
      spansOf={layer => rowSpans(layer, shown, marksOf(state, layer, saved, session))}
      empty={isFiltered(screen) ? noMatch('layer') : emptyList(state, 'no layers', 'a adds the first')}
    />
  );
}

function glyph(layer: Layer, screen: StackScreen): string {
  if (screen.grabbed?.ids.has(layerId(layer)) === true) return '»';
  if (screen.marked.has(layerId(layer))) return 'x';
  return isCore(layer) ? '=' : ' ';
}

/** `+` new since it was saved, `~` changed. */
function mark(layer: Layer, saved: ReadonlyMap<string, Layer>, session: Session): string {
  const before = saved.get(layerId(layer));
  if (before === undefined) return session.saved === undefined ? '' : '+';
  // A layer that was read anew is another object, and the same layer.
  return sameData(before, layer) ? '' : '~';
}

/** Its errors, or its warnings when there are no errors. */
function problemSpan(state: State, layer: Layer): Span {
  const own = state.session?.problems.filter(problem => problem.layer === layerId(layer)) ?? [];
  const errors = countText(own, ['error']);
  const text = errors || countText(own, ['warning']);
  return {text: text === '' ? '' : `! ${text}`, tone: errors === '' ? 'warning' : 'error'};
}

interface Marks {
  /** A registry has something newer. */
  readonly isOutdated: boolean;
  readonly problem: Span;
  readonly change: string;
}

function marksOf(state: State, layer: Layer, saved: ReadonlyMap<string, Layer>, session: Session): Marks {
  return {
    isOutdated: isOutdated(state, layer),
    problem: problemSpan(state, layer),
    change: mark(layer, saved, session),
  };
}

interface Column {
  readonly head: string;
  readonly width: number;
  readonly text: (layer: Layer) => string;
}

const KIND: Column = {head: 'L', width: 5, text: layer => (kindOf(layer) === 'addon' ? 'add' : kindOf(layer))};
const TAG: Column = {head: 'TAG', width: 13, text: ({tag}) => tag ?? ''};
/** What the add-ons deploy by; shown where one of them sets it. A number that is cut would be another number. */
function priorityColumn(layers: readonly Layer[]): Column {
  const text = (layer: Layer) => (isCore(layer) ? '' : String(installPriority(layer) ?? 0));
  return {head: 'PRIO', width: Math.max(4, ...layers.map(layer => text(layer).length)), text};
}
const VERSION: Column = {head: 'VERSION', width: 13, text: ({version}) => version ?? ''};

/** Of a row: the cursor and its glyph; what it says of newer versions, of problems and of changes. */
const LEAD = 3;
const STATE = 2 + 14;
const LEAST_NAME = 16;

/**
 * The columns that fit into so many cells, with the rest for the name. The tag, which was chosen, is worth more than
 * the version it stands for now.
 */
function columnsFor(width: number, layers: readonly Layer[]): readonly Column[] {
  const hasPriorities = layers.some(layer => installPriority(layer) !== undefined);
  const room = (others: readonly Column[]) =>
    width - LEAD - STATE - 1 - others.reduce((sum, one) => sum + one.width + 1, 0);
  const priorities = hasPriorities ? [priorityColumn(layers)] : [];
  const all = [TAG, VERSION, ...priorities];
  const some = [TAG, ...priorities];
  const others = [all, some].find(columns => room([KIND, ...columns]) >= LEAST_NAME) ?? [TAG];
  const longest = Math.max(...layers.map(layer => widthOf(printable(layer.name))));
  const name = Math.max(LEAST_NAME, Math.min(room([KIND, ...others]), longest));
  return [KIND, {head: 'NAME', width: name, text: layer => cutMiddle(layer.name, name)}, ...others];
}

function rowSpans(layer: Layer, shown: readonly Column[], {isOutdated, problem, change}: Marks): readonly Span[] {
  const text = columns(shown.map(one => [one.text(layer), one.width] as const));
  const newer: Span = {text: isOutdated ? '^' : '', tone: 'changed'};
  const states = [newer, problem, {text: change, tone: 'changed'} satisfies Span].filter(one => one.text !== '');
  return [{text: `${text} `}, ...states.map((span, at) => (at === 0 ? span : {...span, text: ` ${span.text}`}))];
}

function info(state: State, profile: Profile, width: number): readonly (readonly Span[])[] {
  const {metadata, spec} = profile;
  const tags = tagsOf(metadata.labels).join('  ');
  const how = state.surroundings.isReadOnly ? '' : ' r edits name, version, description and tags';
  return [
    ...fact('name', metadata.name, width),
    ...fact('version', spec.version ?? '1.0.0', width),
    ...fact('type', `${TYPE_NAMES[typeOf(profile)]} (fixed after creation)`, width),
    ...fact('cloud', `${cloudOf(profile)} (fixed after creation)`, width),
    ...fact('description', metadata.description || 'none', width),
    ...fact('tags', tags || 'none', width),
    plain(''),
    [{text: how, tone: 'dim'}],
  ];
}

/** A name and its value, on as many lines as that takes. */
function fact(name: string, text: string, width: number): readonly (readonly Span[])[] {
  return wrap(text, width - FACT - 1).map((line, at) => [
    {text: ` ${(at === 0 ? name : '').padEnd(FACT - 1)}`, tone: 'dim'},
    {text: line},
  ]);
}

const FACT = 14;
