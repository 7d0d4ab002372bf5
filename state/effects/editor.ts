import type {Action} from '../action.ts';
import type {AsyncEffect} from '../effect.ts';
import type {Ports} from '../ports.ts';
import type {Handlers} from './handler.ts';

export const editorEffects = {
  'editor.open': (effect, ports) => openEditor(effect, ports),
  async 'editor.forget'({file}, {editor}) {
    await editor.forget(file);
    return undefined;
  },
  async 'editor.give-up'({file}, {editor}) {
    await editor.giveUp(file);
    return undefined;
  },
} satisfies Partial<Handlers>;

async function openEditor(
  {ref, purpose, name, text, line, pending}: Extract<AsyncEffect, {type: 'editor.open'}>,
  {editor}: Pick<Ports, 'editor'>,
): Promise<Action> {
  const about = {purpose, name, ...(ref === undefined ? {} : {ref})};
  const result = await editor.open(name, text, line, about, pending);
  // An unchanged text is still the one that was never taken over: it is asked about again, not lost.
  if (pending !== undefined && result.status === 'unchanged')
    return {type: 'text.edited', purpose, result: {status: 'changed', text, file: pending}};
  return {type: 'text.edited', purpose, result};
}
