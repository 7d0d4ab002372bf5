import {printable} from '../../text/printable.ts';
import type {LayerDiff} from '../layer-diff.ts';
import type {ProfileDiff} from '../profile-diff.ts';
import {describeField, describeLayer, signsOf, summarize} from './diff-words.ts';
import {formatUnified} from './unified-diff.ts';

/**
 * The texts of a diff as one unified patch: each layer's values as `<layer>/values.yaml`, its manifests as
 * `<layer>/manifests/<name>`. Changes other than to texts (metadata, versions, order, variables) are in lines after a
 * `#` above the first file, which `git apply` and `patch` skip. Secrets are masked, so a patch with one does not apply.
 * `show` passes each line on its way out: `printable` for a terminal, nothing for a file.
 */
export function formatPatch(diff: ProfileDiff, show: (line: string) => string = line => line): string {
  const notes = [summarize(diff), ...notesOf(diff)].map(line => `# ${line}`);
  return `${[...notes, ...diff.layers.flatMap(textsOf).map(show)].join('\n')}\n`;
}

function notesOf(diff: ProfileDiff): readonly string[] {
  return [
    ...diff.metadata.map(describeField),
    ...diff.layers.flatMap(layer => [
      `${signsOf(layer.marks)} ${printable(layer.name)} ${describeLayer(layer)}`.trimEnd(),
      ...(layer.before === undefined || layer.after === undefined
        ? []
        : layer.fields.map(field => `  ${describeField(field)}`)),
    ]),
    ...diff.variables.flatMap(variable => [
      `${signsOf(variable.marks)} variable ${printable(variable.name)}`,
      ...variable.fields.map(field => `  ${describeField(field)}`),
    ]),
    ...diff.other.map(describeField),
  ];
}

function textsOf({before, after, values, manifests}: LayerDiff): readonly string[] {
  const fileIn = (side: typeof before, file: string) => (side === undefined ? undefined : `${side.name}/${file}`);
  const names = {a: fileIn(before, 'values.yaml'), b: fileIn(after, 'values.yaml')};
  return [
    ...(values === undefined ? [] : formatUnified(values, names)),
    ...manifests.flatMap(({name, content, marks}) => {
      if (content === undefined) return [];
      const a = marks.includes('added') ? undefined : fileIn(before, `manifests/${name}`);
      const b = marks.includes('removed') ? undefined : fileIn(after, `manifests/${name}`);
      return formatUnified(content, {a, b});
    }),
  ];
}
