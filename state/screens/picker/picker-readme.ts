import {wrapLine} from '../../../src/domain/text/fit.ts';
import {printable} from '../../../src/domain/text/printable.ts';
import {NO_FILTER} from '../../filter.ts';
import {LIST_START} from '../../list.ts';
import type {State} from '../../model.ts';
import type {TextScreen} from '../compare/compare-screen.ts';
import {isSamePack, summaryAtCursor} from './picker-rows.ts';
import type {PackPicker} from './picker-screen.ts';

/** Why the README of the pack under the cursor cannot be shown on a screen of its own; undefined when it can. */
export function whyNoReadme(state: State, picker: PackPicker): string | undefined {
  const readme = readmeOf(state, picker);
  if (readme === undefined) return 'a README is read with its pack: enter, until its values are shown, then i';
  return readme.trim() === '' ? 'the pack has no README' : undefined;
}

/** The README on a screen of its own, where a list leaves no room beside it. It is wrapped once, for the width of now. */
export function readmeStart(state: State, picker: PackPicker): TextScreen {
  const {name = ''} = picker;
  const lines = (readmeOf(state, picker) ?? '').trimEnd().split('\n');
  return {
    type: 'text',
    of: [name, summaryAtCursor(state, picker)?.version ?? '', 'readme'],
    isProse: true,
    lines: lines.flatMap(line => wrapLine(printable(line), state.size.columns - 3)),
    list: LIST_START,
    search: NO_FILTER,
  };
}

/** Undefined while the pack is not read. */
function readmeOf(state: State, picker: PackPicker): string | undefined {
  const summary = summaryAtCursor(state, picker);
  if (summary === undefined || picker.pack.status !== 'ready' || !isSamePack(picker.pack.value, summary))
    return undefined;
  return picker.pack.value.readme ?? '';
}
