import {refOf, withMetadata, withVersion} from '../src/domain/profile/profile.ts';
import {labelsOf} from '../src/domain/profile/tag-list.ts';
import type {Action} from './action.ts';
import type {MenuDialog} from './dialogs/dialog.ts';
import {keepTyped} from './dialogs/typed-form.ts';
import {contextsOf, takesText} from './keys/contexts.ts';
import {bindingFor} from './keys/keymap.ts';
import {LIST_START, moveCursor, putCursor} from './list.ts';
import {type State, topScreen} from './model.ts';
import {updateDialog} from './overlays/dialogs.ts';
import {updateHelp} from './overlays/help.ts';
import {updatePalette} from './overlays/palette.ts';
import {placeOf} from './place-now.ts';
import {askForCheck} from './problems/check.ts';
import {askForFindings} from './problems/findings.ts';
import {keepUnchanged} from './read-only.ts';
import type {Screen} from './screen.ts';
import {updateComparing, refreshComparison} from './screens/compare/comparing.ts';
import {askForPack} from './screens/layer/layer-pack.ts';
import {partOf} from './screens/parts.ts';
import {updateExamples} from './screens/resolved/examples.ts';
import {askBeside} from './screens/stack/beside.ts';
import {findNext} from './searching.ts';
import {updateLayers} from './session/layers.ts';
import {updateSaving} from './session/saving.ts';
import {edit, profileOf, redoEdit, undoEdit} from './session/session.ts';
import {updateVariables} from './session/variables.ts';
import {updateSharing} from './sharing.ts';
import {popScreen, pushScreen, say, type Step, withTop} from './step.ts';
import {listRows, WIDE_COLUMNS} from './surroundings.ts';
import {editLine, insertText, textLine} from './text-line.ts';
import {updateWorld} from './world/world.ts';

/** The one function that changes what the app knows. A profile that comes to be shown is checked in the background. */
export function update(state: State, action: Action): Step {
  const [routed, ...effects] = keepTyped(state, keepUnchanged(state, route(state, action)));
  const next = fromTheLeft(state, routed);
  const asked = askForFindings(
    state,
    askForCheck(state, [inView(state, withinRows(refitted(state, next))), ...effects]),
  );
  const [shown, ...more] = refreshComparison(state, askForPack(state, asked));
  return askBeside(state, [caughtUp(state, shown), ...more]);
}

/** Another text is shown from the start of its lines. */
function fromTheLeft(before: State, state: State): State {
  if (state.shift === 0 || topScreen(before) === topScreen(state)) return state;
  const pathOf = (one: State) => [one.screens.length, ...partOf(topScreen(one)).title(one, topScreen(one))].join(' > ');
  return pathOf(before) === pathOf(state) ? state : {...state, shift: 0};
}

/** A new size may change the rows: the cursor stays on the same thing. */
function refitted(before: State, state: State): State {
  const screen = topScreen(state);
  if (before.size.columns === state.size.columns) return state;
  const refit = partOf(screen).refit?.(before, state, screen) ?? screen;
  return refit === screen ? state : withTop(state, refit);
}

/** After a resize, or on coming back to a screen, scrolls the row under the cursor into view. */
function inView(before: State, state: State): State {
  if (before.size === state.size && before.screens.length === state.screens.length) return state;
  const screen = topScreen(state);
  const part = partOf(screen);
  const list = part.list(screen);
  const count = part.count(state, screen);
  if (count === 0 || list.cursor >= count) return state;
  const put = putCursor(list, list.cursor, count, part.height?.(state, screen) ?? listRows(state.size));
  return put === list ? state : withTop(state, part.withList(screen, put));
}

/** In a list that lost rows (by undo, or because a problem is solved), moves the cursor to the last row. */
function withinRows(state: State): State {
  const screen = topScreen(state);
  const part = partOf(screen);
  const list = part.list(screen);
  // A list that is still being read has no rows yet: its cursor waits for them.
  if (list.cursor === 0) return state;
  const count = part.count(state, screen);
  if (count === 0 || list.cursor < count) return state;
  const height = part.height?.(state, screen) ?? listRows(state.size);
  return withTop(state, part.withList(screen, putCursor(list, count - 1, count, height)));
}

