import {type Layer, manifestsOf, valuesOf} from '../../../src/domain/layer/layer.ts';
import {layersOf} from '../../../src/domain/profile/profile.ts';
import {findLayer} from '../../../src/domain/profile/stack.ts';
import {maskValuesAt} from '../../../src/domain/secret/secret-values.ts';
import {seemingSecrets} from '../../../src/domain/secret/seeming-secrets.ts';
import {printable} from '../../../src/domain/text/printable.ts';
import {NO_FILTER} from '../../filter.ts';
import type {ScreenPart} from '../../step.ts';
import {bodyRows} from '../../surroundings.ts';
import {maskedText} from '../layer/masked-text.ts';
import type {RowPlace} from './compare-row.ts';
import type {CompareSide, TextScreen} from './compare-screen.ts';
import type {Sides} from './compare-sides.ts';

/** One text of a comparison's side, at a line, with its secrets masked. */
export function textStart(sides: Sides, place: RowPlace): TextScreen {
  const side = sides[place.side === 'a' ? 0 : 1];
  const line = place.line ?? 1;
  return {
    type: 'text',
    of: ['compare', side.label, place.layer.name, place.manifest ?? 'values'],
    isProse: false,
    lines: textOf(sides, place).split('\n').map(printable),
    list: {cursor: line - 1, top: Math.max(0, line - 6)},
    search: NO_FILTER,
  };
}

/** The layer of a row, on its side. */
export function layerOfPlace({profile}: CompareSide, {layer, side}: RowPlace): Layer | undefined {
  const at = (side === 'a' ? layer.before : layer.after)?.at;
  const placed = at === undefined ? undefined : layersOf(profile)[at];
  return placed ?? findLayer(profile, layer.id);
}

export const textPart: ScreenPart<TextScreen> = {
  title: (_state, {of}) => of,
  // Only the keys of lists, and those that work everywhere.
  contexts: () => [],
  count: (_state, {lines}) => lines.length,
  list: screen => screen.list,
  withList: (screen, list) => ({...screen, list}),
  height: state => bodyRows(state.size),
  filter: screen => screen.search,
  withFilter: (screen, search) => ({...screen, search}),
  texts: (_state, {lines}) => lines,
  status: (_state, {isProse}) => (isProse ? 'to be read before it is added' : 'to be read: not the open version'),
  update: () => undefined,
};

function textOf(sides: Sides, place: RowPlace): string {
  const [a, b] = sides;
  const layer = layerOfPlace(place.side === 'a' ? a : b, place);
  if (layer === undefined) return '';
  if (place.manifest !== undefined) {
    return maskedText(manifestsOf(layer).find(({name}) => name === place.manifest)?.content ?? '');
  }
  const other = layerOfPlace(place.side === 'a' ? b : a, {...place, side: place.side === 'a' ? 'b' : 'a'});
  const secretsOf = (one: Layer | undefined) =>
    one === undefined ? [] : [...(a.secrets?.get(one) ?? b.secrets?.get(one) ?? []), ...seemingSecrets(valuesOf(one))];
  return maskValuesAt(valuesOf(layer), [...new Set([...secretsOf(layer), ...secretsOf(other)])]).values;
}
