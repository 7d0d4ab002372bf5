import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {aDocument, aManifestLayer} from './documents.ts';
import {openTerminal, temporaryHome} from './terminal.ts';
import {imports, isAt} from './user.ts';

const DOCUMENT = JSON.stringify(aDocument('web', [aManifestLayer('a', '')]));

test('what was typed into a form that was open when strata was killed is there when it is opened again', async () => {
  const home = temporaryHome();
  const start = {home, args: ['--dir', `${home}/ws`]};
  const drafts = join(home, 'ws/drafts');
  const kept = () => readdirSync(drafts).filter(name => name.startsWith('.form.'));
  const first = openTerminal(start);
  await first.until('no profiles yet');
  await imports(first, DOCUMENT, 'web 1.0.0');
  first.press('r');
  await first.until('Edit info');
  first.press('enter', 'enter');
  first.type('What every shop needs');
  await first.until('What every shop needs');
  first.kill('SIGKILL');
  await first.ended();

  const second = openTerminal(start);
  await isAt(second, 'web 1.0.0 > layers');
  await second.until('what was typed into "Edit info of web 1.0.0" is there');
  second.press('r');
  await second.until(screen => screen.includes('Edit info') && screen.includes('What every shop needs'));
  second.press('enter', 'enter', 'enter', 'enter');
  await isAt(second, 'web 1.0.0* > layers');
  second.press('3');
  await second.until(/description +What every shop needs/);
  expect(kept()).toEqual([]);

  // A form that is given up is kept no longer.
  second.press('esc');
  await isAt(second, 'profiles');
  second.press('R');
  await second.until('Starter');
  second.press('a');
  await second.until('Add a registry');
  second.type('/nowhere/packs');
  await second.until('/nowhere/packs');
  expect(
    kept()
      .map(name => readFileSync(join(drafts, name), 'utf8'))
      .join(''),
  ).toContain('/nowhere/packs');
  second.press('esc');
  await second.until(screen => !screen.includes('Add a registry'));
  expect(kept()).toEqual([]);
});
