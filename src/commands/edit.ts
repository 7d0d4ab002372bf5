import {join} from 'node:path';
import {StrataError} from '../domain/error.ts';
import {type Layer, layerId, manifestsOf, valuesOf} from '../domain/layer/layer.ts';
import type {Problem} from '../domain/problem.ts';
import {layersOf, type Profile, type ProfileRef, refOf} from '../domain/profile/profile.ts';
import {replaceLayer} from '../domain/profile/stack.ts';
import {parseValues} from '../domain/values/parse-values.ts';
import {type Edited, editText, forgetEdit} from '../terminal/editor.ts';
import {confirm} from './program/confirm.ts';
import {type Context, refuseFixed, type Status, usage} from './program/context.ts';
import {readStored} from './program/profile-argument.ts';
import {tellMade} from './program/tell-made.ts';

export interface EditOptions {
  readonly json?: boolean;
}

/**
 * `strata edit P LAYER`: opens a layer's values in the editor, or one of its manifests with `LAYER/MANIFEST`; checks
 * the YAML of values, and saves if the file is still as it was read. Whatever goes wrong, the text stays in a file
 * whose path is printed. Without a layer, lists the layers.
 */
export async function edit(
  context: Context,
  argument: string,
  layer: string | undefined,
  options: EditOptions,
): Promise<Status> {
  const stored = await readStored(argument, context.profiles);
  if (layer === undefined) return listTexts(context, stored.profile, options);
  refuseFixed(context, 'editing');
  const place = findText(stored.profile, layer);
  const edited = await editUntilValid(context, stored.ref, place);
  if (edited === undefined) {
    context.out.note('no changes');
    tellMade(context, stored.ref, 'unchanged', options);
    return 0;
  }
  const profile = replaceLayer(stored.profile, place.withText(edited.text));
  await keeping(edited.file, async () => context.profiles.save(profile, stored.hash));
  await forgetEdit(edited.file);
  tellMade(context, refOf(profile), 'saved', options);
  return 0;
}

interface TextPlace {
  /** `prometheus`, or `extra-objects/namespace`. */
  readonly name: string;
  readonly text: string;
  readonly isManifest: boolean;
  /** Recorded as the app records it, so that the app offers to recover this text too when an editor dies. */
  readonly purpose: {readonly of: 'values' | 'manifest'; readonly layer: string; readonly name?: string};
  readonly withText: (text: string) => Layer;
}

function findText(profile: Profile, argument: string): TextPlace {
  const texts = layersOf(profile).flatMap(textsOf);
  // Ids come first: only they can name the second of two layers with the same name.
  const found =
    texts.find(({id, isManifest}) => id === argument && !isManifest) ?? texts.find(({name}) => name === argument);
  if (found !== undefined) return found;
  throw usage(`${refOf(profile).name} has no layer ${argument}`, `It has ${texts.map(({name}) => name).join(', ')}.`);
}

function textsOf(layer: Layer): readonly (TextPlace & {readonly id: string})[] {
  const manifests = manifestsOf(layer);
  const id = layerId(layer);
  return [
    {
      id,
      name: layer.name,
      text: valuesOf(layer),
      isManifest: false,
      purpose: {of: 'values' as const, layer: id},
      withText: values => ({...layer, values}),
    },
    ...manifests.map((manifest, at) => ({
      id,
      name: `${layer.name}/${manifest.name}`,
      text: manifest.content,
      isManifest: true,
      purpose: {of: 'manifest' as const, layer: id, name: manifest.name},
      withText: (content: string) => ({...layer, manifests: manifests.with(at, {...manifest, content})}),
    })),
  ];
}

interface EditedText {
  readonly text: string;
  /** Where the text is kept until it is saved. */
  readonly file: string;
}

/**
 * Returns undefined when nothing changed. A person may go back to the line that is wrong; a script is told, and ends.
 */
