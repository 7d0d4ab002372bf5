import type {ProfileDiff} from '../../../src/domain/diff/profile-diff.ts';
import {diffToJson} from '../../../src/domain/diff/report/diff-json.ts';
import {formatMarkdown} from '../../../src/domain/diff/report/markdown.ts';
import {formatPatch} from '../../../src/domain/diff/report/patch.ts';
import type {MenuDialog} from '../../dialogs/dialog.ts';
import {choiceField, type Field, field, fieldText} from '../../dialogs/field.ts';
import type {Form} from '../../dialogs/form.ts';
import {type State, topScreen} from '../../model.ts';
import {textLine} from '../../text-line.ts';
import {COMPARE_FORMATS, type CompareFormat} from './compare-shape.ts';

/** A diff as text in a format; its secrets are masked already. */
export function printComparison(diff: ProfileDiff, format: CompareFormat): string {
  switch (format) {
    case 'markdown':
      return formatMarkdown(diff);
    case 'patch':
      return formatPatch(diff);
    case 'json':
      return `${JSON.stringify(diffToJson(diff), null, 2)}\n`;
  }
}

/** Where a comparison is written, and in which format; the file's extension follows the format. */
export const compareExportForm: Form = {
  title: 'Export the comparison, secrets masked',
  submitsAnywhere: true,
  fields: state => [
    choiceField('format', 'Format', COMPARE_FORMATS[0], COMPARE_FORMATS),
    field('file', 'File', `${fileName(state)}${ENDINGS.markdown}`),
  ],
  settle: fields => fields.map(one => (one.name === 'file' ? withEnding(one, formatOf(fields)) : one)),
  check: (_state, fields) => ({file: fieldText(fields, 'file') === '' ? 'say which file to write' : undefined}),
  submit: fields => ({type: 'compare.export', format: formatOf(fields), file: fieldText(fields, 'file')}),
};

/** What can be copied from a comparison. */
export function compareCopyMenu(state: State): MenuDialog {
  const labels: Readonly<Record<CompareFormat, string>> = {
    markdown: 'All of it as Markdown, for a change request',
    patch: 'All of it as a patch',
    json: 'All of it as JSON',
  };
  const screen = topScreen(state);
  const row = screen.type === 'compare' ? screen.rows[screen.list.cursor] : undefined;
  const text =
    row === undefined ? '' : 'piece' in row ? row.piece.text : 'text' in row ? row.text : (row.right ?? row.left)?.text;
  const line = {
    label: 'The line under the cursor',
    key: 'y',
    action: {type: 'text.copy', text: text ?? '', what: 'the line'},
  } as const;
  return {
    kind: 'menu',
    title: 'Copy to the clipboard, secrets masked',
    options: [
      ...(text === undefined || text === '' ? [] : [line]),
      ...COMPARE_FORMATS.map(format => ({
        label: labels[format],
        key: format.slice(0, 1),
        action: {type: 'compare.copy', format} as const,
      })),
    ],
  };
}

const ENDINGS: Readonly<Record<CompareFormat, string>> = {markdown: '.md', patch: '.patch', json: '.json'};

function formatOf(fields: readonly Field[]): CompareFormat {
  const chosen = fieldText(fields, 'format');
  return COMPARE_FORMATS.find(format => format === chosen) ?? COMPARE_FORMATS[0];
}

/** Only another format's extension is changed: the user may name the file freely. */
function withEnding(one: Field, format: CompareFormat): Field {
  const {text} = one.line;
  const isOther = Object.values(ENDINGS).some(ending => ending !== ENDINGS[format] && text.endsWith(ending));
  return isOther ? {...one, line: textLine(text.replace(/\.[^.]*$/, ENDINGS[format]))} : one;
}

function fileName(state: State): string {
  const screen = topScreen(state);
  if (screen.type !== 'compare' || screen.compared.status !== 'ready') return 'changes';
  const {a, b} = screen.compared.value.diff;
  const name =
    a.name === b.name ? `${a.name}-${a.version}-${b.version}` : `${a.name}-${a.version}-${b.name}-${b.version}`;
  return name.replaceAll(/[^\w.-]+/g, '-');
}
