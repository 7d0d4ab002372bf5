import {CORE_KINDS, isCoreKind, type Layer, type LayerKind} from '../../../src/domain/layer/layer.ts';
import {type Catalog, versionsOf} from '../../../src/domain/pack/catalog.ts';
import {startHistory} from '../../../src/domain/profile/history.ts';
import {layersOf, type ProfileType, withLayers} from '../../../src/domain/profile/profile.ts';
import {isRecord} from '../../../src/domain/values/plain-data.ts';
import type {Field} from '../../dialogs/field.ts';
import {textLine} from '../../text-line.ts';
import {type PackPicker, PICKER_STAGES} from '../picker/picker-screen.ts';
import {startPicker} from '../picker/picker.ts';
import {INFO_START} from './new-profile-info.ts';
import type {NewProfileScreen, NewProfileStep} from './new-profile-screen.ts';
import type {ChoiceSnapshot, NewProfileSnapshot} from './new-profile-snapshot.ts';

export function toSnapshot(screen: NewProfileScreen): NewProfileSnapshot {
  return {
    step: screen.step,
    type: screen.profileType ?? null,
    cloud: screen.cloud ?? null,
    info: Object.fromEntries(screen.info.map(one => [one.name, one.line.text])),
    layers: layersOf(screen.history.present),
    aside: screen.aside,
    skipped: screen.skipped,
    choices: Object.values(screen.pickers).flatMap(choiceOf),
  };
}

/** Restores the screen from a snapshot. A choice whose pack is no longer in the catalog has to be made again. */
export function fromSnapshot(
  snapshot: NewProfileSnapshot,
  start: NewProfileScreen,
  catalog: Catalog,
): NewProfileScreen {
  const cloud = snapshot.cloud ?? undefined;
  const pickers = snapshot.choices.flatMap(choice => pickerOf(choice, cloud ?? '', catalog));
  return {
    ...start,
    step: snapshot.step,
    profileType: snapshot.type ?? undefined,
    cloud,
    info: INFO_START.map(one => typed(one, snapshot.info[one.name])),
    history: startHistory(withLayers(start.history.present, snapshot.layers)),
    aside: snapshot.aside,
    skipped: snapshot.skipped,
    pickers: Object.fromEntries(pickers.map(picker => [picker.kind, picker])),
  };
}

/** Is there nothing in it worth keeping? */
export function isUntouched(snapshot: NewProfileSnapshot): boolean {
  return (
    snapshot.type === null && INFO_START.every(one => (snapshot.info[one.name] ?? one.line.text) === one.line.text)
  );
}

/** Its name in the offer to continue. */
export function snapshotName(snapshot: NewProfileSnapshot): string {
  const name = (snapshot.info['name'] ?? '').trim();
  return name === '' ? 'without a name yet' : name;
}

/** Parses a snapshot from disk, trusting nothing in it; undefined for anything else. */
export function readSnapshot(value: unknown): NewProfileSnapshot | undefined {
  if (!isRecord(value)) return undefined;
  const {step, type, cloud, info, layers, aside, skipped, choices} = value;
  const isWhole =
    isOneOf(STEPS, step) &&
    (type === null || isOneOf(TYPES, type)) &&
    (cloud === null || typeof cloud === 'string') &&
    isTexts(info) &&
    isListOf(layers, isLayer) &&
    isListOf(aside, isLayer) &&
    isListOf(skipped, isCoreKind) &&
    isListOf(choices, isChoice);
  return isWhole ? {step, type, cloud, info, layers, aside, skipped, choices} : undefined;
}

const STEPS = ['type', 'cloud', 'info', ...CORE_KINDS, 'addons', 'review'] as const satisfies readonly NewProfileStep[];
const TYPES = ['cluster', 'infra', 'add-on'] as const satisfies readonly ProfileType[];
const KINDS = [...CORE_KINDS, 'addon', 'kernel'] as const satisfies readonly LayerKind[];

function choiceOf({kind, stage, name, choice, values}: PackPicker): readonly ChoiceSnapshot[] {
  if (choice === undefined || name === undefined) return [];
  const {registry, version} = choice.pack;
  return [{kind, stage, registry, name, version, tag: choice.tag, values: values ?? null}];
}

function pickerOf(choice: ChoiceSnapshot, cloud: string, catalog: Catalog): readonly PackPicker[] {
  const {kind, stage, registry, name, version, tag, values} = choice;
  const pack = versionsOf(catalog, registry, name).find(one => one.version === version);
  if (pack === undefined) return [];
  return [{...startPicker(kind, cloud), stage, name, choice: {tag, pack}, values: values ?? undefined}];
}

function typed(one: Field, text: string | undefined): Field {
  return text === undefined ? one : {...one, line: textLine(text)};
}

function isLayer(value: unknown): value is Layer {
  return (
    isRecord(value) &&
    typeof value['x-strata-id'] === 'string' &&
    typeof value['name'] === 'string' &&
    ['layer', 'type', 'version', 'tag'].every(key => isTextOrNothing(value[key])) &&
    (value['values'] === null || isTextOrNothing(value['values'])) &&
    (value['manifests'] === null || value['manifests'] === undefined || isListOf(value['manifests'], isManifest)) &&
    (value['registry'] === null || value['registry'] === undefined || isRecord(value['registry']))
  );
}

function isManifest(value: unknown): value is {readonly name: string; readonly content: string} {
  return isRecord(value) && typeof value['name'] === 'string' && typeof value['content'] === 'string';
}

function isChoice(value: unknown): value is ChoiceSnapshot {
  return (
    isRecord(value) &&
    isOneOf(KINDS, value['kind']) &&
    isOneOf(PICKER_STAGES, value['stage']) &&
    ['registry', 'name', 'version', 'tag'].every(key => typeof value[key] === 'string') &&
    (value['values'] === null || typeof value['values'] === 'string')
  );
}

function isTexts(value: unknown): value is Readonly<Record<string, string>> {
  return isRecord(value) && Object.values(value).every(text => typeof text === 'string');
}

function isListOf<One>(value: unknown, isOne: (one: unknown) => one is One): value is readonly One[] {
  return Array.isArray(value) && value.every(isOne);
}

function isOneOf<One>(all: readonly One[], value: unknown): value is One {
  return (all as readonly unknown[]).includes(value);
}

function isTextOrNothing(value: unknown): boolean {
  return value === undefined || typeof value === 'string';
}

/** Would both make the same snapshot? Cursors and filters are not part of one. */
export function isSameDraft(a: NewProfileScreen, b: NewProfileScreen): boolean {
  const isSameInfo = a.info === b.info || a.info.every((one, at) => one.line.text === b.info[at]?.line.text);
  const kinds = new Set([...Object.values(a.pickers), ...Object.values(b.pickers)].map(picker => picker.kind));
  return (
    a.step === b.step &&
    a.profileType === b.profileType &&
    a.cloud === b.cloud &&
    isSameInfo &&
    a.history.present === b.history.present &&
    a.aside === b.aside &&
    a.skipped === b.skipped &&
    [...kinds].every(kind => isSameChoice(a.pickers[kind], b.pickers[kind]))
  );
}

function isSameChoice(a: PackPicker | undefined, b: PackPicker | undefined): boolean {
  return a === b || (a?.stage === b?.stage && a?.choice === b?.choice && a?.values === b?.values);
}
