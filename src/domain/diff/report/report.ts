import {printable} from '../../text/printable.ts';
import type {FieldChange} from '../field-diff.ts';
import type {LayerDiff, ManifestDiff} from '../layer-diff.ts';
import {linesOf} from '../lines/line-edit.ts';
import type {ProfileDiff} from '../profile-diff.ts';
import type {TextDiff} from '../text-diff.ts';
import type {PathChange} from '../values/value-diff.ts';
import type {VariableDiff} from '../variable-diff.ts';
import {
  counted,
  describeField,
  describeLayer,
  describeManifest,
  describePath,
  describeText,
  describeVariable,
  MARK_SIGNS,
  signsOf,
  summarize,
} from './diff-words.ts';
import {formatHunkHeader, hunksOf} from './unified-diff.ts';

/**
 * A diff in words for a terminal or a pipe: the header, then everything that differs under metadata, layers, variables
 * and other. Ends with a newline; control characters in texts are made visible.
 */
export function formatText(diff: ProfileDiff): string {
  const lines = [summarize(diff)];
  section(lines, 'metadata', diff.metadata.map(describeSignedField));
  section(lines, 'layers', diff.layers.flatMap(layerLines));
  section(lines, 'variables', diff.variables.flatMap(variableLines));
  section(lines, 'other', diff.other.map(describeSignedField));
  return `${lines.join('\n')}\n`;
}

/** One line for each layer, variable and field that differs, with counts: what `--stat` prints. */
export function formatStat(diff: ProfileDiff): string {
  const rows: [string, string][] = [
    ...diff.metadata.map((field): [string, string] => [`metadata ${printable(field.path)}`, field.change]),
    ...diff.layers.map((layer): [string, string] => [`layer ${printable(layer.name)}`, describeParts(layer)]),
    ...diff.variables.map(({name, marks, fields}): [string, string] => {
      const isWhole = marks.includes('added') || marks.includes('removed');
      return [
        `variable ${printable(name)}`,
        [
          ...marks.filter(mark => mark !== 'fields'),
          ...(isWhole || fields.length === 0 ? [] : [counted(fields.length, 'field')]),
        ].join(', '),
      ];
    }),
    ...diff.other.map((field): [string, string] => [`other ${printable(field.path)}`, field.change]),
  ];
  const width = Math.min(48, Math.max(0, ...rows.map(([name]) => name.length)));
  return `${[...rows.map(([name, what]) => ` ${name.padEnd(width)}  ${what}`), summarize(diff)].join('\n')}\n`;
}

function describeParts({marks, values, manifests, fields}: LayerDiff): string {
  const parts: string[] = marks.filter(mark => mark !== 'values' && mark !== 'manifests' && mark !== 'fields');
  if (values !== undefined) parts.push(`values: ${describeText(values)}`);
  if (manifests.length > 0) parts.push(counted(manifests.length, 'manifest'));
  if (fields.length > 0) parts.push(counted(fields.length, 'field'));
  return parts.join('; ');
}

function section(lines: string[], title: string, content: readonly string[]): void {
  if (content.length === 0) return;
  lines.push('', title);
  // Appended one by one: a call takes only some 100,000 arguments.
  for (const line of content) lines.push(line === '' ? line : `  ${line}`);
}

function describeSignedField(field: FieldChange): string {
  return `${MARK_SIGNS[field.change]} ${describeField(field)}`;
}

function layerLines(layer: LayerDiff): readonly string[] {
  const head = `${signsOf(layer.marks)} ${printable(layer.name)}  ${describeLayer(layer)}`.trimEnd();
  if (layer.before === undefined || layer.after === undefined) {
    const lines = layer.values === undefined ? [] : [counted(layer.values.added + layer.values.removed, 'line')];
    const manifests = layer.manifests.length === 0 ? [] : [counted(layer.manifests.length, 'manifest')];
    const parts = [...lines.map(count => `${count} of values`), ...manifests];
    return [parts.length === 0 ? head : `${head}  (${parts.join(', ')})`];
  }
  return [
    head,
    ...indented(layer.fields.map(describeSignedField)),
    ...indented(layer.values === undefined ? [] : valuesLines(layer.values)),
    ...indented(layer.manifests.flatMap(manifestLines)),
  ];
}

function valuesLines(text: TextDiff): readonly string[] {
  if (text.extent !== 'meaning') return [`values: ${describeText(text)}`];
  if (text.comparedAs === 'text') return [`values: ${describeText(text)}`, ...indented(hunkLines(text))];
  return text.paths.flatMap(pathLines);
}

function pathLines(path: PathChange): readonly string[] {
  const line = `${MARK_SIGNS[path.change]} ${describePath(path)}`;
  const {before, after, lines} = path;
  if (lines === undefined || typeof before !== 'string' || typeof after !== 'string') return [line];
  return [line, ...indented(hunkLines({before, after, edits: lines}))];
}

function manifestLines(manifest: ManifestDiff): readonly string[] {
  const line = `${signsOf(manifest.marks)} manifest ${describeManifest(manifest)}`;
  const isWhole = manifest.marks.includes('added') || manifest.marks.includes('removed');
  return manifest.content === undefined || isWhole ? [line] : [line, ...indented(hunkLines(manifest.content))];
}

/** The changed lines with one line around them, and their position before each run. */
function hunkLines(texts: Parameters<typeof hunksOf>[0]): readonly string[] {
  const isShort = linesOf(texts.before).length + linesOf(texts.after).length <= 20;
  return hunksOf(texts, 1).flatMap(hunk => [
    ...(isShort ? [] : [formatHunkHeader(hunk)]),
    ...hunk.lines.map(printable),
  ]);
}

function variableLines(variable: VariableDiff): readonly string[] {
  const head = `${signsOf(variable.marks)} ${printable(variable.name)}`;
  if (variable.marks.includes('fields')) return [head, ...indented(variable.fields.map(describeSignedField))];
  const words = variable.marks.includes('moved') ? 'moved' : describeVariable(variable);
  return [words === '' ? head : `${head}  ${words}`];
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map(line => `    ${line}`);
}
