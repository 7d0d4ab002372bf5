import {layerTexts} from '../../../src/domain/layer/layer-texts.ts';
import {type Layer, layerId, manifestsOf, valuesOf} from '../../../src/domain/layer/layer.ts';
import type {Pack} from '../../../src/domain/pack/pack.ts';
import type {Variable} from '../../../src/domain/profile/profile.ts';
import {MASK} from '../../../src/domain/secret/secrets.ts';
import {fillPlaces, type Filling, valueFor} from '../../../src/domain/variable/resolve.ts';
import type {Loadable} from '../../loadable.ts';
import type {State} from '../../model.ts';
import {remember} from '../../remember.ts';
import {linesOf} from '../layer/layer-rows.ts';
import {maskedText, maskedValues} from '../layer/masked-text.ts';
import {layerRows} from '../stack/stack-rows.ts';
import {variableRows} from '../stack/variable-rows.ts';
import type {ResolvedScreen} from './resolved-screen.ts';

/** What the Resolved screen shows: the lines of a layer's texts with variables filled in, and the places of those. */
export interface ResolvedText {
  readonly lines: readonly string[];
  readonly fillings: readonly Filling[];
}

export function resolvedLayer(state: State, screen: ResolvedScreen): Layer | undefined {
  return layerRows(state).find(layer => layerId(layer) === screen.layer);
}

export function resolvedText(state: State, screen: ResolvedScreen): ResolvedText {
  const layer = resolvedLayer(state, screen);
  if (layer === undefined) return NOTHING;
  return textOf(layer, variableRows(state), state.session?.examples ?? NO_EXAMPLES, screen.pack, screen.isRevealed);
}

/** The variables on the line under the cursor, each once, with their values there. */
export function variablesAtCursor(state: State, screen: ResolvedScreen): readonly ExampleOf[] {
  const {fillings} = resolvedText(state, screen);
  const names = new Set(fillings.filter(({line}) => line === screen.list.cursor).map(({name}) => name));
  return [...names].map(name => exampleOf(state, name));
}

export interface ExampleOf {
  readonly name: string;
  /** Undefined when the profile does not declare it. */
  readonly variable: Variable | undefined;
  readonly from: 'example' | 'default' | 'nothing';
  /** Undefined when there is none. */
  readonly value: string | undefined;
}

export function exampleOf(state: State, name: string): ExampleOf {
  const variable = variableRows(state).find(one => one.name === name);
  const given = state.session?.examples?.[name];
  const value = variable === undefined ? undefined : valueFor(variable, given);
  return {name, variable, value, from: value === undefined ? 'nothing' : given === undefined ? 'default' : 'example'};
}

const NOTHING: ResolvedText = {lines: [], fillings: []};
const NO_EXAMPLES: Readonly<Record<string, string>> = {};

const textOf = remember(
  (
    layer: Layer,
    variables: readonly Variable[],
    examples: Readonly<Record<string, string>>,
    pack: Loadable<Pack>,
    isRevealed: boolean,
  ): ResolvedText => {
    const known = new Map(
      variables.map(variable => {
        const value = valueFor(variable, examples[variable.name]);
        const isHidden = !isRevealed && variable.isSensitive === true && value !== undefined && value !== '';
        return [variable.name, isHidden ? MASK : value] as const;
      }),
    );
    const own = valuesOf(layer);
    const values = own.trim() === '' && pack.status === 'ready' ? pack.value.values : own;
    const shown = isRevealed ? values : maskedValues(values, pack);
    const source = [...layerTexts(layer.name, shown, manifestsOf(layer))].join('---\n');
    const {text, fillings} = fillPlaces(source, name => known.get(name));
    // This also masks what a variable that is not sensitive puts under a secret's name.
    return {lines: linesOf(isRevealed ? text : maskedText(text)), fillings};
  },
);
