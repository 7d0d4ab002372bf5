import {printable} from '../../text/printable.ts';
import {printExactJson} from '../../values/exact-number.ts';
import type {FieldChange} from '../field-diff.ts';
import type {LayerDiff, LayerMark, ManifestDiff} from '../layer-diff.ts';
import type {ComparedRef, ProfileDiff} from '../profile-diff.ts';
import type {TextDiff} from '../text-diff.ts';
import type {PathChange} from '../values/value-diff.ts';
import type {VariableDiff} from '../variable-diff.ts';

/** The sign of each mark, the same on the screen, in reports and in Markdown. */
export const MARK_SIGNS: Readonly<Record<LayerMark | 'changed' | 'content', string>> = {
  added: '+',
  removed: '-',
  moved: '>',
  version: '^',
  renamed: '~',
  values: '~',
  manifests: '~',
  fields: '~',
  changed: '~',
  content: '~',
};

/** Longer values are cut in text meant for people; the JSON form has them whole. */
const MAX_VALUE = 160;

/** `web-prod 1.2.0 -> 1.3.0   metadata 1   layers +1 -0 >1 ^2 ~3   variables 1   values 14 paths   comments only 3`. */
export function summarize(diff: ProfileDiff): string {
  return [titleOf(diff), ...countsOf(diff)].join('   ');
}

/** The part after the title: how much of what differs. */
export function countsOf(diff: ProfileDiff): readonly string[] {
  const {counts} = diff;
  if (diff.same) return ['no changes'];
  const parts: string[] = [];
  if (isOnlyText(diff)) parts.push('comments or formatting only');
  if (counts.metadata > 0) parts.push(`metadata ${counts.metadata}`);
  const {added, removed, moved, version, edited} = counts;
  parts.push(`layers +${added} -${removed} >${moved} ^${version} ~${edited}`);
  if (counts.variables > 0) parts.push(`variables ${counts.variables}`);
  if (counts.paths > 0) parts.push(`values ${counted(counts.paths, 'path')}`);
  if (counts.commentsOnly > 0) parts.push(`comments only ${counts.commentsOnly}`);
  if (counts.formattingOnly > 0) parts.push(`formatting only ${counts.formattingOnly}`);
  if (counts.other > 0) parts.push(`other ${counts.other}`);
  return parts;
}

/** True when all parsed values agree, and only bytes of values differ. */
function isOnlyText({metadata, layers, variables, other}: ProfileDiff): boolean {
  return (
    metadata.length + variables.length + other.length === 0 &&
    layers.every(({marks, values}) => marks.every(mark => mark === 'values') && values?.extent !== 'meaning')
  );
}

/** `web-prod 1.2.0 -> 1.3.0`, with both names where they differ. */
export function titleOf({a, b}: Pick<ProfileDiff, 'a' | 'b'>): string {
  const [before, after] = [labelOf(a), labelOf(b)];
  const name = `${a.name} `;
  const isShared = a.name === b.name && before.startsWith(name) && after.startsWith(name);
  return printable(`${before} -> ${isShared ? after.slice(name.length) : after}`);
}

function labelOf({name, version, label}: ComparedRef): string {
  return label ?? `${name} ${version}`;
}

/** The signs of a layer, each once, in the order of the header: `>^~`. */
export function signsOf(marks: readonly (keyof typeof MARK_SIGNS)[]): string {
  return [...new Set(marks.map(mark => MARK_SIGNS[mark]))]
    .sort((a, b) => '+->^~'.indexOf(a) - '+->^~'.indexOf(b))
    .join('');
}

/** What a layer's row says beside its name: versions, places, its former name. */
export function describeLayer({before, after, marks}: Pick<LayerDiff, 'before' | 'after' | 'marks'>): string {
  if (before === undefined || after === undefined) return describeVersion(after ?? before);
  const parts: string[] = [];
  if (marks.includes('renamed')) parts.push(`was ${before.name}`);
  if (marks.includes('version')) parts.push(`${describeVersion(before)} -> ${describeVersion(after)}`);
  if (marks.includes('moved')) parts.push(`place ${before.at + 1} -> ${after.at + 1}`);
  return printable(parts.join(', '));
}

/** The tag, and the version it resolved to when that is different. */
function describeVersion(side: {readonly tag: string; readonly version: string} | undefined): string {
  const {tag = '', version = ''} = side ?? {};
  if (tag === '' || tag === version) return version;
  return version === '' ? tag : `${tag} (${version})`;
}

