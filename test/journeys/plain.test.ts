import {spawn} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {text} from 'node:stream/consumers';
import {describe, expect, test} from 'vitest';
import {aDocument, aManifestLayer, write} from './documents.ts';
import {scriptedEditor} from './scripted-editor.ts';
import {PROGRAM} from './strata.ts';
import {openTerminal, temporaryHome} from './terminal.ts';

/** A full profile, as it is typed: for each core layer the first pack, its newest version, its presets as they are; then one add-on. */
const MAKE_A_PROFILE = 'a|1|1|web||The shop|env:prod|2|1|1|1|1|1|1|1|1|1|1|1|a|1|/nginx|1|1|1|enter|enter'.split('|');

describe('Line by line, strata', () => {
  test(
    'makes a profile, changes a value, compares, saves and quits, where nothing can be drawn',
    {timeout: 30_000},
    async () => {
      const home = temporaryHome();
      const editor = scriptedEditor(home);
      editor.changes('1i # ours');
      const lines = [...MAKE_A_PROFILE, 'enter', '5 e', 'd', 'back', 'w', 'quit'];
      const strata = spawn(process.execPath, [PROGRAM, '--plain'], {
        env: {PATH: process.env['PATH'], HOME: home, TERM: 'dumb', LANG: 'C.UTF-8', EDITOR: editor.command},
      });
      strata.stdin.end(lines.join('\n'));
      const [told] = await Promise.all([text(strata.stdout), text(strata.stderr)]);
      expect(told).toContain('strata > web 1.0.0 > layers');
      expect(told).toContain('5  add  nginx');
      // Nothing but text: no cursor is moved, nothing is coloured.
      expect(told).not.toContain('\u{1B}');
      const file = join(home, '.local/share/strata/profiles/web/1.0.0.yaml');
      expect(readFileSync(file, 'utf8')).toContain('# ours');
    },
  );

  test('asks on a terminal, tells what Ctrl-C does, and leaves the scrollback as it is', async () => {
    const terminal = openTerminal({args: ['--plain'], env: {TERM: 'dumb'}});
    await terminal.until('strata > profiles');
    terminal.type('?\r');
    await terminal.until('Quit; drafts are kept');
    terminal.press('ctrl+c');
    await terminal.until('ctrl-c again quits');
    terminal.press('ctrl+c');
    expect((await terminal.ended()).status).toBe(130);
    expect(terminal.written()).not.toContain('\u{1B}[?1049h');
  });

  test('takes each line once after the editor was there: it once took every one twice', async () => {
    const home = temporaryHome();
    const editor = scriptedEditor(home);
    editor.changes('1i # ours');
    write(home, 'web.json', JSON.stringify(aDocument('web', [aManifestLayer('app', 'a: 1\n')])));
    const env = {TERM: 'dumb', EDITOR: editor.command};
    const terminal = openTerminal({home, args: ['--plain', '--dir', join(home, 'ws')], env, rows: 100});
    await terminal.until('strata > profiles');
    for (const [line, told] of [
      ['I', 'File'],
      ['web.json', 'everything it needs is here'],
      ['enter', '> layers'],
      ['1 e', '+1 -0 lines'],
      ['2 variables', 'There are rows 1 to 1'],
      ['tab 2', '> variables'],
    ] as const) {
      terminal.type(`${line}\r`);
      await terminal.until(told);
    }
    expect(
      terminal
        .screen()
        .join('\n')
        .match(/There are rows/g),
    ).toHaveLength(1);
  });

  test('is asked for by ACCESSIBLE too', async () => {
    const terminal = openTerminal({env: {ACCESSIBLE: '1'}});
    await terminal.until('line by line');
    terminal.type('quit\r');
    expect((await terminal.ended()).status).toBe(0);
  });
});
