import {type Layer, type Manifest, manifestsOf, valuesOf} from '../../src/domain/layer.ts';
import {printable} from '../../src/domain/printable.ts';
import {passwordPaths, parseSchema} from '../../src/domain/schema-constraint/parse-schema.ts';
import {maskSecretLine} from '../../src/domain/secret-line.ts';
import {maskValuesAt} from '../../src/domain/secret-values.ts';
import {formatKeyPath} from '../../src/domain/values/key-path.ts';
import {pathAtLine} from '../../src/domain/values/path-at-line.ts';
import {scanKeys} from '../../src/domain/values/scan-keys.ts';
import type {State} from '../model.ts';
import type {LayerScreen} from '../screen.ts';
import {layerAtCursor} from './stack-rows.ts';

/** The text of the shown tab as lines: values, the manifest under the cursor, README. Strangers' characters are made visible. */
export function textLines(state: State, screen: LayerScreen): readonly string[] {
  const layer = layerAtCursor(state);
  if (layer === undefined) return [];
  if (screen.tab === 'readme') return linesOf(readmeOf(screen));
  return screen.tab === 'values' ? valueLines(layer, screen) : [];
}

function readmeOf(screen: LayerScreen): string {
  return screen.pack.status === 'ready' ? (screen.pack.value.readme ?? '') : '';
}

export function manifestAtCursor(state: State): Manifest | undefined {
  const screen = state.screens.at(-1);
  const layer = layerAtCursor(state);
  if (screen?.type !== 'layer' || screen.tab !== 'manifests' || layer === undefined) return undefined;
  return manifestsOf(layer)[screen.lists.manifests.cursor];
}

/** The key path of the line under the cursor, for the status line. */
export function pathUnderCursor(state: State, screen: LayerScreen): string {
  const layer = layerAtCursor(state);
  if (layer === undefined || screen.tab !== 'values') return '';
  return formatKeyPath(pathAtLine(scanOf(valuesOf(layer)), screen.lists.values.cursor + 1));
}

function valueLines(layer: Layer, screen: LayerScreen): readonly string[] {
  const values = valuesOf(layer);
  return linesOf(screen.isRevealed ? values : maskedText(values, screen));
}

/**
 * The values as they may be shown: what the pack's schema calls passwords is masked, and what its key's name gives away.
 * A secret of several lines becomes one line, so that line numbers below it are off until secrets are revealed.
 */
function maskedText(values: string, screen: LayerScreen): string {
  const schema = screen.pack.status === 'ready' ? (screen.pack.value.schema ?? '') : '';
  return kept(masks, `${schema}\0${values}`, () =>
    maskValuesAt(values, schema === '' ? [] : passwordPaths(parseSchema(schema)))
      .values.split('\n')
      .map(maskSecretLine)
      .join('\n'),
  );
}

// What a key press needs again is kept by the text that it was made of; texts are long, so only the last few stay.
const masks = new Map<string, string>();
const scans = new Map<string, ReturnType<typeof scanKeys>>();
const splits = new Map<string, readonly string[]>();
const KEPT = 4;

function scanOf(text: string): ReturnType<typeof scanKeys> {
  return kept(scans, text, scanKeys);
}

function linesOf(text: string): readonly string[] {
  return kept(splits, text, whole => {
    const lines = whole.split('\n').map(line => printable(line.replace(/\r$/, '').replaceAll('\t', '    ')));
    return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
  });
}

function kept<Made>(cache: Map<string, Made>, text: string, make: (text: string) => Made): Made {
  const known = cache.get(text);
  if (known !== undefined) return known;
  const made = make(text);
  if (cache.size >= KEPT) cache.delete(cache.keys().next().value ?? '');
  cache.set(text, made);
  return made;
}