/** `charts.grafana.replicas 2 -> 3`; a list item without a name of its own is marked as identified by its index. */
export function describePath(change: FieldChange | PathChange): string {
  if (change.change === 'moved') {
    return `${printable(change.path)}  place ${placeOf(change.before)} -> ${placeOf(change.after)}`;
  }
  const at = placeOfPath(change);
  if ('lines' in change && change.lines !== undefined) return `${at}  ${counted(change.lines.length, 'edit')} inside`;
  return `${at}  ${describeSides(change)}`;
}

/** The path as shown: `args[2] (by index)`. */
export function placeOfPath(change: FieldChange | PathChange): string {
  const {path} = change;
  if (path === '') return '(all)';
  return 'matchedBy' in change && change.matchedBy === 'index' ? `${printable(path)} (by index)` : printable(path);
}

/** `description  "old" -> "new"`. */
export function describeField(change: FieldChange): string {
  if (change.change === 'moved') {
    return `${printable(change.path)}  place ${placeOf(change.before)} -> ${placeOf(change.after)}`;
  }
  return `${printable(change.path)}  ${describeSides(change)}`;
}

/** Both sides of a change as shown; undefined for a side that has nothing. */
export function formatSides(change: FieldChange | PathChange): {readonly before?: string; readonly after?: string} {
  const quoted = 'quoted' in change ? change.quoted : undefined;
  const form = (value: unknown, side: typeof quoted) => (quoted === side ? JSON.stringify(value) : formatValue(value));
  return {
    ...('before' in change ? {before: form(change.before, 'before')} : {}),
    ...('after' in change ? {after: form(change.after, 'after')} : {}),
  };
}

function describeSides(change: FieldChange | PathChange): string {
  const {before, after} = formatSides(change);
  const sides = before === undefined || after === undefined ? (after ?? before ?? '') : `${before} -> ${after}`;
  return change.secret === true ? `${sides} (secret)` : sides;
}

function placeOf(index: unknown): string {
  return typeof index === 'number' ? String(index + 1) : '';
}

/** What differs in a text, in a few words: `3 paths, +3 -3 lines`, `comments only, +1 -0 lines`. */
export function describeText(text: TextDiff): string {
  const lines = `+${text.added} -${text.removed} lines`;
  if (text.extent !== 'meaning') return `${text.note ?? text.extent} only, ${lines}`;
  if (text.comparedAs === 'yaml') return `${counted(text.paths.length, 'path')}, ${lines}`;
  return text.note === undefined ? lines : `${lines}, compared as text: ${printable(text.note)}`;
}

export function describeManifest({name, content, fields}: ManifestDiff): string {
  const parts = [printable(name)];
  if (content !== undefined) parts.push(describeText(content));
  return [...parts, ...fields.map(describeField)].join('  ');
}

/** An added or removed variable on one line: `number, required, defaultValue 1`. */
export function describeVariable({fields}: VariableDiff): string {
  return fields
    .filter(({path}) => path !== 'description' && path !== 'displayName')
    .map(({path, before, after}) => {
      const value = after ?? before;
      if (value === true || typeof value === 'object') return printable(path);
      return path === 'format' || path === 'inputType'
        ? formatValue(value)
        : `${printable(path)} ${formatValue(value)}`;
    })
    .join(', ');
}

/** Whether a value is shown whole in one line by `formatValue`. */
export function isOneLine(value: unknown): boolean {
  return !formatValue(value).endsWith(' characters)');
}

/** A value on one line: texts are quoted only when they could be mistaken for something else. */
export function formatValue(value: unknown): string {
  if (value === undefined) return '';
  const text = typeof value === 'string' && isUnmistakable(value) ? value : (printExactJson(value) ?? '');
  const shown = printable(text);
  return shown.length > MAX_VALUE ? `${cutAt(shown, MAX_VALUE)}… (${text.length} characters)` : shown;
}

function isUnmistakable(text: string): boolean {
  return (
    /^[^\s"'[\]{}].*$/.test(text) &&
    !/\s$|^(?:true|false|null|~|[-+]?(?:\d[\d_]*\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)$| -> /.test(text)
  );
}

function cutAt(text: string, size: number): string {
  const last = text.charCodeAt(size - 1);
  return text.slice(0, last >= 0xd8_00 && last <= 0xdb_ff ? size - 1 : size);
}

export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
