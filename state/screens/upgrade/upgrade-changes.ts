import {counted} from '../../../src/domain/diff/report/diff-words.ts';
import {layerId, valuesOf} from '../../../src/domain/layer/layer.ts';
import {answerWithBoth} from '../../../src/domain/merge/merge-both.ts';
import {type Choice, type Choices, type MergedPath, USUAL} from '../../../src/domain/merge/merge-data.ts';
import {describePlace, describeSides, valueText} from '../../../src/domain/merge/merge-words.ts';
import {editableValue, formatOwnValue, readOwnValue} from '../../../src/domain/merge/own-value.ts';
import {formatKeyPath} from '../../../src/domain/values/key-path.ts';
import type {Action} from '../../action.ts';
import type {MenuDialog, MenuOption} from '../../dialogs/dialog.ts';
import {putCursor} from '../../list.ts';
import {LOADING, ready} from '../../loadable.ts';
import {type State, topScreen} from '../../model.ts';
import type {EditedText, EditPurpose} from '../../session/edited-text.ts';
import {say, type Step, withTop} from '../../step.ts';
import {upgradeListRows} from './upgrade-list.ts';
import {changeRows, openConflicts} from './upgrade-plan.ts';
import type {ChangeRow} from './upgrade-row.ts';
import type {UpgradeScreen} from './upgrade-screen.ts';

/**
 * Handles the changes of an upgrade: taking the other side, settling, editing, folding. Undefined for actions about
 * anything else.
 */
export function updateChanges(state: State, screen: UpgradeScreen, action: Action): Step | undefined {
  switch (action.type) {
    case 'upgrade.toggle':
      return [toggle(state, screen)];
    case 'upgrade.settle':
      return [settle(state, screen)];
    case 'upgrade.take':
      return [goOn(take(state, screen, action.keys, action.choice))];
    case 'upgrade.step':
      return [step(state, screen, action.by)];
    case 'upgrade.edit':
      return editValue(state, screen, action.text);
    case 'text.edited':
      return action.purpose.of === 'upgrade-value'
        ? takeEdited(state, screen, action.purpose, action.result)
        : undefined;
    default:
      return undefined;
  }
}

/** Makes the rows of the screen again. */
export function withRows(screen: UpgradeScreen): UpgradeScreen {
  const {plan, target, choices, folded, filters} = screen;
  if (plan.status !== 'ready' || target === undefined) return screen;
  const rows = changeRows(plan.value, target, choices, folded, filters.changes.line.text);
  return {...screen, changes: rows};
}

/** The change under the cursor; undefined on a row that is none. */
export function changeAtCursor({stage, changes, lists}: UpgradeScreen): Extract<ChangeRow, {kind: 'path'}> | undefined {
  const row = stage === 'changes' ? changes[lists.changes.cursor] : undefined;
  return row?.kind === 'path' ? row : undefined;
}

/** Mine, then theirs, then mine again: this also settles a conflict. */
function toggle(state: State, screen: UpgradeScreen): State {
  const row = screen.changes[screen.lists.changes.cursor];
  if (row?.kind === 'head') return fold(state, screen, row.key);
  if (row?.kind !== 'path') return say(state, 'info', 'space chooses between mine and new on a row with a key path');
  if (row.path.class === 'same') return say(state, 'info', 'both sides have the same here: there is nothing to choose');
  return take(state, screen, [row.key], row.taken === 'mine' ? 'theirs' : 'mine');
}

/** Enter folds a part, or asks what to take for a conflict or another change. */
function settle(state: State, screen: UpgradeScreen): State {
  const row = screen.changes[screen.lists.changes.cursor];
  if (row?.kind === 'head') return fold(state, screen, row.key);
  if (row?.kind !== 'path') return state;
  if (row.path.class === 'same') return say(state, 'info', 'both sides have the same here: there is nothing to choose');
  return {...state, dialog: askAbout(screen, row)};
}

