import type {Action} from './action.ts';
import {updateApp} from './app.ts';
import type {MenuDialog} from './dialogs/dialog.ts';
import {keepTyped} from './dialogs/typed-form.ts';
import {keepInView} from './in-view.ts';
import {contextsOf, takesText} from './keys/contexts.ts';
import {bindingFor} from './keys/keymap.ts';
import {caughtUp, updateList} from './list-actions.ts';
import {type State, topScreen} from './model.ts';
import {updateDialog} from './overlays/dialogs.ts';
import {updateHelp} from './overlays/help.ts';
import {updatePalette} from './overlays/palette.ts';
import {askForCheck} from './problems/check.ts';
import {askForFindings} from './problems/findings.ts';
import {keepUnchanged} from './read-only.ts';
import {updateComparing, refreshComparison} from './screens/compare/comparing.ts';
import {keepImport} from './screens/import/kept-import.ts';
import {askForPack} from './screens/layer/layer-pack.ts';
import {partOf} from './screens/parts.ts';
import {updateExamples} from './screens/resolved/examples.ts';
import {askBeside} from './screens/stack/beside.ts';
import {keepAnswers} from './screens/upgrade/kept-answers.ts';
import {updateLayers} from './session/layers.ts';
import {updateSaving} from './session/saving.ts';
import {updateSession} from './session/session-actions.ts';
import {updateVariables} from './session/variables.ts';
import {say, type Step} from './step.ts';
import {isTooSmall} from './surroundings.ts';
import {updateSharing} from './world/sharing.ts';
import {updateWorld} from './world/world.ts';

/** The one function that changes what the app knows. A profile that comes to be shown is checked in the background. */
export function update(state: State, action: Action): Step {
  const [routed, ...effects] = keep(state, keepUnchanged(state, route(state, action)));
  const asked = askForFindings(state, askForCheck(state, [keepInView(state, routed), ...effects]));
  const [shown, ...more] = refreshComparison(state, askForPack(state, asked));
  return askBeside(state, [caughtUp(state, shown), ...more]);
}

/** What is half filled in is kept, in case strata is cut off. */
function keep(before: State, step: Step): Step {
  return keepImport(before, keepAnswers(before, keepTyped(before, step)));
}

/** Only routes: to what lies over the screen, to the top screen, to the open version, to what the world answered. */
function route(state: State, action: Action): Step {
  if (action.type === 'key.pressed') return press(state, action.key, action.at);
  if (action.type === 'text.pasted' && isTooLong(state, action.text)) {
    return [say(state, 'warning', 'what was pasted is too long for a line, and was left out')];
  }
  const screen = topScreen(state);
  return (
    updateOverlay(state, action) ??
    partOf(screen).update(state, screen, action) ??
    updateList(state, screen, action) ??
    updateLayers(state, action) ??
    updateVariables(state, action) ??
    updateExamples(state, action) ??
    updateSession(state, action) ??
    updateSaving(state, action) ??
    updateComparing(state, action) ??
    updateSharing(state, action) ??
    updateWorld(state, action) ??
    updatePaste(state, action) ??
    updateApp(state, action)
  );
}

/**
 * A key: the notice counts as read; then comes the key's command, the text it types, or a word that it means nothing
 * here.
 */
function press(state: State, key: string, at: number): Step {
  const seen: State = {...state, notice: undefined, pressedAt: at};
  // A menu's own keys are innermost: a `k` that chooses "keep" no longer moves the cursor up.
  const isUnseen = isTooSmall(seen.size);
  const option = seen.dialog?.kind === 'menu' && !isUnseen ? optionOfKey(seen.dialog, key) : undefined;
  if (option !== undefined) return route(seen, {type: 'menu.choose', at: option});
  const found = bindingFor(seen, contextsOf(seen), key);
  if (found !== undefined) {
    const why = found.disabled?.(seen);
    return why === undefined ? route(seen, found.action(seen)) : [say(seen, 'info', why)];
  }
  // Nothing is changed that nobody sees, and nothing is said there.
  if (isUnseen) return [{...state, pressedAt: at}];
  if (takesText(seen))
    return route(seen, isText(key) ? {type: 'text.type', text: key === 'space' ? ' ' : key} : {type: 'text.edit', key});
  // Over a dialog the line of hints tells all its keys.
  const help = bindingFor(seen, contextsOf(seen), '?') === undefined ? '' : '; ? shows the keys';
  return [{...seen, notice: {tone: 'info', text: `${key}: no meaning here${help}`, isPassing: true}}];
}

function optionOfKey(menu: MenuDialog, key: string): number | undefined {
  const at = menu.options.findIndex(option => option.key === key);
  return at < 0 ? undefined : at;
}

/** Keys that type nothing have names of several ASCII letters (`enter`), or one that says what was held (`ctrl+d`, `alt+é`). */
function isText(key: string): boolean {
  return key === 'space' || key.length === 1 || (/[^ -~]/.test(key) && !/^(?:alt|ctrl|shift)\+/.test(key));
}

function updateOverlay(state: State, action: Action): Step | undefined {
  if (state.dialog !== undefined) return updateDialog(state, state.dialog, action, route);
  if (state.palette !== undefined) return updatePalette(state, state.palette, action, route);
  if (state.help !== undefined) return updateHelp(state, state.help, action);
  return undefined;
}

/** UTF-16 units: more than certificates and keys have. What is typed is laid out with every key, and megabytes of it would hold up the next. */
const LONGEST_PASTED = 100_000;

/** A document may be pasted where its path is asked for, however long it is. */
function isTooLong(state: State, text: string): boolean {
  if (state.dialog?.kind === 'form' && state.dialog.form === 'import') return false;
  return text.length > LONGEST_PASTED && takesText(state);
}

/** Pasted text goes where text is typed, or nowhere. */
function updatePaste(state: State, action: Action): Step | undefined {
  if (action.type !== 'text.pasted') return undefined;
  return takesText(state) ? route(state, {type: 'text.type', text: action.text}) : [state];
}