/** Only routes: to what lies over the screen, to the top screen, to the open version, to what the world answered. */
function route(state: State, action: Action): Step {
  if (action.type === 'key.pressed') return press(state, action.key, action.at);
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
  const option = seen.dialog?.kind === 'menu' ? optionOfKey(seen.dialog, key) : undefined;
  if (option !== undefined) return route(seen, {type: 'menu.choose', at: option});
  const found = bindingFor(seen, contextsOf(seen), key);
  if (found !== undefined) {
    const why = found.disabled?.(seen);
    return why === undefined ? route(seen, found.action(seen)) : [say(seen, 'info', why)];
  }
  if (takesText(seen))
    return route(seen, isText(key) ? {type: 'text.type', text: key === 'space' ? ' ' : key} : {type: 'text.edit', key});
  const notice = {tone: 'info', text: `${key}: no meaning here; ? shows the keys`, isPassing: true} as const;
  return [{...seen, notice}];
}

function optionOfKey(menu: MenuDialog, key: string): number | undefined {
  const at = menu.options.findIndex(option => option.key === key);
  return at < 0 ? undefined : at;
}

/** Keys that type nothing have names of several ASCII letters (`enter`, `ctrl+d`). */
function isText(key: string): boolean {
  return key === 'space' || key.length === 1 || /[^ -~]/.test(key);
}

function updateOverlay(state: State, action: Action): Step | undefined {
  if (state.dialog !== undefined) return updateDialog(state, state.dialog, action, route);
  if (state.palette !== undefined) return updatePalette(state, state.palette, action, route);
  if (state.help !== undefined) return updateHelp(state, state.help, action);
  return undefined;
}

/** List keys and the filter, the same on every screen. */
function updateList(state: State, screen: Screen, action: Action): Step | undefined {
  const part = partOf(screen);
  const count = part.count(state, screen);
  const height = part.height?.(state, screen) ?? listRows(state.size);
  const filter = part.filter?.(screen);
  switch (action.type) {
    case 'list.move':
      return trail(
        state,
        screen,
        rest(state, part.withList(screen, moveCursor(part.list(screen), action.by, count, height))),
      );
    case 'text.shift':
      return [shifted(state, action.by)];
    case 'detail.follow':
      return [{...state, trailing: undefined}];
    case 'list.put':
      return rest(state, part.withList(screen, putCursor(part.list(screen), action.row, count, height)));
    case 'filter.open':
      if (filter === undefined || part.withFilter === undefined)
        return [say(state, 'info', 'there is nothing to filter here')];
      return [
        {
          ...withTop(state, part.withFilter(screen, {...filter, isTyping: true})),
          notice: {tone: 'info', text: howToFilter(screen), isPassing: true},
        },
      ];
    case 'filter.accept': {
      if (filter === undefined || part.withFilter === undefined) return undefined;
      const accepted = part.withFilter(screen, {...filter, isTyping: false});
      // How it is typed was to be read until then.
      const notice = state.notice?.isPassing === true ? undefined : state.notice;
      const next = withTop({...state, notice}, accepted);
      return part.texts === undefined || filter.line.text === '' ? [next] : findNext(next, accepted, 0);
    }
    case 'match.next':
      return part.texts === undefined ? undefined : findNext(state, screen, action.by);
    case 'filter.leave':
      return dropFilter(state, screen);
    case 'screen.back':
      // esc drops a filter before it leaves the screen.
      return filter === undefined || filter.line.text === '' ? undefined : dropFilter(state, screen);
    case 'text.type':
    case 'text.edit': {
      if (filter === undefined || part.withFilter === undefined || !filter.isTyping) return undefined;
      const line =
        action.type === 'text.type' ? insertText(filter.line, action.text) : editLine(filter.line, action.key);
      if (line === undefined) return [state];
      const typed = part.withFilter(screen, {...filter, line});
      return part.texts !== undefined
        ? [withTop(state, typed)]
        : rest(state, part.withList(typed, {cursor: 0, top: 0}));
    }
    case 'text.pasted':
      return takesText(state) ? route(state, {type: 'text.type', text: action.text}) : [state];
    default:
      return undefined;
  }
}

/**
 * The detail beside a list stays as it is while the cursor moves, because drawing it for each row that is passed costs
 * too much on a slow line.
 */
/** Long lines are gone along by half of the screen. */
function shifted(state: State, by: 1 | -1): State {
  const step = Math.floor(state.size.columns / 2);
  return {...state, shift: Math.max(0, state.shift + by * step)};
}

function trail(state: State, screen: Screen, [next, ...effects]: Step): Step {
  const part = partOf(screen);
  const {cursor} = part.list(screen);
  const isMoved = part.list(topScreen(next)).cursor !== cursor;
  if (part.hasDetail !== true || state.size.columns < WIDE_COLUMNS || !isMoved) return [next, ...effects];
  const trailing = {cursor: state.trailing?.cursor ?? cursor};
  return [{...next, trailing}, ...effects, {type: 'later', ms: 80, action: {type: 'detail.follow'}}];
}

