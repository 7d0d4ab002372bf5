import {isManifestLayer, type Layer, layerId, valuesOf} from '../../../src/domain/layer/layer.ts';
import {summaryOfLayer} from '../../../src/domain/pack/pack-of-layer.ts';
import {comparePackVersions} from '../../../src/domain/pack/pack-version.ts';
import {findLayer} from '../../../src/domain/profile/stack.ts';
import type {Action} from '../../action.ts';
import type {MenuOption} from '../../dialogs/dialog.ts';
import {formAbout} from '../../dialogs/forms.ts';
import {readyOr} from '../../loadable.ts';
import {type State, topScreen} from '../../model.ts';
import {isDirty, profileOf} from '../../session/session.ts';
import {pickerOf} from '../picker/picker-on-top.ts';
import {summaryAtCursor, tagRows} from '../picker/picker-rows.ts';
import {profileAtCursor} from '../profiles.ts';
import {layerAtCursor} from '../stack/stack-rows.ts';
import {versionAtCursor, versionRows} from '../stack/stack.ts';
import type {CompareScreen} from './compare-screen.ts';
import type {CompareSource} from './compare-shape.ts';

/**
 * What `d` does: compares what is obviously meant, and asks only where that is unclear. A second `d` takes the first
 * answer.
 */
export function compareHere(state: State): Action {
  const clear = clearComparison(state);
  if (clear !== undefined) return clear;
  const [first, ...more] = options(state);
  if (first === undefined) return say('there is nothing here to compare');
  if (more.length === 0) return first.action;
  return {
    type: 'dialog.open',
    dialog: {kind: 'menu', title: 'Compare with what?', options: [{...first, key: 'd'}, ...more]},
  };
}

function say(text: string): Action {
  return {type: 'notice.show', notice: {tone: 'info', text}};
}

/** The comparison that is obviously meant, if there is one. */
function clearComparison(state: State): Action | undefined {
  const screen = topScreen(state);
  if (screen.type === 'profiles') return ofMarked(state) ?? ofVersions(state);
  if (screen.type === 'layer') return ofLayer(state);
  if (screen.type !== 'stack' || state.session === undefined) return undefined;
  const version = versionAtCursor(state)?.version;
  if (version !== undefined && version !== state.session.ref.version) {
    return open({from: 'version', ref: {name: state.session.ref.name, version}}, {from: 'draft'});
  }
  return state.session.saved !== undefined && isDirty(state.session)
    ? open({from: 'saved'}, {from: 'draft'})
    : undefined;
}

/** The two marked profiles, or the marked one and the one under the cursor; the latest version of each. */
function ofMarked(state: State): Action | undefined {
  const screen = topScreen(state);
  const here = profileAtCursor(state)?.name;
  if (screen.type !== 'profiles' || screen.marked.size === 0 || here === undefined) return undefined;
  const names = screen.marked.size === 1 ? new Set([...screen.marked, here]) : screen.marked;
  if (names.size !== 2)
    return say(names.size > 2 ? 'more than two profiles are marked' : 'mark one more profile with space');
  const [a, b] = [...names].map(name => latestVersion(state, name));
  return a === undefined || b === undefined ? undefined : open(a, b);
}

/** The two latest versions; for a profile with one version, whatever it can be compared with. */
function ofVersions(state: State): Action | undefined {
  const row = profileAtCursor(state);
  const [newer, older] = row?.versions ?? [];
  if (row === undefined || newer === undefined) return undefined;
  const side = (version: string): CompareSource => ({from: 'version', ref: {name: row.name, version}});
  return older === undefined
    ? withAnother(state, side(newer.version)).action
    : open(side(older.version), side(newer.version));
}

/** A layer with its saved state, if it changed since; else with the defaults of its pack. */
function ofLayer(state: State): Action {
  const layer = layerAtCursor(state);
  if (layer === undefined) return say('the layer is gone; esc goes back');
  const id = layerId(layer);
  if (isChanged(state, layer)) return open({from: 'saved', layer: id}, {from: 'draft', layer: id});
  return (
    withDefaults(layer)?.action ?? say('no change since it was saved, and no pack is behind it to compare it with')
  );
}

function options(state: State): readonly MenuOption[] {
  const screen = topScreen(state);
  switch (screen.type) {
    case 'stack':
      return stackOptions(state);
    case 'compare':
      return otherOptions(state, screen);
    default:
      return packOptions(state);
  }
}

function stackOptions(state: State): readonly MenuOption[] {
  const ref = state.session?.ref;
  if (ref === undefined) return [];
  const rows = versionRows(state);
  const at = rows.findIndex(({version}) => version === ref.version);
  const before = at < 0 ? undefined : rows[at + 1];
  const layer = layerAtCursor(state);
  const older: readonly MenuOption[] =
    before === undefined
      ? []
      : [
          {
            label: `The version before it, ${before.version}`,
            action: open({from: 'version', ref: {name: ref.name, version: before.version}}, {from: 'draft'}),
          },
        ];
  const others: readonly MenuOption[] =
    rows.length < 3 ? [] : [{label: 'Another version: d on it', key: 'v', action: {type: 'tab.show', at: 3}}];
  const defaults = layer === undefined ? undefined : withDefaults(layer);
  return [...older, ...others, ...(defaults === undefined ? [] : [defaults]), withAnother(state, {from: 'draft'})];
}