function fold(state: State, screen: UpgradeScreen, key: string): State {
  const folded = new Set(screen.folded);
  if (!folded.delete(key)) folded.add(key);
  return withTop(state, withRows({...screen, folded}));
}

function askAbout(screen: UpgradeScreen, row: Extract<ChangeRow, {kind: 'path'}>): MenuDialog {
  const {plan, choices} = screen;
  const {path, key} = row;
  const others = plan.status === 'ready' ? openConflicts(plan.value, choices).filter(one => one !== key) : [];
  const isConflict = path.class === 'conflict';
  const all = [key, ...others];
  const takes = (choice: 'mine' | 'theirs', keys: readonly string[]): Action => ({type: 'upgrade.take', keys, choice});
  return {
    kind: 'menu',
    title: describePlace(path),
    lines: [describeSides(path)],
    options: [
      {label: `Keep mine: ${orWithout(path.mine)}`, key: 'm', action: takes('mine', [key])},
      {label: `Take the new: ${orWithout(path.theirs)}`, key: 't', action: takes('theirs', [key])},
      ...bothOption(screen, row),
      {label: 'Write another value in the editor', key: 'e', action: {type: 'upgrade.edit'}},
      ...(isConflict && others.length > 0
        ? [
            {label: `Keep mine in all ${all.length} that are open`, key: 'M', action: takes('mine', all)},
            {label: `Take the new in all ${all.length} that are open`, key: 'T', action: takes('theirs', all)},
          ]
        : []),
    ],
  };
}

/** A list or a long text, different parts of which both sides changed. */
function bothOption(screen: UpgradeScreen, row: Extract<ChangeRow, {kind: 'path'}>): readonly MenuOption[] {
  const path = unmaskedPath(screen, row);
  const choice = path === undefined ? undefined : answerWithBoth(path);
  if (choice === undefined) return [];
  const both = choice.value;
  const size = Array.isArray(both)
    ? counted(both.length, 'item')
    : counted(String(both).trimEnd().split('\n').length, 'line');
  const action: Action = {type: 'upgrade.take', keys: [row.key], choice};
  return [{label: `Take both: theirs with what I changed, ${size}`, key: 'b', action}];
}

function orWithout(value: unknown): string {
  return value === undefined ? 'without it' : valueText(value);
}

/** Makes a choice at these paths, and says how many conflicts are left when one was settled. */
function take(state: State, screen: UpgradeScreen, keys: readonly string[], choice: Choice): State {
  const before = screen.plan.status === 'ready' ? openConflicts(screen.plan.value, screen.choices) : [];
  const choices = new Map(screen.choices);
  for (const key of keys) choices.set(key, choice);
  const next = withTop(state, withAnswers(screen, choices));
  const open = screen.plan.status === 'ready' ? openConflicts(screen.plan.value, choices) : [];
  if (before.length === open.length) return next;
  if (open.length === 0) return say(next, 'ok', 'every conflict is answered: d shows the result');
  return say(next, 'info', `${open.length} to answer`);
}

/** The screen with these choices. */
export function withAnswers(screen: UpgradeScreen, choices: Choices): UpgradeScreen {
  return withRows({...screen, choices, result: resultOf(screen, choices), preview: []});
}

/** Choices that equal the usual ones need no new merge. */
function resultOf({plan}: UpgradeScreen, choices: Choices): UpgradeScreen['result'] {
  if (plan.status !== 'ready') return LOADING;
  const {merge} = plan.value;
  const isUsual = merge.paths.every(path => {
    const choice = choices.get(formatKeyPath(path.path));
    return choice === undefined || choice === USUAL[path.class];
  });
  return isUsual ? ready(merge) : LOADING;
}

/** Puts the cursor on the next open conflict, or on the first when none follows; it stays when none is left. */
function goOn(state: State): State {
  const screen = topScreen(state);
  if (screen.type !== 'upgrade') return state;
  const {changes, lists} = screen;
  const isOpen = (row: ChangeRow) => row.kind === 'path' && row.taken === 'open';
  const here = changes[lists.changes.cursor];
  if (here === undefined || isOpen(here)) return state;
  const below = changes.findIndex((row, at) => at > lists.changes.cursor && isOpen(row));
  const at = below >= 0 ? below : changes.findIndex(isOpen);
  return at < 0 ? state : withTop(state, withCursor(state, screen, at));
}

