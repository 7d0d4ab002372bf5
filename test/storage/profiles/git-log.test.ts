import {execFileSync, spawnSync} from 'node:child_process';
import {existsSync} from 'node:fs';
import {chmod, mkdir, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {lastCommits} from '../../../src/storage/profiles/git-log.ts';
import {placeOf} from '../../../src/storage/profiles/profile-place.ts';
import {versionCommits} from '../../../src/storage/profiles/version-commits.ts';
import {workspaceAt} from '../../../src/storage/workspace.ts';
import {temporaryDirectory} from '../temporary-directory.ts';

const hasGit = spawnSync('git', ['--version']).status === 0;

/** A work tree of git, in which files are written and committed. */
async function aWorkTree() {
  const root = await temporaryDirectory();
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=n', '-c', 'user.email=n@lab', ...args], {
      cwd: root,
      stdio: 'pipe',
      env: {PATH: process.env['PATH'], HOME: root, GIT_COMMITTER_DATE: '2026-03-04T12:00:00Z'},
    }).toString();
  git('init', '-q', '-b', 'main');
  async function write(path: string, text: string): Promise<void> {
    await mkdir(join(root, path, '..'), {recursive: true});
    await writeFile(join(root, path), text);
  }
  return {
    root,
    git,
    write,
    async commit(subject: string, files: Readonly<Record<string, string>>): Promise<string> {
      for (const [path, text] of Object.entries(files)) await write(path, text);
      git('add', '-A');
      git('commit', '-q', '-m', subject);
      return git('rev-parse', '--short', 'HEAD').trim();
    },
  };
}