async function editUntilValid(context: Context, ref: ProfileRef, place: TextPlace): Promise<EditedText | undefined> {
  let now: EditedText | undefined;
  for (let line = 1; ;) {
    const about = {ref, purpose: place.purpose, name: place.name};
    const edited = await open(context, about, now?.text ?? place.text, line);
    if (edited.status === 'trouble') {
      throw new StrataError('editor.trouble', edited.message, {
        hint: sentences(edited.hint, now === undefined ? undefined : keptIn(now.file)),
      });
    }
    if (edited.status === 'failed') {
      throw new StrataError('editor.failed', `${edited.message}; nothing was saved`, {hint: keptIn(edited.file)});
    }
    if (edited.status === 'changed') {
      if (now !== undefined) await forgetEdit(now.file);
      now = {text: edited.text, file: edited.file};
    } else if (edited.hint !== undefined) context.out.note(edited.hint);
    if (now === undefined) return undefined;
    if (now.text === place.text) {
      await forgetEdit(now.file);
      return undefined;
    }
    const problem = place.isManifest ? undefined : firstError(now.text);
    if (problem === undefined) {
      await refuseEmptied(context, place, now);
      return now;
    }
    line = problem.line ?? 1;
    const message = `${place.name} line ${line}: ${problem.message}`;
    if (!(await confirm(context.io, `${message}. Edit again?`))) {
      throw new StrataError('values.invalid', `${message}; nothing was saved`, {
        hint: sentences(problem.hint, keptIn(now.file)),
      });
    }
  }
}

/** An editor that fails to write may leave nothing behind, and say nothing: a text is emptied only by a person. */
async function refuseEmptied({io}: Context, {name, text}: TextPlace, edited: EditedText): Promise<void> {
  if (text.trim() === '' || edited.text.trim() !== '') return;
  if (await confirm(io, `${name}: the text is empty now. Save it so?`)) return;
  await forgetEdit(edited.file);
  throw new StrataError('values.emptied', `${name}: the editor left an empty text; nothing was saved`, {
    hint: 'Where that is meant, leave a comment in it.',
  });
}

function firstError(text: string): Problem | undefined {
  return parseValues(text).problems.find(({severity}) => severity === 'error');
}

async function open(
  {io, home, settings}: Context,
  about: {readonly name: string},
  text: string,
  line: number,
): Promise<Edited> {
  return editText({
    text,
    name: about.name,
    about,
    line,
    directory: join(home.state, 'editing'),
    setting: (await settings()).editor,
    env: io.env,
    lend: async use => use(),
  });
}

/** Runs the save; a failure says where the text is. */
async function keeping(file: string, save: () => Promise<unknown>): Promise<void> {
  try {
    await save();
  } catch (error) {
    if (!(error instanceof StrataError)) throw error;
    throw new StrataError(error.code, error.message, {
      hint: sentences(error.hint, keptIn(file)),
      cause: error,
    });
  }
}

function keptIn(file: string): string {
  return `The text is kept in ${file}`;
}

function sentences(...parts: readonly (string | undefined)[]): string {
  return parts.filter(part => part !== undefined).join(' ');
}

/** What `strata edit P --json` prints without a layer. */
export interface TextsJson {
  readonly layers: readonly {
    readonly name: string;
    /** What tells it from another layer with the same name. */
    readonly id: string;
    readonly kind: string;
    readonly lines: number;
    readonly manifests: readonly string[];
  }[];
}

function listTexts({out}: Context, profile: Profile, {json}: EditOptions): Status {
  const layers = layersOf(profile).map(layer => ({
    name: layer.name,
    id: layerId(layer),
    kind: layer.layer ?? 'addon',
    lines: linesIn(valuesOf(layer)),
    manifests: manifestsOf(layer).map(({name}) => name),
  }));
  if (json === true) out.json({layers} satisfies TextsJson);
  else {
    const rows = layers.map(({name, kind, lines, manifests}) => [name, kind, String(lines), manifests.join(', ')]);
    out.table(['LAYER', 'KIND', 'LINES', 'MANIFESTS'], rows);
    out.note('Name the layer to edit its values, or LAYER/MANIFEST.');
  }
  return 0;
}

function linesIn(text: string): number {
  return text === '' ? 0 : text.split('\n').length - Number(text.endsWith('\n'));
}
