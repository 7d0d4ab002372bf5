import {isManifestLayer, type Layer, layerId, manifestsOf, valuesOf} from '../../src/domain/layer/layer.ts';
import type {Problem} from '../../src/domain/problem.ts';
import {maskSecretLine} from '../../src/domain/secret/secret-line.ts';
import {wrap, wrapLine} from '../../src/domain/text/fit.ts';
import {printable} from '../../src/domain/text/printable.ts';
import {type State, topScreen} from '../../state/model.ts';
import {BESIDE_TABS, type BesideTab, type StackScreen} from '../../state/screen.ts';
import {layerAtCursor} from '../../state/screens/stack/stack-rows.ts';
import {versionAtCursor} from '../../state/screens/stack/stack.ts';
import {newerFor} from '../../state/screens/upgrade/upgrade-targets.ts';
import type {Span} from '../Line.tsx';
import {failure, plain} from '../Page.tsx';
import {codeSpans, proseSpans} from '../text-spans.ts';
import {variableDetail} from './VariablesTab.tsx';

type Lines = readonly (readonly Span[])[];

/** The pane beside the stack: details of the row under the cursor, as many lines as can be seen. */
export function stackDetail(state: State, width: number, height: number): Lines {
  const screen = topScreen(state);
  if (screen.type !== 'stack') return [];
  if (screen.tab === 'variables') return variableDetail(state, width);
  if (screen.tab === 'versions') return versionDetail(state, width);
  const layer = layerAtCursor(state);
  return layer === undefined ? [] : layerDetail(state, screen, layer, {width: width - 2, height: height - HEAD});
}

/** Lines above the text: the layer, newer versions, the tabs. */
const HEAD = 3;

interface Room {
  readonly width: number;
  readonly height: number;
}

function layerDetail(state: State, screen: StackScreen, layer: Layer, room: Room): Lines {
  const {tab} = screen.beside;
  const problems = (state.session?.problems ?? []).filter(problem => problem.layer === layerId(layer));
  return [
    [
      {text: ` ${layer.name}`, tone: 'title'},
      {text: `  ${layer.tag ?? layer.version ?? ''}  ${layer.registry?.metadata?.name ?? ''}`, tone: 'dim'},
    ],
    newerLine(state, layer),
    tabLine(tab, problems.length),
    ...besideLines(screen, layer, problems, room),
  ];
}

/** One key cycles through these tabs, so they have no numbers. */
function tabLine(shown: BesideTab, problems: number): readonly Span[] {
  const label = (tab: BesideTab) => (tab === 'problems' && problems > 0 ? `problems ${problems}` : tab);
  return [
    ...BESIDE_TABS.map((tab): Span =>
      tab === shown ? {text: ` [${label(tab)}]`, tone: 'title'} : {text: `  ${label(tab)} `, tone: 'dim'},
    ),
    {text: '   tab: next', tone: 'dim'},
  ];
}

function besideLines(screen: StackScreen, layer: Layer, problems: readonly Problem[], room: Room): Lines {
  switch (screen.beside.tab) {
    case 'values':
      return valuesLines(screen, layer, room);
    case 'readme':
      return readmeLines(screen, layer, room);
    case 'problems':
      return problems.length === 0
        ? [plain('no problems in this layer')]
        : problems.flatMap(problem => problemLines(problem, room.width));
  }
}

function valuesLines(screen: StackScreen, layer: Layer, {width, height}: Room): Lines {
  const manifests = manifestsOf(layer);
  if (valuesOf(layer).trim() !== '') return textLines(valuesOf(layer), height);
  if (isManifestLayer(layer))
    return manifests.length === 0
      ? [plain('no manifests yet: enter, then a, adds the first')]
      : manifests.flatMap(({name, content}) => [[{text: ` ${name}`, tone: 'dim'}], ...textLines(content, height)]);
  return ofPack(screen, layer, width, pack => [
    [{text: " the pack's defaults, as the layer has no values of its own", tone: 'dim'}],
    ...textLines(pack.values, height),
  ]);
}

function readmeLines(screen: StackScreen, layer: Layer, {width, height}: Room): Lines {
  if (isManifestLayer(layer)) return [plain('a manifest layer has no pack behind it, and so no README')];
  return ofPack(screen, layer, width, ({readme = ''}) =>
    readme.trim() === ''
      ? [plain('the pack has no README')]
      : shownLines(readme, height).flatMap(line =>
          wrapLine(line, width - 1).map(one => [{text: ' '}, ...proseSpans(one)]),
        ),
  );
}

type ReadyPack = Extract<StackScreen['beside']['pack'], {status: 'ready'}>['value'];

function ofPack({beside}: StackScreen, layer: Layer, width: number, show: (pack: ReadyPack) => Lines): Lines {
  const {pack} = beside;
  if (beside.layer !== layerId(layer) || pack.status === 'loading') return [plain('reading the pack…')];
  return pack.status === 'failed' ? failure(pack.message, width) : show(pack.value);
}

function textLines(text: string, count: number): Lines {
  return shownLines(text, count).map(line => [{text: ' '}, ...codeSpans(maskSecretLine(line))]);
}

/** Only what can be seen is prepared: a text may have thousands of lines, and a line millions of letters. */
function shownLines(text: string, count: number): readonly string[] {
  return text
    .split('\n', Math.max(0, count))
    .map(line => printable(line.slice(0, MOST_LETTERS).replace(/\r$/, '').replaceAll('\t', '    ')));
}

const MOST_LETTERS = 2000;

function problemLines({severity, message, hint, line}: Problem, width: number): Lines {
  const place = line === undefined ? '' : `line ${line}: `;
  const tone = severity === 'note' ? 'dim' : severity;
  return [
    ...wrap(`${place}${printable(message)}`, width - 3).map((text, at): readonly Span[] => [
      {text: at === 0 ? ` ${severity === 'note' ? '-' : '!'} ` : '   ', tone},
      {text},
    ]),
    ...(hint === undefined
      ? []
      : wrap(printable(hint), width - 6).map((text, at): readonly Span[] => [
          {text: `   ${at === 0 ? '->' : '  '} ${text}`, tone: 'dim'},
        ])),
  ];
}

/** What a registry has that is newer, within the layer's train and beyond it. */
function newerLine(state: State, layer: Layer): readonly Span[] {
  const newer = newerFor(state, layer);
  if (newer?.status !== 'newer') return plain('');
  const words = [
    newer.inTrain === undefined ? '' : `its train is at ${newer.inTrain.version}`,
    newer.newest === undefined ? '' : `${newer.newest.registry} has ${newer.newest.version}`,
  ].filter(Boolean);
  return [{text: ` ^ ${printable(words.join(', '))}; v upgrades`, tone: 'changed'}];
}

/** A stored version: what it is for, and its layers. */
function versionDetail(state: State, width: number): Lines {
  const version = versionAtCursor(state);
  if (version === undefined) return [];
  return [
    [{text: ` ${state.session?.ref.name ?? ''} ${version.version}`, tone: 'title'}],
    ...(version.description === '' ? [] : wrap(version.description, width - 3).map(plain)),
    ...(version.tags.length === 0
      ? []
      : wrap(version.tags.join('  '), width - 3).map(line => [{text: ` ${line}`, tone: 'accent' as const}])),
    plain(''),
    [{text: ' LAYERS', tone: 'dim'}],
    ...version.packs.map(pack => plain(pack)),
  ];
}