/** Any other change to the screen brings the detail up to date. */
function caughtUp(before: State, state: State): State {
  const isOld = state.trailing !== undefined && state.trailing === before.trailing;
  return isOld && topScreen(before) !== topScreen(state) ? {...state, trailing: undefined} : state;
}

/** Moves the cursor to another row; returns the effects for when it stays there. */
function rest(state: State, screen: Screen): Step {
  const next = withTop(state, screen);
  return [next, ...(partOf(screen).rested?.(next, screen) ?? [])];
}

/** Shows all rows again, with the cursor on the row it was on; in a text it does not move. */
function dropFilter(state: State, screen: Screen): Step {
  const part = partOf(screen);
  if (part.withFilter === undefined) return [state];
  const all = part.withFilter(screen, {line: textLine(), isTyping: false});
  if (part.texts !== undefined) return [withTop(state, all)];
  const key = part.rowKeys?.(state, screen)[part.list(screen).cursor];
  const row = key === undefined ? 0 : (part.rowKeys?.(state, all).indexOf(key) ?? 0);
  const height = part.height?.(state, all) ?? listRows(state.size);
  return rest(state, part.withList(all, putCursor(LIST_START, row, part.count(state, all), height)));
}

/** What may be typed after `/`, shown until the first letter is typed. */
function howToFilter(screen: Screen): string {
  const part = partOf(screen);
  if (part.texts !== undefined) return 'a text to find; enter goes to it, then n and N to the next and the previous';
  const tokens = (part.tokens?.(screen) ?? []).map(key => (key === 'has' ? 'has:problem' : `${key}:`));
  return ['words that must all match', '~ for a fuzzy one', ...(tokens.length === 0 ? [] : [tokens.join(' ')])].join(
    ', ',
  );
}

function updateSession(state: State, action: Action): Step | undefined {
  switch (action.type) {
    case 'session.undo':
      return undoEdit(state);
    case 'session.redo':
      return redoEdit(state);
    case 'session.inform': {
      const profile = profileOf(state);
      if (profile === undefined) return [state];
      const labels = labelsOf(action.tags, profile.metadata.labels ?? null);
      const {name, version, description} = action;
      const informed = withMetadata(profile, {name, description, labels});
      return edit(state, 'Edit info', version === refOf(profile).version ? informed : withVersion(informed, version));
    }
    default:
      return undefined;
  }
}

/** Ctrl-C twice within this quits, ms. */
const TWICE = 1500;

function updateApp(state: State, action: Action): Step {
  switch (action.type) {
    case 'app.resized':
      return [{...state, size: action.size}];
    case 'app.close':
      return state.screens.length === 1 ? quit(state, 0) : leave(state);
    case 'app.quit':
      return quit(state, 0);
    case 'app.interrupt':
      if (state.pressedAt - state.interruptedAt < TWICE) return quit(state, 130);
      return [
        say(
          {...state, interruptedAt: state.pressedAt, running: undefined, isSweeping: false},
          'info',
          'ctrl-c again quits; drafts are kept',
        ),
        {type: 'app.cancel'},
      ];
    case 'bundle.leave':
      return [state, {type: 'app.leave-bundle', place: placeOf(state)}];
    case 'app.suspend':
    case 'app.redraw':
      return [state, {type: action.type}];
    case 'notice.show':
      return [{...state, notice: action.notice}];
    case 'screen.push':
      return [pushScreen(state, action.screen)];
    case 'screen.back':
      return state.screens.length === 1 ? [say(state, 'info', 'this is the first screen; q quits')] : leave(state);
    case 'help.toggle':
      return [{...state, help: state.help === undefined ? {cursor: 0, top: 0} : undefined}];
    case 'palette.toggle':
      return [{...state, palette: {line: {text: '', cursor: 0}, list: {cursor: 0, top: 0}}}];
    case 'dialog.open':
      return [{...state, dialog: action.dialog}];
    case 'match.next':
    case 'list.mark':
    case 'list.sort':
    case 'tab.step':
    case 'tab.show':
      return [say(state, 'info', 'no meaning on this screen; ? shows the keys')];
    default:
      return [state];
  }
}

function leave(state: State): Step {
  const next = popScreen(state);
  // Home marks versions with unsaved work, and shows what others have changed in the meantime.
  return topScreen(next).type === 'profiles'
    ? [next, {type: 'drafts.load', isStart: false}, {type: 'profiles.load'}]
    : [next];
}

function quit(state: State, status: number): Step {
  return [state, {type: 'app.quit', status, place: placeOf(state)}];
}
