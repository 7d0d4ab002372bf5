import {spawn} from 'node:child_process';
import {mkdtemp, readFile, rm, stat, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {StrataError} from '../domain/error.ts';
import {errorCode} from '../files/error-code.ts';
import {makeDirectory} from '../files/make-directory.ts';
import {keptBeside} from './beside-edit.ts';
import {chooseEditor, type EditorChoice, editorArguments} from './editor-command.ts';
import {endFamily} from './end-family.ts';
import {noteEdit, settleEdit} from './left-edits.ts';

export interface EditRequest {
  readonly text: string;
  /** What the text is of, `prometheus` or `web/config`; the file is named `prometheus.values.yaml` for the editor's title and colours. */
  readonly name: string;
  /** The line to begin at, from 1. */
  readonly line: number;
  /** The file of an edit that was not taken over: it is opened again, with whatever its editor left beside it. Else a new one is made. */
  readonly file?: string | undefined;
  /** What it is of, as JSON can hold it: offered with the text should nobody be there when the editor ends. */
  readonly about: unknown;
  /** Where private files are kept, under the state directory: it is made with mode 0700. */
  readonly directory: string;
  /** The editor of the settings. */
  readonly setting: string | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Gives the terminal to the editor while it runs: `FullScreen.lend`. */
  readonly lend: <Result>(use: (ending?: AbortSignal) => Promise<Result>) => Promise<Result>;
}

/** How the editor came back. The file of a changed or failed edit stays until `forgetEdit`. */
export type Edited =
  | {readonly status: 'unchanged'; readonly hint?: string}
  | {readonly status: 'changed'; readonly text: string; readonly file: string}
  /** A status other than 0 with a changed text (vim's `:cq` says "I did not mean it"), or with what was not saved beside it. */
  | {readonly status: 'failed'; readonly message: string; readonly text: string; readonly file: string}
  /** No editor, an unreadable file, not UTF-8: nothing can be taken over. */
  | {readonly status: 'trouble'; readonly message: string; readonly hint?: string};

/** Back sooner than this, and unchanged, the editor has probably only opened a window of its own, ms. */
const TOO_QUICK = 1000;
/** No values are this long; a program that is no editor may write anything. Bytes. */
const LONGEST = 64 * 2 ** 20;
/** What the shell answers for a command that cannot be run, or is not there. */
const NOT_STARTED: ReadonlySet<number> = new Set([126, 127]);

/** Opens a text in the user's editor, and reads back what was saved. Throws when the private file cannot be made. */
export async function editText(request: EditRequest): Promise<Edited> {
  const editor = chooseEditor(request.env, request.setting);
  if ('tried' in editor) {
    const message = `no editor found; tried ${editor.tried.join(', ')}`;
    return {status: 'trouble', message, hint: 'set EDITOR to the command that starts yours'};
  }
  const file = request.file ?? (await writePrivate(request));
  await noteEdit(file, request.about, request.text).catch(() => undefined);
  const started = performance.now();
  const status = await request.lend(ending =>
    runEditor(editor, editorArguments(editor.command, file, request.line), request.env, ending),
  );
  const quick = performance.now() - started < TOO_QUICK;
  const back = await readBack(file);
  if (typeof back !== 'string') {
    await settleEdit(file);
    return {
      status: 'trouble',
      message: `${file} ${back.why}; the text is as it was before`,
      hint: 'repair the file by hand, or edit again',
    };
  }
  if (back !== request.text) {
    if (status === 0) return {status: 'changed', text: back, file};
    return {status: 'failed', message: `${editor.command} ended with status ${status}`, text: back, file};
  }
  const beside = status === 0 ? undefined : await keptBeside(file);
  if (beside !== undefined) {
    const message = `what was not saved is in ${beside}: ${editor.command} ended with status ${status}`;
    return {status: 'failed', message, text: back, file};
  }
  // One that was not taken over is not for us to remove.
  if (request.file === undefined) await forgetEdit(file);
  if (NOT_STARTED.has(status)) {
    const message = `${editor.command} (from ${editor.from}) could not be started`;
    return {status: 'trouble', message, hint: 'set EDITOR to the command that starts yours'};
  }
  if (status !== 0) return {status: 'unchanged', hint: `${editor.command} ended with status ${status}`};
  return quick && editor.opensWindow
    ? {status: 'unchanged', hint: `${editor.command} came back at once: does it need --wait?`}
    : {status: 'unchanged'};
}

/** Removes the private file of an edit that was taken over, or given up. */
export async function forgetEdit(file: string): Promise<void> {
  await rm(dirname(file), {recursive: true, force: true});
}

/** A directory of its own for each edit: two of one layer don't meet, and what the editor leaves beside the file goes with it. */
async function writePrivate({directory, name, text}: EditRequest): Promise<string> {
  try {
    await makeDirectory(directory);
    const file = join(await mkdtemp(join(directory, 'edit-')), `${safeName(name)}.values.yaml`);
    await writeFile(file, text, {mode: 0o600, flag: 'wx'});
    return file;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new StrataError('editor.no-file', `The text could not be handed to the editor: ${why}`, {
      hint: 'Free some space, or set XDG_STATE_HOME to a directory that can be written.',
      cause,
    });
  }
}

function safeName(name: string): string {
  const safe = name.replaceAll(/[^\w.-]+/g, '_').replace(/^[.-]+/, '');
  return safe.slice(0, 100) || 'layer';
}

/** Runs the editor as a shell command, as git does: quotes, options and variables in it work. Gives its exit status. */
function runEditor(
  editor: EditorChoice,
  args: readonly string[],
  env: EditRequest['env'],
  ending?: AbortSignal,
): Promise<number> {
  return new Promise((resolve, reject) => {
    // Ctrl-C is the editor's: without a trap of its own, which children don't inherit, the shell would end of it and leave the editor behind.
    const child = spawn('/bin/sh', ['-c', `trap : INT QUIT; ${editor.command} "$@"`, editor.command, ...args], {
      stdio: 'inherit',
      env: {...env},
    });
    // Editors keep what was not saved, in a file of their own beside ours, and put the terminal in order.
    ending?.addEventListener('abort', () => child.pid !== undefined && endFamily(child.pid), {once: true});
    child.on('error', reject);
    // A shell's way to say that a signal ended it.
    child.on('close', (status, signal) => resolve(status ?? (signal === null ? 1 : 128)));
  });
}

/** The text that stands at the path now: editors write a new file and rename it, so an open handle would see the old one. */
async function readBack(file: string): Promise<string | {readonly why: string}> {
  try {
    const stats = await stat(file);
    // A named pipe would keep us waiting for ever.
    if (!stats.isFile()) return {why: 'is no file any more'};
    if (stats.size > LONGEST) return {why: 'is longer than 64 MiB'};
    return new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(await readFile(file));
  } catch (error) {
    if (error instanceof TypeError) return {why: 'is not UTF-8 any more'};
    if (errorCode(error) === 'ENOENT') return {why: 'is gone'};
    return {why: `cannot be read back (${error instanceof Error ? error.message : String(error)})`};
  }
}
