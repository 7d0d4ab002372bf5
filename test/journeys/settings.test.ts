import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {aDocument, aPackLayer, store, writeSettings} from './documents.ts';
import {openTerminal, temporaryHome} from './terminal.ts';
import {isAt, isTold} from './user.ts';

const TWO_LAYERS = aDocument('web', [aPackLayer('one', 'a: 1\n'), aPackLayer('two', 'b: 1\n')]);

test('keys of one’s own do what their command does, the footer names them, and those that clash are told', async () => {
  const home = temporaryHome();
  store(home, TWO_LAYERS);
  writeSettings(home, {keys: {'layer.down': ['ctrl+e'], 'layer.edit': ['j']}});
  const terminal = openTerminal({home});
  await terminal.until(screen => screen.includes('layer.edit takes j from list.down') && screen.includes('1 profile '));
  terminal.press('enter');
  await isAt(terminal, 'web 1.0.0 > layers');
  terminal.press('ctrl+e');
  await isAt(terminal, 'web 1.0.0* > layers');
  await terminal.until(/two[^]*one/);
  terminal.press('J');
  await isTold(terminal, 'J: no meaning here');
});

test('with --read-only nothing is changed, and every key that would change something says why not', async () => {
  const home = temporaryHome();
  store(home, TWO_LAYERS);
  const file = join(home, '.local/share/strata/profiles/web/1.0.0.yaml');
  const before = readFileSync(file);
  const terminal = openTerminal({home, args: ['--read-only']});
  await terminal.until('1 profile');
  terminal.press('enter');
  await terminal.until('> layers');
  for (const key of ['J', 'D', 'e', 'w']) {
    terminal.press('j', key);
    await terminal.until('read-only');
  }
  terminal.press('Q');
  expect((await terminal.ended()).status).toBe(0);
  expect(readFileSync(file)).toEqual(before);
});
