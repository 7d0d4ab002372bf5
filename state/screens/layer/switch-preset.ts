import {StrataError} from '../../../src/domain/error.ts';
import type {LeftOutLine} from '../../../src/domain/merge/left-out.ts';
import type {Pack} from '../../../src/domain/pack/pack.ts';
import {applyPreset} from '../../../src/domain/preset/apply-preset.ts';
import type {Preset} from '../../../src/domain/preset/preset.ts';
import {formatKeyPath, type KeyPath} from '../../../src/domain/values/key-path.ts';
import {type Notice, withHint} from '../../notice.ts';

/** The values after a switch, undefined when it was impossible, and what to say about it. */
export interface SwitchedPreset {
  readonly text: string | undefined;
  readonly notice: Notice;
}

/** Switches a group of presets in some values to a preset, or to none when that preset is enabled. */
export function switchPreset(
  {values: defaults, presets}: Pack,
  values: string,
  {preset, isEnabled}: {readonly preset: Preset; readonly isEnabled: boolean},
): SwitchedPreset {
  try {
    const source = {defaults, presets};
    const {text, changed, kept, overwritten, leftOut} = applyPreset(
      values,
      source,
      preset.group,
      isEnabled ? undefined : preset,
    );
    const words = [
      `${preset.group}: ${preset.displayName}${isEnabled ? ' is off' : ''}`,
      changed.length === 0 ? 'no value changed' : `${changed.length} value${changed.length === 1 ? '' : 's'} changed`,
      ...(overwritten.length === 0 ? [] : [`${listed(overwritten.map(({edit}) => edit.path))} of yours gave way`]),
      ...(kept.length === 0 ? [] : [`${listed(kept.map(({edit}) => edit.path))} of yours stayed`]),
      ...(leftOut.length === 0 ? [] : [`${lines(leftOut)} of yours had no place any more (u brings it back)`]),
    ];
    const isLossy = overwritten.length > 0 || leftOut.length > 0;
    return {text, notice: {tone: isLossy ? 'warning' : 'info', text: words.join(', ')}};
  } catch (error) {
    if (!(error instanceof StrataError)) throw error;
    const {message, hint} = error;
    return {text: undefined, notice: {tone: 'error', text: withHint(message, hint)}};
  }
}

/** The first of some paths, and the number of others. */
function listed(paths: readonly KeyPath[]): string {
  const [first = [], ...rest] = paths;
  return rest.length === 0 ? formatKeyPath(first) : `${formatKeyPath(first)} and ${rest.length} more`;
}

/** The first of some lines, numbered as before the switch, and the number of others. */
function lines([first, ...rest]: readonly LeftOutLine[]): string {
  return `line ${first?.line ?? 0}${rest.length === 0 ? '' : ` and ${rest.length} more`}`;
}
