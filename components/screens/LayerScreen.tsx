import {Box} from 'ink';
import {isManifestLayer, manifestsOf} from '../../src/domain/layer/layer.ts';
import {maskSecretLine} from '../../src/domain/secret/secret-line.ts';
import {wrap} from '../../src/domain/text/fit.ts';
import {printable} from '../../src/domain/text/printable.ts';
import type {State} from '../../state/model.ts';
import {type PresetRow, presetRows} from '../../state/screens/layer/layer-presets.ts';
import {problemMarks} from '../../state/screens/layer/layer-problems.ts';
import {manifestAtCursor, textLines} from '../../state/screens/layer/layer-rows.ts';
import {LAYER_TABS, type LayerScreen} from '../../state/screens/layer/layer-screen.ts';
import {manifestRows} from '../../state/screens/layer/manifest-text.ts';
import {layerAtCursor} from '../../state/screens/stack/stack-rows.ts';
import {bodyRows, WIDE_COLUMNS} from '../../state/surroundings.ts';
import {CodeView} from '../CodeView.tsx';
import {emptyList} from '../empty.ts';
import {columns, List} from '../List.tsx';
import {Page, plain} from '../Page.tsx';
import {Tabs} from '../Tabs.tsx';

/** One layer: its values, the presets and README of its pack, its manifests. */
export function LayerBody({state, screen}: {readonly state: State; readonly screen: LayerScreen}) {
  const {columns: width} = state.size;
  const height = bodyRows(state.size) - 1;
  return (
    <Box flexDirection="column" width={width}>
      <Tabs names={LAYER_TABS} shown={screen.tab} width={width} />
      <Tab state={state} screen={screen} width={width} height={height} />
    </Box>
  );
}

interface TabProps {
  readonly state: State;
  readonly screen: LayerScreen;
  readonly width: number;
  readonly height: number;
}

function Tab({state, screen, width, height}: TabProps) {
  const layer = layerAtCursor(state);
  if (layer === undefined)
    return <Page lines={[plain('the layer is gone; esc goes back')]} width={width} height={height} />;
  if (screen.tab === 'presets') return <Presets state={state} screen={screen} width={width} height={height} />;
  if (screen.tab === 'manifests') return <Manifests state={state} screen={screen} width={width} height={height} />;
  const lines = textLines(state, screen);
  const empty = emptyText(screen, isManifestLayer(layer));
  if (lines.length === 0) return <Page lines={wrap(empty, width - 2).map(plain)} width={width} height={height} />;
  return (
    <CodeView
      shift={state.shift}
      lines={lines}
      list={screen.lists[screen.tab]}
      width={width}
      height={height}
      found={screen.search.line.text}
      isNumbered={screen.tab === 'values'}
      {...(screen.tab === 'values' ? {marks: problemMarks(state, screen)} : {})}
    />
  );
}

function emptyText(screen: LayerScreen, isOfManifests: boolean): string {
  if (screen.tab === 'values') {
    if (screen.pack.status === 'loading') return 'no values of its own: reading those of the pack…';
    const why = screen.pack.status === 'failed' ? `: ${screen.pack.message}` : ', and neither has the pack';
    return `no values of its own${why}; e writes some`;
  }
  if (isOfManifests) return 'a manifest layer has no pack behind it, and so no README';
  if (screen.pack.status === 'loading') return 'reading the pack…';
  return screen.pack.status === 'failed' ? screen.pack.message : 'the pack has no README';
}

function Presets({state, screen, width, height}: TabProps) {
  const {pack} = screen;
  const rows = presetRows(state, screen);
  const note = 23;
  const group = Math.min(28, Math.floor((width - note - 5) / 2));
  const preset = width - note - group - 5;
  const troubles = pack.status === 'ready' ? pack.value.troubles : [];
  const empty =
    pack.status === 'ready'
      ? 'the pack has no presets'
      : pack.status === 'loading'
        ? 'reading the pack…'
        : pack.message;
  return (
    <Box flexDirection="column" width={width}>
      <List
        rows={rows}
        list={screen.lists.presets}
        width={width}
        height={height - troubles.length}
        head={columns([
          ['GROUP', group],
          ['PRESET', preset],
          ['STATE', note],
        ])}
        glyphOf={row => (row.isEnabled ? '*' : ' ')}
        spansOf={row => [
          {
            text: columns([
              [row.group, group],
              [row.preset.displayName, preset],
              [stateOf(row), note],
            ]),
          },
        ]}
        empty={empty}
      />
      {troubles.map(trouble => (
        <Page key={trouble} lines={[[{text: ` ! ${printable(trouble)}`, tone: 'warning'}]]} width={width} height={1} />
      ))}
    </Box>
  );
}

/** The header and the values may disagree: both are shown. */
function stateOf({isEnabled, agrees}: PresetRow): string {
  if (isEnabled) return agrees ? 'enabled' : 'enabled, values changed';
  return '';
}

function Manifests({state, screen, width}: TabProps) {
  const layer = layerAtCursor(state);
  const manifests = layer === undefined ? [] : manifestsOf(layer);
  const isWide = width >= WIDE_COLUMNS;
  const listWidth = isWide ? Math.floor(width * 0.3) : width;
  const rows = manifestRows(state);
  const shown = manifestAtCursor(state);
  return (
    <Box flexDirection={isWide ? 'row' : 'column'}>
      <List
        rows={manifests}
        list={screen.lists.manifests}
        width={listWidth}
        height={rows.list}
        head="MANIFEST"
        spansOf={manifest => [{text: printable(manifest.name)}]}
        empty={emptyList(state, 'no manifests', 'a adds the first')}
      />
      {shown === undefined ? null : (
        <CodeView
          shift={state.shift}
          lines={previewLines(shown.content, screen, rows.text)}
          list={screen.preview}
          found={screen.search.line.text}
          marks={problemMarks(state, screen)}
          width={isWide ? width - listWidth : width}
          height={rows.text}
        />
      )}
    </Box>
  );
}

/** The lines of a manifest up to the last one in sight: some manifests have 2.5 MB. */
function previewLines(content: string, {preview: {top}, isRevealed}: LayerScreen, height: number): readonly string[] {
  const lines = content.split('\n', top + height);
  return lines.map((line, at) => {
    if (at < top) return '';
    return printable((isRevealed ? line : maskSecretLine(line)).replace(/\r$/, ''));
  });
}
