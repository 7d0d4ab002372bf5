import {valuesOf} from '../../src/domain/layer/layer.ts';
import {refOf} from '../../src/domain/profile/profile.ts';
import {findEntry, readOutline} from '../../src/domain/values/find-entry.ts';
import {formatKeyPath, type KeyPath, parseKeyPath, startsWithPath} from '../../src/domain/values/key-path.ts';
import type {Action} from '../action.ts';
import type {AsyncEffect} from '../effect.ts';
import type {Notice} from '../notice.ts';
import type {Ports} from '../ports.ts';

/** Copies to the terminal's clipboard, and says how it went and what is masked. */
export async function copy(
  effect: Extract<AsyncEffect, {type: 'text.copy' | 'values.copy' | 'document.copy'}>,
  ports: Pick<Ports, 'clipboard' | 'documents'>,
): Promise<Action> {
  switch (effect.type) {
    case 'text.copy':
      return send(effect.text, effect.what, ports);
    case 'values.copy':
      return copyValues(effect, ports);
    case 'document.copy': {
      const {text, masked} = await ports.documents.print(effect.profile, effect.isRevealed);
      const {name, version} = refOf(effect.profile);
      return send(text, `${name} ${version}`, ports, masked);
    }
  }
}

async function copyValues(
  {layer, path, isRevealed}: Extract<AsyncEffect, {type: 'values.copy'}>,
  ports: Pick<Ports, 'clipboard' | 'documents'>,
): Promise<Action> {
  const what = path.length === 0 ? `the values of ${layer.name}` : `the value of ${formatKeyPath(path)}`;
  if (isRevealed) return send(valueAt(valuesOf(layer), path), what, ports);
  const {values, paths} = await ports.documents.maskValues(layer);
  const masked = paths.filter(one => startsWithPath(parseKeyPath(one) ?? [], path));
  if (path.length > 0 && masked.includes(formatKeyPath(path))) {
    return say({tone: 'warning', text: `${what} is a secret and was not copied; y r v copies it as it is`});
  }
  return send(valueAt(values, path), what, ports, masked);
}

/** The value as it is written, without quotes around it; the whole text for the empty path. */
function valueAt(values: string, path: KeyPath): string {
  if (path.length === 0) return values;
  const entry = findEntry(readOutline(values), path);
  const source = entry === undefined ? '' : values.slice(entry.valueStart, entry.valueEnd).trim();
  return /^(["'])[^"'\\]*\1$/.test(source) ? source.slice(1, -1) : source;
}

function send(
  text: string,
  what: string,
  {clipboard}: Pick<Ports, 'clipboard'>,
  masked: readonly string[] = [],
): Action {
  const tooLong = clipboard.copy(text);
  const bytes = new TextEncoder().encode(text).length;
  if (tooLong !== undefined) {
    return say({tone: 'error', text: `${what} has ${bytes} bytes, a terminal takes ${tooLong.limit}; x writes a file`});
  }
  const secrets = masked.length === 0 ? '' : `; masked: ${masked.join(', ')}`;
  return say({tone: 'ok', text: `sent ${what} to the terminal's clipboard, ${bytes} bytes${secrets}`});
}

function say(notice: Notice): Action {
  return {type: 'notice.show', notice};
}