/** From one comparison to another. */
function otherOptions(state: State, {sources, compared}: CompareScreen): readonly MenuOption[] {
  if (compared.status !== 'ready') return [];
  const swapped: MenuOption = {label: 'The other way round', action: {type: 'compare.swap'}};
  const newer = sources?.[1];
  const older = sources?.[0].from;
  if (newer === undefined) return [swapped];
  const profile = profileOf(state);
  const id = 'layer' in newer ? newer.layer : undefined;
  const layer = id === undefined || profile === undefined ? undefined : findLayer(profile, id);
  const more: MenuOption[] = [];
  if (layer !== undefined) {
    const source = {layer: layerId(layer)};
    if (isChanged(state, layer) && older !== 'saved') {
      more.push({
        label: `${layer.name} as it was saved`,
        key: 's',
        action: open({from: 'saved', ...source}, {from: 'draft', ...source}),
      });
    }
    const defaults = withDefaults(layer);
    if (defaults !== undefined && older !== 'defaults') more.push(defaults);
    more.push(...otherDefaults(state, layer));
  }
  const isUnsaved = state.session?.saved !== undefined && isDirty(state.session);
  if (isUnsaved && (sources?.[0].from !== 'saved' || layer !== undefined)) {
    more.push({label: 'All that changed since it was saved', key: 'a', action: open({from: 'saved'}, {from: 'draft'})});
  }
  return [swapped, ...more, ...(layer === undefined ? [withAnother(state, newer)] : [])];
}

/** The defaults of a layer's pack, with those of its other versions, newest first. */
function otherDefaults(state: State, layer: Layer): readonly MenuOption[] {
  const catalog = readyOr(state.catalog, {registries: []});
  const here = summaryOfLayer(catalog, layer);
  if (here === undefined) return [];
  const others = catalog.registries
    .flatMap(({packs}) => packs.filter(({name, version}) => name === here.name && version !== here.version))
    .sort((a, b) => comparePackVersions(b.version, a.version));
  const packs = others.filter(({version}, at) => others.findIndex(one => one.version === version) === at);
  return packs.slice(0, FEW_VERSIONS).map(pack => ({
    label: `The defaults of its pack, ${here.version} -> ${pack.version}`,
    action: open({from: 'pack', pack: here}, {from: 'pack', pack}),
  }));
}

/** The answer that is offered beside others. */
const FEW_VERSIONS = 6;

/** The defaults of the version under the cursor of a pack picker, with those of another version, older ones first. */
function packOptions(state: State): readonly MenuOption[] {
  const picker = pickerOf(state);
  const here = picker === undefined ? undefined : summaryAtCursor(state, picker);
  if (picker === undefined || here === undefined) return [];
  const rows = picker.stage === 'version' ? tagRows(state, picker).map(({pack}) => pack) : [];
  const at = rows.findIndex(pack => pack === here);
  const inOrder = [...rows.slice(at + 1), ...rows.slice(0, Math.max(0, at))];
  const seen = new Set([`${here.registry} ${here.version}`]);
  const packs = inOrder.filter(({registry, version}) => {
    const isNew = !seen.has(`${registry} ${version}`);
    seen.add(`${registry} ${version}`);
    return isNew;
  });
  return packs.slice(0, MOST_VERSIONS).map(pack => ({
    label: `The defaults of ${pack.name} ${pack.version}`,
    action: open({from: 'pack', pack}, {from: 'pack', pack: here}),
  }));
}

/** As many as a menu can show on 24 rows. */
const MOST_VERSIONS = 10;

function withDefaults(layer: Layer): MenuOption | undefined {
  if (isManifestLayer(layer)) return undefined;
  const id = layerId(layer);
  const label = `The defaults of its pack, for the values of ${layer.name}`;
  if (valuesOf(layer) === '')
    return {label, key: 'f', action: say('the layer has no values of its own: they are the defaults of its pack')};
  return {label, key: 'f', action: open({from: 'defaults', layer: id}, {from: 'draft', layer: id})};
}

function withAnother(state: State, source: CompareSource): MenuOption {
  return {
    label: 'Another profile, or a file…',
    key: 'o',
    action: {type: 'dialog.open', dialog: formAbout(state, 'compare-with', {compared: source})},
  };
}

function latestVersion(state: State, name: string): CompareSource | undefined {
  const row = readyOr(state.profiles, {profiles: [], broken: []}).profiles.find(one => one.name === name);
  const version = row?.versions[0]?.version;
  return version === undefined ? undefined : {from: 'version', ref: {name, version}};
}

/** Changed since it was saved, and not new. */
function isChanged(state: State, layer: Layer): boolean {
  const {session} = state;
  const saved = session?.saved === undefined ? undefined : findLayer(session.saved, layerId(layer));
  return saved !== undefined && saved !== layer;
}

function open(a: CompareSource, b: CompareSource): Action {
  return {type: 'compare.open', a, b};
}
