import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {Readable} from 'node:stream';
import type {Sink} from '../../src/commands/program/io.ts';
import {runCommand} from '../../src/commands/program/program.ts';
import {tellTrouble} from '../../src/commands/program/tell-trouble.ts';
import {StrataError} from '../../src/domain/error.ts';
import {type Home, homeWith} from '../../src/storage/home.ts';
import {workspaceAt} from '../../src/storage/workspace.ts';
import {temporaryDirectory} from '../storage/temporary-directory.ts';

/** How a command ended: what bin/main.ts makes of a StrataError is in `stderr` and `status` too. */
export interface Ended {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Given {
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  /** A terminal so wide; none where undefined. */
  readonly columns?: number;
  /** What a person answers to each question, one after another. */
  readonly answers?: readonly string[];
}

/** A user with a home of their own, at whose shell commands are run in this process. */
export interface Shell {
  readonly home: Home;
  /** A directory for files outside of the workspace. */
  readonly directory: string;
  run(...args: readonly string[]): Promise<Ended>;
  runWith(given: Given, ...args: readonly string[]): Promise<Ended>;
  /** The stdout of a command that must end with 0, as JSON. */
  json(...args: readonly string[]): Promise<unknown>;
}

export async function aShell(): Promise<Shell> {
  const directory = await temporaryDirectory();
  const home = {
    workspace: workspaceAt(join(directory, 'work')),
    config: join(directory, 'config'),
    state: join(directory, 'state'),
    cache: join(directory, 'cache'),
  };
  const findHome = (dir: string | undefined) => (dir === undefined ? home : homeWith(workspaceAt(dir), home));

  async function runWith(given: Given, ...args: readonly string[]): Promise<Ended> {
    const [stdout, stderr] = [aSink(given.columns), aSink(given.columns)];
    const answers = [...(given.answers ?? [])];
    const ask = async (question: string) => {
      stderr.write(question);
      return answers.shift() ?? '';
    };
    const io = {
      env: {PATH: process.env['PATH'], ...given.env},
      stdin: Readable.from([given.stdin ?? '']),
      stdout,
      stderr,
      ask: given.answers === undefined ? undefined : ask,
      askSecret: given.answers === undefined ? undefined : ask,
    };
    const status = await runCommand(args, {io, findHome, version: '1.2.3'}).catch((error: unknown) => {
      if (!(error instanceof StrataError)) throw error;
      tellTrouble(stderr, error);
      return 2;
    });
    return {status, stdout: stdout.written(), stderr: stderr.written()};
  }

  return {
    home,
    directory,
    runWith,
    run: async (...args) => runWith({}, ...args),
    async json(...args) {
      const {status, stdout, stderr} = await runWith({}, ...args);
      if (status !== 0) throw new Error(`${args.join(' ')}: ${status} ${stderr}`);
      const value: unknown = JSON.parse(stdout);
      return value;
    },
  };
}

/** A file of the workspace, as it is on disk. */
export function storedText({home}: Shell, place: string): string | undefined {
  const path = join(home.workspace.profiles, place);
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}

function aSink(columns: number | undefined): Sink & {written(): string} {
  const pieces: string[] = [];
  const write = (text: string) => void pieces.push(text);
  const written = () => pieces.join('');
  return columns === undefined ? {write, written} : {write, written, columns, isTTY: true};
}
