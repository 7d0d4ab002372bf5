import type {Origin} from '../../../src/domain/import/merge-part.ts';
import type {Profile} from '../../../src/domain/profile/profile.ts';
import {isRecord} from '../../../src/domain/values/plain-data.ts';
import type {MenuDialog} from '../../dialogs/dialog.ts';
import type {Effect} from '../../effect.ts';
import type {State} from '../../model.ts';
import {remember} from '../../remember.ts';
import type {Screen} from '../../screen.ts';
import {say, type Step} from '../../step.ts';
import {whyFixed} from '../../surroundings.ts';
import type {ImportScreen} from './import-screen.ts';
import type {KeptImport, KeptMerge, LeftImport} from './kept-import-shape.ts';
import {baseLabel, mergeRows} from './merge-rows.ts';
import type {MergeScreen} from './merge-screen.ts';

/**
 * Keeps the document that is being imported, and the answers to its merge, before they are shown, until it is imported
 * or left; and puts those answers back that a run which was cut off left. Secrets that were filled in are typed again:
 * they are kept nowhere.
 */
export function keepImport(before: State, [state, ...effects]: Step): Step {
  if (before.screens === state.screens || whyFixed(state.surroundings) !== undefined) return [state, ...effects];
  const [old, screen] = [find(before, 'import'), find(state, 'import')];
  if (screen === undefined) {
    if (old === undefined) return [state, ...effects];
    const answers = find(before, 'merge') ?? before.leftImport?.merge;
    return [
      {...state, leftImport: undefined},
      ...effects,
      ...forget('import', answers === undefined ? undefined : 'merge'),
    ];
  }
  const [back, ...kept] = old === undefined ? opened(state, screen) : [state, ...changed(old, screen)];
  const [shown, ...answers] = keepMerge(before, back);
  return [shown, ...effects, ...kept, ...answers];
}

/** Offers to go on with what was left. */
export function leftImportMenu({kept}: LeftImport, otherwise: MenuDialog['options'][number]['action']): MenuDialog {
  return {
    kind: 'menu',
    title: `An import was left unfinished: ${kept.source}`,
    options: [
      {
        label: 'Go on with it',
        action: {type: 'document.read', from: {pasted: kept.text, source: kept.source}},
      },
      {label: 'Import something else; the unfinished one is dropped', action: otherwise},
      {label: 'Neither', action: {type: 'dialog.close'}},
    ],
  };
}

/** Reads both back from files, which may hold anything; undefined when there is no import among it. */
export function readLeftImport(value: unknown, merge: unknown): LeftImport | undefined {
  if (!isRecord(value) || !isRecord(value['as']) || !isRecord(value['registries'])) return undefined;
  const {source, text, as} = value;
  if (typeof source !== 'string' || typeof text !== 'string') return undefined;
  const {name, version} = as;
  const registries = Object.entries(value['registries']).filter(isTextEntry);
  const kept: KeptImport = {
    source,
    text,
    as: typeof name === 'string' && typeof version === 'string' ? {name, version} : {},
    registries: Object.fromEntries(registries),
  };
  return {kept, merge: readMerge(merge)};
}

function readMerge(value: unknown): KeptMerge | undefined {
  if (!isRecord(value) || typeof value['base'] !== 'string' || !isRecord(value['choices'])) return undefined;
  const choices = Object.entries(value['choices']).filter(
    (entry): entry is [string, Origin] => entry[1] === 'here' || entry[1] === 'file',
  );
  return {base: value['base'], choices: Object.fromEntries(choices)};
}

function isTextEntry(entry: [string, unknown]): entry is [string, string] {
  return typeof entry[1] === 'string';
}

/** A document is there: what was chosen for it before is put back. */
function opened(state: State, screen: ImportScreen): Step {
  const {leftImport} = state;
  const {incoming} = screen;
  if (leftImport?.kept.text !== textOf(incoming.document))
    return [{...state, leftImport: undefined}, ...forget(leftImport?.merge && 'merge'), keep('import', keptOf(screen))];
  const {as, registries} = leftImport.kept;
  const back = {...screen, incoming: {...incoming, as, registries: new Map(Object.entries(registries))}};
  return [withScreen(state, screen, back), keep('import', keptOf(back))];
}

function changed(old: ImportScreen, screen: ImportScreen): readonly Effect[] {
  const [was, is] = [old.incoming, screen.incoming];
  return was.as === is.as && was.registries === is.registries ? [] : [keep('import', keptOf(screen))];
}

function keepMerge(before: State, state: State): Step {
  const [old, screen] = [find(before, 'merge'), find(state, 'merge')];
  if (screen === undefined) return [state, ...forget(old && 'merge')];
  if (old === undefined) return [withLeftAnswers(state, screen)];
  if (old.choices === screen.choices && old.base === screen.base) return [state];
  const kept: KeptMerge = {base: baseLabel(screen), choices: Object.fromEntries(screen.choices)};
  return [state, keep('merge', kept)];
}

/** Answers to places that there are, with the base that they were given for. */
function withLeftAnswers(state: State, screen: MergeScreen): State {
  const merge = state.leftImport?.merge;
  const base = merge === undefined ? -1 : screen.merging.bases.findIndex(({label}) => label === merge.base);
  const at = base < 0 ? screen.merging.bases.length : base;
  if (merge === undefined || baseLabel({...screen, base: at}) !== merge.base) return state;
  const based = {...screen, base: at};
  const known = new Set(mergeRows(based).map(({key}) => key));
  const choices = new Map(Object.entries(merge.choices).filter(([key]) => known.has(key)));
  const said = say(state, 'info', 'with the answers that were given before strata ended');
  return withScreen({...said, leftImport: undefined}, screen, {...based, choices});
}

function keptOf({incoming: {document, source, as, registries}}: ImportScreen): KeptImport {
  return {source, text: textOf(document), as, registries: Object.fromEntries(registries)};
}

const textOf = remember((document: Profile) => JSON.stringify(document));

function find<Type extends 'import' | 'merge'>(
  {screens}: State,
  type: Type,
): Extract<Screen, {type: Type}> | undefined {
  return screens.findLast((screen): screen is Extract<Screen, {type: Type}> => screen.type === type);
}

function withScreen(state: State, screen: Screen, other: Screen): State {
  const [home, ...rest] = state.screens;
  return {...state, screens: [home, ...rest.map(one => (one === screen ? other : one))]};
}

function keep(what: 'import' | 'merge', answers: KeptImport | KeptMerge): Effect {
  return {type: 'draft.answers', what, answers};
}

function forget(...all: readonly ('import' | 'merge' | undefined)[]): readonly Effect[] {
  return all.flatMap(what => (what === undefined ? [] : {type: 'draft.answers', what, answers: undefined}));
}
