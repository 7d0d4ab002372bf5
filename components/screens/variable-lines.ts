import type {Variable} from '../../src/domain/profile/profile.ts';
import {fit, wrap} from '../../src/domain/text/fit.ts';
import {printable} from '../../src/domain/text/printable.ts';
import {previewOf} from '../../state/screens/stack/variable-preview.ts';
import type {Span} from '../Line.tsx';
import {plain} from '../Page.tsx';

/** How the variable is asked for at deployment, as lines: its label, its field, what it takes, what can be chosen. */
export function previewLines(variable: Variable, width: number): readonly (readonly Span[])[] {
  const {label, lines, isDropdown, options, notes} = previewOf(variable);
  const room = Math.min(40, width - 6);
  return [
    [{text: ` ${printable(label)}`, tone: 'title'}],
    ...lines.slice(0, 4).map(line => plain(`[${fit(printable(line), room)}${isDropdown ? ' v' : '  '}]`)),
    ...noteLines(notes, width - 2),
    ...options.slice(0, 8).map(option => plain(`  - ${printable(option)}`)),
    ...(options.length > 8 ? [plain(`  … and ${options.length - 8} more`)] : []),
  ];
}

function noteLines(notes: readonly string[], width: number): readonly (readonly Span[])[] {
  if (notes.length === 0) return [];
  return wrap(printable(notes.join('; ')), width).map(line => [{text: ` ${line}`, tone: 'dim'}]);
}