describe.skipIf(!hasGit)('in a work tree of git (skipped where git is not there)', () => {
  test('each version has the last commit that touched it', async () => {
    const tree = await aWorkTree();
    const first = await tree.commit('Begin', {'profiles/web/1.0.0.yaml': 'a', 'profiles/web/1.1.0.yaml': 'a'});
    const second = await tree.commit('Raise the limit', {'profiles/web/1.1.0.yaml': 'b'});
    await tree.commit('Another profile', {'profiles/other/1.0.0.yaml': 'a'});
    expect(await versionCommits(workspaceAt(tree.root), 'web')).toEqual(
      new Map([
        ['1.1.0', {hash: second, date: '2026-03-04', subject: 'Raise the limit'}],
        ['1.0.0', {hash: first, date: '2026-03-04', subject: 'Begin'}],
      ]),
    );
  });

  test('names of profiles that a file system must have written otherwise are found', async () => {
    const tree = await aWorkTree();
    const path = `profiles/${placeOf({name: 'ML Ops: 1/2', version: '1.0.0+b.7'})}`;
    await tree.commit('Begin', {[path]: 'a', [join(path, '../notes.txt')]: 'a'});
    expect([...(await versionCommits(workspaceAt(tree.root), 'ML Ops: 1/2')).keys()]).toEqual(['1.0.0+b.7']);
  });

  test('what is merged has the merge', async () => {
    const tree = await aWorkTree();
    await tree.commit('Begin', {'web/1.0.0.yaml': 'a'});
    tree.git('checkout', '-q', '-b', 'side');
    await tree.commit('On the side', {'web/1.1.0.yaml': 'a'});
    tree.git('checkout', '-q', 'main');
    await tree.commit('On main', {'web/1.2.0.yaml': 'a'});
    tree.git('merge', '-q', '-m', 'Merge the side', 'side');
    const commits = await lastCommits(join(tree.root, 'web'));
    expect([...commits].map(([file, {subject}]) => `${file} ${subject}`).sort()).toEqual([
      '1.0.0.yaml Begin',
      '1.1.0.yaml Merge the side',
      '1.2.0.yaml On main',
    ]);
  });

  test('a file that was never committed has none', async () => {
    const tree = await aWorkTree();
    await tree.commit('Begin', {'web/1.0.0.yaml': 'a'});
    await tree.write('web/2.0.0.yaml', 'a');
    expect([...(await lastCommits(join(tree.root, 'web'))).keys()]).toEqual(['1.0.0.yaml']);
  });

  test('a repository without a commit has none', async () => {
    const tree = await aWorkTree();
    await tree.write('web/1.0.0.yaml', 'a');
    expect(await lastCommits(join(tree.root, 'web'))).toEqual(new Map());
  });

  test('nothing that the repository has set is run', async () => {
    const tree = await aWorkTree();
    await tree.commit('Begin', {'web/1.0.0.yaml': 'a', '.gitattributes': '* diff=evil filter=evil\n'});
    const mark = join(tree.root, '..', `ran-${Date.now()}`);
    const program = join(tree.root, 'program.sh');
    await writeFile(program, `#!/bin/sh\ntouch ${mark}\n`);
    await chmod(program, 0o755);
    const hooks = join(tree.root, 'hooks');
    await mkdir(hooks);
    await writeFile(join(hooks, 'post-index-change'), `#!/bin/sh\ntouch ${mark}\n`, {mode: 0o755});
    for (const key of [
      'core.fsmonitor',
      'core.pager',
      'pager.log',
      'core.sshCommand',
      'diff.external',
      'diff.evil.textconv',
      'diff.evil.command',
      'filter.evil.smudge',
      'filter.evil.clean',
      'gpg.program',
      'gpg.ssh.program',
      'credential.helper',
      'core.editor',
      'core.askPass',
    ]) {
      tree.git('config', key, program);
    }
    tree.git('config', 'core.hooksPath', hooks);
    tree.git('config', 'log.showSignature', 'true');
    tree.git('config', 'alias.log', `!${program}`);
    expect([...(await lastCommits(join(tree.root, 'web'))).keys()]).toEqual(['1.0.0.yaml']);
    expect(existsSync(mark)).toBe(false);
  });

  test('nothing is fetched by a program that the repository names', async () => {
    const tree = await aWorkTree();
    await tree.commit('Begin', {'web/1.0.0.yaml': 'a'});
    await tree.commit('Go on', {'web/1.0.0.yaml': 'b'});
    const mark = join(tree.root, 'ran');
    const program = join(tree.root, 'program.sh');
    await writeFile(program, `#!/bin/sh\ntouch ${mark}\n`);
    await chmod(program, 0o755);
    const missing = tree.git('rev-parse', 'HEAD~1^{tree}').trim();
    await rm(join(tree.root, '.git', 'objects', missing.slice(0, 2), missing.slice(2)));
    tree.git('config', 'core.repositoryFormatVersion', '1');
    tree.git('config', 'extensions.partialClone', 'origin');
    tree.git('config', 'remote.origin.url', tree.root);
    tree.git('config', 'remote.origin.promisor', 'true');
    tree.git('config', 'remote.origin.uploadpack', program);
    // So it would have gone without care.
    expect(() => tree.git('log', '--name-only', '--', 'web')).toThrow('Command failed');
    expect(existsSync(mark)).toBe(true);
    await rm(mark);
    await lastCommits(join(tree.root, 'web'));
    expect(existsSync(mark)).toBe(false);
  });

  test('another repository in the environment is not the one that is asked', async () => {
    const [tree, other] = [await aWorkTree(), await aWorkTree()];
    await tree.commit('Ours', {'web/1.0.0.yaml': 'a'});
    await other.commit('Theirs', {'web/1.0.0.yaml': 'a'});
    process.env['GIT_DIR'] = join(other.root, '.git');
    try {
      expect((await lastCommits(join(tree.root, 'web'))).get('1.0.0.yaml')?.subject).toBe('Ours');
    } finally {
      delete process.env['GIT_DIR'];
    }
  });

  test('who goes on gets what there is, at once', async () => {
    const tree = await aWorkTree();
    await tree.commit('Begin', {'web/1.0.0.yaml': 'a'});
    const gone = new AbortController();
    const reading = lastCommits(join(tree.root, 'web'), gone.signal);
    gone.abort();
    expect((await reading).size).toBeLessThanOrEqual(1);
  });
});

test('outside of git there is nothing to tell', async () => {
  expect(await lastCommits(await temporaryDirectory())).toEqual(new Map());
});

test('of a directory that is not there, there is nothing to tell', async () => {
  const directory = await temporaryDirectory();
  await rm(directory, {recursive: true});
  expect(await lastCommits(directory)).toEqual(new Map());
});

test('without git there is nothing to tell', async () => {
  const path = process.env['PATH'];
  process.env['PATH'] = await temporaryDirectory();
  try {
    expect(await lastCommits(await temporaryDirectory())).toEqual(new Map());
  } finally {
    process.env['PATH'] = path;
  }
});
