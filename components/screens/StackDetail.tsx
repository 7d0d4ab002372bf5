import {isManifestLayer, type Layer, layerId} from '../../src/domain/layer/layer.ts';
import type {Problem} from '../../src/domain/problem.ts';
import {maskSecretLine} from '../../src/domain/secret/secret-line.ts';
import {wrap} from '../../src/domain/text/fit.ts';
import {printable} from '../../src/domain/text/printable.ts';
import {type BesideText, besideLines} from '../../state/beside-text.ts';
import {type State, topScreen} from '../../state/model.ts';
import {packBeside, textBesideLayers} from '../../state/screens/stack/beside-layer.ts';
import {layerAtCursor} from '../../state/screens/stack/stack-rows.ts';
import {BESIDE_TABS, type BesideTab, type StackScreen} from '../../state/screens/stack/stack-screen.ts';
import {versionAtCursor} from '../../state/screens/stack/stack.ts';
import {newerFor} from '../../state/screens/upgrade/upgrade-targets.ts';
import type {Span} from '../Line.tsx';
import {moreBeside} from '../more-beside.ts';
import {failure, plain} from '../Page.tsx';
import {codeSpans, proseSpans} from '../text-spans.ts';
import {variableDetail} from './VariablesTab.tsx';

type Lines = readonly (readonly Span[])[];

/** The pane beside the stack: details of the row under the cursor, as many lines as can be seen. */
export function stackDetail(state: State, width: number): Lines {
  const screen = topScreen(state);
  if (screen.type !== 'stack') return [];
  if (screen.tab === 'variables') return variableDetail(state, width);
  if (screen.tab === 'versions') return versionDetail(state, width);
  const layer = layerAtCursor(state);
  return layer === undefined ? [] : layerDetail(state, screen, layer, width - 2);
}

function layerDetail(state: State, screen: StackScreen, layer: Layer, width: number): Lines {
  const {tab} = screen.beside;
  const problems = (state.session?.problems ?? []).filter(problem => problem.layer === layerId(layer));
  const beside = textBesideLayers(state, screen);
  const lines = beside === undefined ? [] : besideLines({...beside, height: beside.height + 1}, state.besideTop);
  const isMore = beside !== undefined && lines.length > beside.height;
  return [
    [
      {text: ` ${layer.name}`, tone: 'title'},
      {text: `  ${layer.tag ?? layer.version ?? ''}  ${layer.registry?.metadata?.name ?? ''}`, tone: 'dim'},
    ],
    newerLine(state, layer),
    tabLine(tab, problems.length, isMore ? moreBeside(state) : ''),
    ...(beside === undefined
      ? withoutText(screen, layer, problems, width)
      : lines.map(line => [{text: ' '}, ...paint(beside.kind, line)])),
  ];
}

function paint(kind: BesideText['kind'], line: string): readonly Span[] {
  return kind === 'prose' ? proseSpans(line) : codeSpans(maskSecretLine(line));
}

/** One key cycles through these tabs, so they have no numbers. */
function tabLine(shown: BesideTab, problems: number, more: string): readonly Span[] {
  const label = (tab: BesideTab) => (tab === 'problems' && problems > 0 ? `problems ${problems}` : tab);
  return [
    ...BESIDE_TABS.map((tab): Span =>
      tab === shown ? {text: ` [${label(tab)}]`, tone: 'title'} : {text: `  ${label(tab)} `, tone: 'dim'},
    ),
    {text: `   tab: next${more === '' ? '' : `   ${more}`}`, tone: 'dim'},
  ];
}

/** What a tab without a text says. */
function withoutText(screen: StackScreen, layer: Layer, problems: readonly Problem[], width: number): Lines {
  const {tab, pack} = screen.beside;
  if (tab === 'problems')
    return problems.length === 0
      ? [plain('no problems in this layer')]
      : problems.flatMap(problem => problemLines(problem, width));
  if (isManifestLayer(layer))
    return tab === 'values'
      ? [plain('no manifests yet: enter, then a, adds the first')]
      : [plain('a manifest layer has no pack behind it, and so no README')];
  if (packBeside(screen, layer) !== undefined)
    return [plain(tab === 'values' ? 'its values are empty' : 'the pack has no README')];
  return pack.status === 'failed' && screen.beside.layer === layerId(layer)
    ? failure(pack.message, width)
    : [plain('reading the pack…')];
}

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
