import type {FormDialog} from '../dialogs/dialog-shape.ts';
import {type State, topScreen} from '../model.ts';
import {partOf} from '../screens/parts.ts';
import {isTooSmall} from '../surroundings.ts';
import type {Context} from './binding.ts';

/**
 * The contexts in which a key is looked up now, innermost first. Focus is derived from what is shown, never stored.
 * While text is typed, `list` and `app` are not among them, so `q` types a q in a filter and quits elsewhere.
 */
export function contextsOf(state: State): readonly Context[] {
  if (isTooSmall(state.size)) return ['too-small', 'always'];
  if (state.dialog?.kind === 'form') return [...formContexts(state.dialog), 'always'];
  if (state.dialog !== undefined) return [state.dialog.kind, 'always'];
  if (state.palette !== undefined) return ['palette', 'always'];
  if (state.help !== undefined) return ['help', 'list', 'always'];
  const screen = topScreen(state);
  const part = partOf(screen);
  if (part.filter?.(screen)?.isTyping === true) return ['filter', 'always'];
  const own = [...(state.shift > 0 ? (['text-shifted'] as const) : []), ...part.contexts(state, screen)];
  return own.some(context => TYPING.has(context)) ? [...own, 'always'] : [...own, 'list', 'app', 'always'];
}

function formContexts({fields, focus}: FormDialog): readonly Context[] {
  const more: readonly Context[] = focus < fields.length - 1 ? ['form-more'] : [];
  return fields.length > 1 ? [...more, 'form-fields', 'form'] : ['form'];
}

/** Does a printable key type text now? */
export function takesText(state: State): boolean {
  return contextsOf(state).some(context => TYPING.has(context));
}

const TYPING: ReadonlySet<Context> = new Set<Context>(['form', 'palette', 'filter', 'new-profile-info']);