function withCursor(state: State, screen: UpgradeScreen, at: number): UpgradeScreen {
  const {changes, lists} = screen;
  const list = putCursor(lists.changes, at, changes.length, upgradeListRows(state, 'changes'));
  return {...screen, lists: {...lists, changes: list}};
}

/** Goes to the next or previous change that needs attention: an open conflict, a settled one, an orphan. */
function step(state: State, screen: UpgradeScreen, by: 1 | -1): State {
  const {changes, lists} = screen;
  let at = lists.changes.cursor + by;
  while (at >= 0 && at < changes.length && !wantsAttention(changes[at])) at += by;
  if (at < 0 || at >= changes.length)
    return say(state, 'info', by > 0 ? 'no conflict or orphan further down' : 'no conflict or orphan further up');
  return withTop(state, withCursor(state, screen, at));
}

function wantsAttention(row: ChangeRow | undefined): boolean {
  return row?.kind === 'path' && (row.path.class === 'conflict' || row.path.class === 'orphan');
}

/**
 * Opens the value under the cursor in the editor: an earlier answer, else mine. `text` is an attempt that could not be
 * used.
 */
function editValue(state: State, screen: UpgradeScreen, text?: string): Step {
  const row = changeAtCursor(screen);
  if (row === undefined) return [say(state, 'info', 'e writes another value on a row with a key path')];
  const purpose = {of: 'upgrade-value', layer: layerId(screen.layer), path: row.key} as const;
  const before = screen.choices.get(row.key);
  const own = typeof before === 'object' ? formatOwnValue(before) : undefined;
  const mine = unmaskedPath(screen, row);
  return [
    state,
    {
      type: 'editor.open',
      ref: undefined,
      purpose,
      name: `${screen.layer.name}-${describePlace(row.path)}`,
      text: text ?? own ?? editableValue(valuesOf(screen.layer), row.path.path, mine?.mine),
      line: 1,
    },
  ];
}

/** The path as it was merged, because the one shown has its secrets masked. */
function unmaskedPath({plan}: UpgradeScreen, {key}: Extract<ChangeRow, {kind: 'path'}>): MergedPath | undefined {
  return plan.status === 'ready' ? plan.value.merge.paths.find(({path}) => formatKeyPath(path) === key) : undefined;
}

function takeEdited(
  state: State,
  screen: UpgradeScreen,
  {path: key}: Extract<EditPurpose, {of: 'upgrade-value'}>,
  result: EditedText,
): Step {
  const row = screen.changes.find(one => one.kind === 'path' && one.key === key);
  if (row?.kind !== 'path') return [say(state, 'info', 'that change is no longer among those shown')];
  switch (result.status) {
    case 'unchanged': {
      // It was looked at and left alone: that settles the conflict with mine.
      const isOpen = row.taken === 'open';
      return [
        isOpen ? say(take(state, screen, [key], 'mine'), 'info', 'left as mine') : say(state, 'info', 'no changes'),
      ];
    }
    case 'trouble':
    case 'failed':
      return [say(state, 'error', `${result.message}; nothing was chosen`)];
    case 'changed': {
      const own = readOwnValue(result.text, row.path.path);
      if ('value' in own) return [goOn(take(state, screen, [key], own)), {type: 'editor.forget', file: result.file}];
      const again: MenuDialog = {
        kind: 'menu',
        title: `Line ${own.line ?? 1}: ${own.message}`,
        options: [
          {label: 'Edit again', key: 'e', action: {type: 'upgrade.edit', text: result.text}},
          {
            label: 'Leave it',
            key: 'x',
            action: {type: 'notice.show', notice: {tone: 'info', text: 'as it was before'}},
          },
        ],
      };
      return [{...state, dialog: again}];
    }
  }
}
