import type {Action} from '../action.ts';
import type {AsyncEffect} from '../effect.ts';
import type {Ports} from '../ports.ts';
import {appEffects} from './app.ts';
import {checkEffects} from './checks.ts';
import {clipboardEffects} from './clipboard.ts';
import {compareEffects} from './compare.ts';
import {documentEffects} from './documents.ts';
import {draftEffects} from './drafts.ts';
import {editorEffects} from './editor.ts';
import type {Handler, Handlers, Tell} from './handler.ts';
import {profileEffects} from './profiles.ts';
import {registryEffects} from './registries.ts';
import {shareEffects} from './share.ts';
import {upgradeEffects} from './upgrade.ts';

/** Carries out one effect and resolves to an action that says what happened; undefined when there is nothing to say. */
export async function perform(
  effect: AsyncEffect,
  ports: Ports,
  signal: AbortSignal,
  tell: Tell = () => undefined,
): Promise<Action | undefined> {
  // `Handlers` maps each type to the handler of its effects; on a union, the compiler loses that connection.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- see above
  const handle = HANDLERS[effect.type] as Handler<AsyncEffect>;
  return handle(effect, ports, signal, tell);
}

const HANDLERS: Handlers = {
  ...profileEffects,
  ...draftEffects,
  ...documentEffects,
  ...shareEffects,
  ...registryEffects,
  ...compareEffects,
  ...upgradeEffects,
  ...checkEffects,
  ...editorEffects,
  ...clipboardEffects,
  ...appEffects,
};
