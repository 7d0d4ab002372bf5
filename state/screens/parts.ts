import type {Screen} from '../screen.ts';
import type {ScreenPart} from '../step.ts';
import {batchPart} from './batch.ts';
import {comparePart} from './compare/compare.ts';
import {textPart} from './compare/text.ts';
import {importPart} from './import/import.ts';
import {mergePart} from './import/merge.ts';
import {layerPart} from './layer/layer.ts';
import {logPart} from './log.ts';
import {newProfilePart} from './new-profile/new-profile.ts';
import {packPickerPart} from './picker/pack-picker.ts';
import {problemsPart} from './problems/problems.ts';
import {profilesPart} from './profiles.ts';
import {recoveryPart} from './recovery.ts';
import {registriesPart} from './registries.ts';
import {resolvedPart} from './resolved/resolved.ts';
import {stackPart} from './stack/stack.ts';
import {trashPart} from './trash.ts';
import {upgradePart} from './upgrade/upgrade.ts';

const parts: {readonly [Type in Screen['type']]: ScreenPart<Extract<Screen, {type: Type}>>} = {
  recovery: recoveryPart,
  profiles: profilesPart,
  trash: trashPart,
  log: logPart,
  registries: registriesPart,
  'new-profile': newProfilePart,
  stack: stackPart,
  layer: layerPart,
  'pack-picker': packPickerPart,
  compare: comparePart,
  text: textPart,
  problems: problemsPart,
  resolved: resolvedPart,
  import: importPart,
  upgrade: upgradePart,
  merge: mergePart,
  batch: batchPart,
};

/** The part of `update` that belongs to a screen. */
export function partOf(screen: Screen): ScreenPart<Screen> {
  // Methods are bivariant in their parameters; through this look-up, each part only ever gets a screen of its own type.
  return parts[screen.type];
}
