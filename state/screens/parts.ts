import type {Screen} from '../screen.ts';
import type {ScreenPart} from '../step.ts';
import {batchPart} from './batch.ts';
import {comparePart} from './compare.ts';
import {importPart} from './import.ts';
import {logPart} from './log.ts';
import {layerPart} from './layer.ts';
import {mergePart} from './merge.ts';
import {newProfilePart} from './new-profile.ts';
import {packPickerPart} from './pack-picker.ts';
import {problemsPart} from './problems.ts';
import {profilesPart} from './profiles.ts';
import {recoveryPart} from './recovery.ts';
import {registriesPart} from './registries.ts';
import {resolvedPart} from './resolved.ts';
import {stackPart} from './stack.ts';
import {textPart} from './text.ts';
import {trashPart} from './trash.ts';
import {upgradePart} from './upgrade.ts';

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
  // Methods take their parameters bivariantly; each part is only ever given a screen of its own type, by this look-up.
  return parts[screen.type];
}
