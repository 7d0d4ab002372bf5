import {spawnSync} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import {mkdir, readdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {describe, expect, test} from 'vitest';
import {readFullScreenArguments} from '../../../bin/full-screen-arguments.ts';
import {VERSION} from '../../../bin/version.ts';
import manifest from '../../../package.json' with {type: 'json'};
import {PROGRAM} from '../../journeys/strata.ts';
import {openTerminal} from '../../journeys/terminal.ts';
import {temporaryDirectory} from '../../storage/temporary-directory.ts';
import {aDocument, importDocument} from '../a-document.ts';
import {aShell} from '../strata.ts';

describe('usage', () => {
  test('--help names every command, and the exit statuses', async () => {
    const shell = await aShell();
    const {stdout, stderr, status} = await shell.run('--help');
    expect({stderr, status}).toEqual({stderr: '', status: 0});
    const verbs =
      'list show new packs validate images resolve diff import export clone version edit delete restore registry';
    for (const verb of verbs.split(' ')) expect(stdout).toMatch(new RegExp(`^  ${verb} `, 'm'));
    expect(stdout).toContain('Exit status: 0 done; 1');
  });

  test('--version prints the version', async () => {
    const shell = await aShell();
    expect(await shell.run('--version')).toEqual({status: 0, stdout: '1.2.3\n', stderr: ''});
    expect(VERSION).toBe(manifest.version);
  });

  test('help for one command goes to stdout', async () => {
    const shell = await aShell();
    expect((await shell.run('diff', '--help')).stdout).toContain('Usage: strata diff [options] <a> <b>');
    expect((await shell.run('help', 'diff')).stdout).toContain('Usage: strata diff [options] <a> <b>');
  });

  test.each([
    [['lst'], /unknown command 'lst'[^]*Did you mean list/],
    [['frobnicate'], /unknown command 'frobnicate'\nRun `strata --help`/],
    [['list', '--jsn'], /unknown option '--jsn'[^]*Did you mean --json/],
    [['diff', 'a'], /missing required argument 'b'[^]*strata diff --help/],
    [['list', 'too', 'much'], /too many arguments/],
    [['export', 'web', '--format', 'toml'], /json, yaml/],
    [['--dir'], /argument missing/],
    [['--demo', 'list'], /--demo is for the full screen/],
    [['registry', 'ad'], /unknown command 'registry ad'; there are list, add, read, check,/],
    [['registry', '--json', 'ad'], /unknown command 'registry ad'/],
    [['registry', 'list', 'too', 'much'], /too many arguments for 'list'/],
    [['show', '\u001B[2J'], /\^\[\[2J/],
  ])('%j is wrong usage: 2, on stderr', async (args, message) => {
    const shell = await aShell();
    const ended = await shell.run(...args);
    expect(ended).toMatchObject({status: 2, stdout: ''});
    expect(ended.stderr).toMatch(message);
    expect(ended.stderr).toMatch(/^strata: /);
    expect(ended.stderr).not.toContain('\u001B');
  });

  test('--dir chooses another workspace, before or after the command', async () => {
    const shell = await aShell();
    const other = join(shell.directory, 'other');
    await shell.run('--dir', other, 'new', 'here', '--type', 'add-on');
    expect((await shell.run('list', '--dir', other)).stdout).toContain('here');
    expect((await shell.run('list')).stdout).toBe('');
  });

  test('settings that cannot be read are told, and stop no command', async () => {
    const shell = await aShell();
    await mkdir(shell.home.config, {recursive: true});
    await writeFile(join(shell.home.config, 'settings.json'), '{"registries": [],}');
    const ended = await shell.run('packs', 'no such pack');
    expect(ended.status).toBe(0);
    expect(ended.stderr).toMatch(/warning: .*settings\.json line 1/);
    expect((await shell.run('registry', 'add', shell.directory)).status).toBe(2);
  });
});

describe('completion', () => {
  test.each([
    ['bash', '_strata_names "$cur" list'],
    ['zsh', '_strata_names "$cur" list'],
    ['fish', 'strata list --names'],
  ])('%s knows the commands and asks for names', async (shell, names) => {
    const {stdout, status} = await (await aShell()).run('completion', shell);
    expect(status).toBe(0);
    for (const word of ['restore', 'unified', names]) expect(stdout).toContain(word);
  });

  test('bash completes commands, options and names with blanks', async () => {
    const shell = await aShell();
    const script = join(shell.directory, 'completion.bash');
    await writeFile(script, (await shell.run('completion', 'bash')).stdout);
    const complete = (...words: readonly string[]) => {
      const typed = words.map(word => `'${word}'`).join(' ');
      const ask = `strata() { printf 'ML Ops\\nweb\\n'; }; . '${script}'; COMP_WORDS=(${typed}); COMP_CWORD=${words.length - 1}; _strata; printf '%s\\n' "\${COMPREPLY[@]}"`;
      const {stdout, stderr} = spawnSync('bash', ['-c', ask], {encoding: 'utf8'});
      return stderr + stdout;
    };
    expect(complete('strata', 're')).toBe('resolve\nrestore\nregistry\n');
    expect(complete('strata', 'diff', '--u')).toBe('--unified\n');
    expect(complete('strata', 'show', 'M')).toBe('ML\\ Ops\n');
    expect(complete('strata', 'registry', 'r')).toBe('read\nremove\n');
  });

  test('bash completes what a layer can be upgraded to, in one word and behind the @', async () => {
    const shell = await aShell();
    const script = join(shell.directory, 'completion.bash');
    await writeFile(script, (await shell.run('completion', 'bash')).stdout);
    const complete = (...words: readonly string[]) => {
      const ask = `strata() { printf '%s ' "$@" >> asked; printf 'webby@2.0.0\\nwebby@2.x\\nnginx@1.0.0\\n'; }; . ./completion.bash; COMP_WORDS=(strata upgrade 'ML\\ Ops' "$@"); COMP_CWORD=$(($# + 2)); _strata; printf '%s\\n' "\${COMPREPLY[@]}"`;
      return spawnSync('bash', ['-c', ask, '_', ...words], {encoding: 'utf8', cwd: shell.directory}).stdout;
    };
    expect(complete('w')).toBe('webby@2.0.0\nwebby@2.x\n');
    expect(complete('webby', '@')).toBe('@2.0.0\n@2.x\n');
    expect(complete('webby', '@', '2.0')).toBe('@2.0.0\n');
    expect(complete('--t')).toBe('--to\n--theirs\n');
    expect(readFileSync(join(shell.directory, 'asked'), 'utf8')).toMatch(/^(?:upgrade ML Ops --names )+$/);
  });

  test('bash never runs what a profile is called, and quotes it', async () => {
    const shell = await aShell();
    const script = join(shell.directory, 'completion.bash');
    const trap = join(shell.directory, 'trap');
    await writeFile(script, (await shell.run('completion', 'bash')).stdout);
    await writeFile(join(shell.directory, 'names'), `$(touch ${trap})\n\`touch ${trap}\`\nit's\na(b)\n*\n`);
    const complete = (word: string) => {
      const ask = `strata() { cat names; }; . ./completion.bash; COMP_WORDS=(strata show "$1"); COMP_CWORD=2; _strata; printf '%s\n' "\${COMPREPLY[@]}"`;
      return spawnSync('bash', ['-c', ask, '_', word], {encoding: 'utf8', cwd: shell.directory}).stdout;
    };
    for (const word of ['$', '`', '"', "'", '']) complete(word);
    expect(existsSync(trap)).toBe(false);
    expect(complete('\\$')).toBe(`\\$\\(touch\\ ${trap}\\)\n`);
    expect(complete('it')).toBe("it\\'s\n");
    expect(complete('"a')).toBe('a(b)\n');
  });

  test('list --names is one name a line', async () => {
    const shell = await aShell();
    await importDocument(shell, aDocument({name: 'ML Ops'}));
    await importDocument(shell);
    expect((await shell.run('list', '--names')).stdout).toBe('ML Ops\nweb\n');
  });
});

describe('the options of the full screen', () => {
  test.each([
    [[], {dir: undefined, isReadOnly: false, isAscii: false, isDemo: false, isPlain: false}],
    [['--dir', 'x', '--read-only'], {dir: 'x', isReadOnly: true, isAscii: false, isDemo: false, isPlain: false}],
    [['--dir=x', '--ascii', '--demo'], {dir: 'x', isReadOnly: false, isAscii: true, isDemo: true, isPlain: false}],
  ])('%j', (args, expected) => {
    expect(readFullScreenArguments(args)).toEqual(expected);
  });

  test.each([[['list']], [['--help']], [['--nope']], [['--dir']], [['--dir', 'x', 'list']], [['-V']]])(
    '%j is for the commands',
    args => {
      expect(readFullScreenArguments(args)).toBeUndefined();
    },
  );
});

describe('the built program', () => {
  async function aHome() {
    const home = await temporaryDirectory();
    const env = {PATH: process.env['PATH'], HOME: home, LANG: 'C.UTF-8', TERM: 'xterm'};
    const strata = (args: readonly string[], input = '') =>
      spawnSync(process.execPath, [PROGRAM, ...args], {env, input, encoding: 'utf8', cwd: home});
    return {home, env, strata};
  }

  test('imports, lists, compares and exports', async () => {
    const {strata, home} = await aHome();
    expect(strata(['import', '-'], JSON.stringify(aDocument({packs: []})))).toMatchObject({status: 0, stderr: ''});
    expect(strata(['version', 'web', '1.1.0'])).toMatchObject({status: 0, stdout: 'created web 1.1.0\n'});
    expect(strata(['diff', 'web@1.0.0', 'web'])).toMatchObject({status: 0});
    expect(strata(['export', 'web', '-o', 'out.yaml']).status).toBe(0);
    expect(await readdir(home)).toContain('out.yaml');
    expect(strata(['diff', 'out.yaml', 'web', '--stat']).status).toBe(0);
    expect(JSON.parse(strata(['list', '--json']).stdout)).toMatchObject({profiles: [{name: 'web', latest: '1.1.0'}]});
  });

  test('builds a profile from the starter registry', async () => {
    const {strata} = await aHome();
    const packs = strata(['packs', '--layer', 'cni', '--cloud', 'aws', '--json']).stdout;
    expect(JSON.parse(packs)).toMatchObject({
      packs: expect.arrayContaining([expect.objectContaining({registry: 'Starter'})]),
    });
    const made = strata(['new', 'web', '--type', 'infra', '--cloud', 'aws', '--layer', 'cni-calico@3.30.x']);
    expect(made).toMatchObject({status: 0, stdout: 'created web 1.0.0\n'});
    expect(strata(['validate', 'web']).status).toBe(1);
  });

  test('says what went wrong in a sentence and what to do in another, never a stack', async () => {
    const {strata} = await aHome();
    const ended = strata(['import', 'nothing.json']);
    expect(ended).toMatchObject({status: 2, stdout: ''});
    expect(ended.stderr).toMatch(/^strata: cannot read nothing\.json: there is no such file\n.+\n$/);
  });

  test('--demo opens samples in a workspace of its own, which is gone afterwards', async () => {
    const temporary = await temporaryDirectory();
    const terminal = openTerminal({args: ['--demo'], env: {TMPDIR: temporary}});
    await terminal.until('store-edge');
    await terminal.until('web-prod');
    terminal.press('q');
    expect((await terminal.ended()).status).toBe(0);
    expect(await readdir(temporary)).toEqual([]);
    expect(await readdir(terminal.home)).not.toContain('profiles');
  });

  test.each([[[]], [['--demo']], [['--read-only', '--dir', 'x']]])(
    'without a terminal there is no full screen: %j',
    async args => {
      const {strata} = await aHome();
      const ended = strata(args);
      expect(ended).toMatchObject({status: 2, stdout: ''});
      expect(ended.stderr).toContain('needs a terminal');
    },
  );

  test('asks at a terminal before it deletes', async () => {
    const {strata, home} = await aHome();
    strata(['import', '-'], JSON.stringify(aDocument()));
    const no = openTerminal({args: ['delete', 'web'], home});
    await no.until('Move web 1.0.0 to the trash? [y/N]');
    no.type('n\r');
    expect((await no.ended()).status).toBe(1);
    const yes = openTerminal({args: ['delete', 'web'], home});
    await yes.until('[y/N]');
    yes.type('y\r');
    await yes.until('deleted web 1.0.0');
    expect((await yes.ended()).status).toBe(0);
    const gone = openTerminal({args: ['restore', 'web'], home});
    await gone.until('restored web 1.0.0');
    const cut = openTerminal({args: ['delete', 'web'], home});
    await cut.until('[y/N]');
    // Ctrl-D: the end of the input is no answer.
    cut.type('\u0004');
    expect((await cut.ended()).status).toBe(1);
  });

  test('a bug leaves a report, a short message and 70', async () => {
    const {home, env} = await aHome();
    // Nothing of ours makes one on purpose: a module that is loaded first breaks what every command uses.
    await writeFile(join(home, 'broken.cjs'), `JSON.stringify = () => { throw new TypeError('oops "s3cret"'); };`);
    const ended = spawnSync(process.execPath, ['--require', join(home, 'broken.cjs'), PROGRAM, 'list', '--json'], {
      env,
      encoding: 'utf8',
    });
    expect(ended.status).toBe(70);
    expect(ended.stderr).toMatch(/^strata: ended on an error of its own; a report is in \S+\n$/);
    expect(ended.stderr).not.toContain('s3cret');
  });

  test.skipIf(!existsSync('/dev/full'))('a full disk behind standard output is told', async () => {
    const {env, home, strata} = await aHome();
    strata(['import', '-'], JSON.stringify(aDocument()));
    const script = `"${process.execPath}" "${PROGRAM}" show web > /dev/full`;
    const ended = spawnSync('/bin/sh', ['-c', script], {env, encoding: 'utf8'});
    expect(ended).toMatchObject({status: 2, stderr: 'strata: cannot write to standard output: ENOSPC\n'});
    expect(strata(['export', 'web', '-o', '/dev/full'])).toMatchObject({status: 2});
    expect(await readdir(home)).not.toContain('full');
  });

  test.skipIf(!existsSync('/proc/self'))('a workspace in which nothing can be made is told', async () => {
    const {strata} = await aHome();
    expect(strata(['list', '--dir', '/proc/nope']).status).toBe(0);
    const ended = strata(['new', 'web', '--type', 'add-on', '--dir', '/proc/nope/work']);
    expect(ended).toMatchObject({status: 2, stdout: ''});
    expect(ended.stderr).toContain(
      '/proc/nope/work/profiles/web/1.0.0.yaml: no directory can be made there\nNothing was changed.',
    );
  });

  test('a reader that goes away early is no error', async () => {
    const {env} = await aHome();
    const {home, strata} = await aHome();
    const packs = Array.from({length: 200}, (_, at) => ({
      name: `p${at}`,
      type: 'spectro',
      values: 'a: 1\n'.repeat(500),
    }));
    await writeFile(join(home, 'big.json'), JSON.stringify(aDocument({packs})));
    expect(strata(['import', 'big.json']).status).toBe(0);
    const script = `"${process.execPath}" "${PROGRAM}" show web | head -1`;
    const ended = spawnSync('/bin/sh', ['-c', script], {env: {...env, HOME: home}, encoding: 'utf8'});
    expect(ended.stdout).toBe('metadata:\n');
    expect(ended.stderr).toBe('');
  });
});
