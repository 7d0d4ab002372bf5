import {printable} from '../../text/printable.ts';
import type {FieldChange} from '../field-diff.ts';
import type {LayerDiff} from '../layer-diff.ts';
import type {ProfileDiff} from '../profile-diff.ts';
import type {TextDiff} from '../text-diff.ts';
import type {PathChange} from '../values/value-diff.ts';
import {describeLayer, describeText, describeVariable, formatSides, signsOf, summarize, titleOf} from './diff-words.ts';
import {formatHunkHeader, hunksOf} from './unified-diff.ts';

/** Longer texts are cut in a change request; the patch has them in full. */
const MAX_LINES = 200;

/**
 * A diff as Markdown for a change request: tables of what differs, and folded sections with the changed lines of texts.
 */
export function formatMarkdown(diff: ProfileDiff): string {
  const parts = [`# ${escape(titleOf(diff))}`, `\`${escapeCode(summarize(diff))}\``];
  if (diff.metadata.length > 0) parts.push('## Metadata', fieldTable(diff.metadata));
  if (diff.layers.length > 0) {
    const rows = diff.layers.map(layer => [
      code(signsOf(layer.marks)),
      escape(layer.name),
      layer.kind,
      escape(describeLayer(layer)),
      layer.values === undefined ? '' : escape(describeText(layer.values)),
    ]);
    parts.push('## Layers', table(['', 'Layer', 'Kind', 'What', 'Values'], rows));
    parts.push(...diff.layers.flatMap(layerParts));
  }
  if (diff.variables.length > 0) {
    const rows = diff.variables.map(variable => [
      code(signsOf(variable.marks)),
      code(variable.name),
      variable.marks.includes('fields')
        ? variable.fields.map(field => `${code(field.path)} ${sides(field)}`).join('<br>')
        : escape(describeVariable(variable)),
    ]);
    parts.push('## Variables', table(['', 'Variable', 'What'], rows));
  }
  if (diff.other.length > 0) parts.push('## Other', fieldTable(diff.other));
  return `${parts.join('\n\n')}\n`;
}

function layerParts(layer: LayerDiff): readonly string[] {
  if (layer.before === undefined || layer.after === undefined) return [];
  const {fields, values, manifests} = layer;
  const paths = values?.paths ?? [];
  const parts: string[] = [];
  if (fields.length > 0) parts.push(fieldTable(fields));
  if (paths.length > 0) parts.push(fieldTable(paths));
  if (values !== undefined) parts.push(fold(`values: ${describeText(values)}`, values));
  for (const {name, content} of manifests) {
    if (content !== undefined) parts.push(fold(`manifest ${name}: ${describeText(content)}`, content));
  }
  return parts.length === 0 ? [] : [`### ${escape(layer.name)}`, ...parts];
}

function fieldTable(changes: readonly (FieldChange | PathChange)[]): string {
  const rows = changes.map(change => {
    const {before = '', after = ''} = formatSides(change);
    const byIndex = 'matchedBy' in change && change.matchedBy === 'index' ? ' by index' : '';
    return [code(change.change), code(change.path || '(all)') + byIndex, code(before), code(after)];
  });
  return table(['', 'Key path', 'Before', 'After'], rows);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function sides(change: FieldChange): string {
  const {before, after} = formatSides(change);
  return before === undefined || after === undefined ? code(after ?? before ?? '') : `${code(before)} → ${code(after)}`;
}

function fold(title: string, texts: TextDiff): string {
  const lines = hunksOf(texts).flatMap(hunk => [formatHunkHeader(hunk), ...hunk.lines.map(printable)]);
  const shown =
    lines.length > MAX_LINES ? [...lines.slice(0, MAX_LINES), `… ${lines.length - MAX_LINES} lines more`] : lines;
  // A fence is longer than any run of backticks inside it.
  const longest = Math.max(2, ...shown.flatMap(line => line.match(/`+/g) ?? []).map(run => run.length));
  const fence = '`'.repeat(longest + 1);
  return `<details><summary>${escape(title)}</summary>\n\n${fence}diff\n${shown.join('\n')}\n${fence}\n\n</details>`;
}

/** Text for a cell or a heading, with all Markdown and HTML escaped. */
function escape(text: string): string {
  return printable(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll(/[\\`*_[\]|#]/g, String.raw`\$&`);
}

/** Code in a cell: bars are escaped, and backticks are enclosed in a longer pair of them. */
function code(text: string): string {
  if (text === '') return '';
  const shown = printable(text).replaceAll('|', String.raw`\|`);
  return shown.includes('`') ? `\`\` ${shown} \`\`` : `\`${shown}\``;
}

function escapeCode(text: string): string {
  return text.replaceAll('`', "'");
}
