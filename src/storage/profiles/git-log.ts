import {spawn} from 'node:child_process';
import type {Commit} from '../../domain/profile/commit.ts';

/** How long to wait for git, ms; then what it has said so far is shown. It may search a long history for minutes. */
const PATIENCE = 3000;
/** The most commits to look through, and the most bytes of git's answer. */
const MAX_COMMITS = 2000;
const MAX_OUTPUT = 4_000_000;

/**
 * Settings with which a repository from elsewhere could make git run a program: none is run, and nothing is fetched.
 * The log needs none of them, and git's own check of a repository's owner (`safe.directory`) stays.
 */
const HARMLESS = [
  '--no-pager',
  '--no-optional-locks',
  '--literal-pathspecs',
  ...settings(['core.fsmonitor=false', 'core.hooksPath=/dev/null', 'core.pager=cat', 'core.quotePath=false']),
  ...settings(['log.showSignature=false', 'gpg.program=false', 'core.sshCommand=false', 'protocol.allow=never']),
];
/** Separators for commits and their fields. A subject that contains them spoils only its own line. */
const [COMMIT, FIELD] = ['\u0001', '\u0002'];
const FORMAT = `--format=${COMMIT}%h${FIELD}%cs${FIELD}%s`;

/**
 * The last commit that touched each file in a directory, by file name. Empty without git, or outside a work tree. Never
 * throws; when called off by the signal, it returns what it has.
 */
export async function lastCommits(directory: string, signal?: AbortSignal): Promise<ReadonlyMap<string, Commit>> {
  const log = [
    'log',
    `--max-count=${MAX_COMMITS}`,
    '--no-show-signature',
    '--no-ext-diff',
    '--no-textconv',
    '--no-renames',
  ];
  const output = await runGit(
    directory,
    [...log, '-m', '--first-parent', '--name-only', '--relative', '-z', FORMAT, '--', '.'],
    signal,
  );
  const commits = new Map<string, Commit>();
  for (const part of output.split(COMMIT).slice(1)) {
    const [head = '', ...names] = part.split('\0');
    const [hash = '', date = '', subject = ''] = head.split(FIELD);
    for (const name of names.map(one => one.replace(/^\n/, ''))) {
      // The newest comes first.
      if (name !== '' && /^[0-9a-f]+$/.test(hash) && !commits.has(name))
        commits.set(name, {hash, date, subject: subject.trimEnd()});
    }
  }
  return commits;
}

async function runGit(directory: string, args: readonly string[], signal: AbortSignal | undefined): Promise<string> {
  return new Promise(resolve => {
    const chunks: Buffer[] = [];
    let size = 0;
    const git = spawn('git', [...HARMLESS, ...args], {
      cwd: directory,
      env: environment(),
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: PATIENCE,
      killSignal: 'SIGKILL',
    });
    const stop = () => void git.kill('SIGKILL');
    signal?.addEventListener('abort', stop, {once: true});
    git.stdout.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      size += chunk.length;
      if (size > MAX_OUTPUT) stop();
    });
    const end = () => {
      signal?.removeEventListener('abort', stop);
      resolve(whole(Buffer.concat(chunks).toString('utf8')));
    };
    // `error`: there is no git, or no such directory.
    git.once('error', end);
    git.once('close', end);
  });
}

/** Drops the file whose name was cut off when git was stopped: every name ends with a zero byte. */
function whole(output: string): string {
  return output.slice(0, output.lastIndexOf('\0') + 1);
}

/** The user's environment, without what would lead git to another repository, or make it ask somebody something. */
function environment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
  return {
    ...Object.fromEntries(own),
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_LAZY_FETCH: '1',
    GIT_OPTIONAL_LOCKS: '0',
    LC_ALL: 'C.UTF-8',
  };
}

function settings(pairs: readonly string[]): readonly string[] {
  return pairs.flatMap(pair => ['-c', pair]);
}
