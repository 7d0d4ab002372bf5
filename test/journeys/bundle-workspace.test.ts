import {join} from 'node:path';
import {expect, test} from 'vitest';
import {strata} from './strata.ts';
import {openTerminal, temporaryHome} from './terminal.ts';
import {isAt, isTold} from './user.ts';

test('a bundle is opened in place, looked at, and left for the own workspace with its profiles and packs', async () => {
  const home = temporaryHome();
  await strata(home, 'new', 'edge', '--type', 'add-on', '--layer', 'nginx@1.12.1');
  await strata(home, 'carry', 'edge', '-o', join(home, 'carried.tgz'));

  const there = temporaryHome();
  const bundle = join(home, 'carried.tgz');
  const terminal = openTerminal({home: there, args: ['--dir', bundle]});
  await terminal.until(/edge +Add-on +all +1\.0\.0/);
  await isAt(terminal, 'bundle carried.tgz > profiles');
  terminal.press('enter');
  await isAt(terminal, 'bundle carried.tgz > edge 1.0.0 > layers');
  terminal.press('D');
  await isTold(terminal, `in the bundle ${bundle}: import it to change it`);
  terminal.press('q', 'I');
  await terminal.until('Leave the bundle');
  terminal.press('tab', 'enter');
  await isAt(terminal, `import > ${bundle}`);
  await terminal.until('edge 1.0.0 is new');
  terminal.press('enter');
  await terminal.until('Use its packs too?');
  terminal.press('tab', 'enter');
  await terminal.until(/done +profiles\/edge/);
  terminal.press('enter');
  await isAt(terminal, 'edge 1.0.0 > layers');
  terminal.press('Q');
  await terminal.ended();
  expect(await strata(there, 'list', '--names')).toBe('edge\n');
  expect(await strata(there, 'registry', 'list')).toContain('carried');
});

test('a profile is carried into a bundle, pushed to a layout and pulled by another, without leaving the screen', async () => {
  const home = temporaryHome();
  await strata(home, 'new', 'edge', '--type', 'add-on', '--layer', 'nginx@1.12.1');
  const terminal = openTerminal({home});
  await terminal.until(/edge +Add-on/);
  terminal.press('B');
  await terminal.until('edge.tgz');
  terminal.press('ctrl+u');
  terminal.type(`${home}/handed.tgz\r`);
  await isTold(terminal, `1 version and 1 pack in ${home}/handed.tgz`);
  terminal.press('P');
  await terminal.until('Push to an OCI registry');
  terminal.type(`${home}/layout\r`);
  await isTold(terminal, `pushed edge 1.0.0 to ${home}/layout:1.0.0`);

  const there = openTerminal({home: temporaryHome()});
  await there.until('no profiles yet');
  there.press('L');
  await there.until('Pull a version');
  there.type(`${home}/layout\r`);
  await isAt(there, `import > ${home}/layout:1.0.0`);
  there.press('enter');
  await isAt(there, 'edge 1.0.0 > layers');
  terminal.press('Q');
  there.press('Q');
  await Promise.all([terminal.ended(), there.ended()]);
  expect(await strata(home, '--dir', join(home, 'handed.tgz'), 'list', '--names')).toBe('edge\n');
});
