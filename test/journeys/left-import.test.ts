import {readdirSync} from 'node:fs';
import {expect, test} from 'vitest';
import {aDocument, aManifestLayer} from './documents.ts';
import {openTerminal, temporaryHome} from './terminal.ts';

const DOCUMENT = JSON.stringify(aDocument('web', [aManifestLayer('a', '')]));

test('a document that was pasted before strata was killed can be gone on with', async () => {
  const home = temporaryHome();
  const start = {home, args: ['--dir', `${home}/ws`]};
  const first = openTerminal(start);
  await first.until('no profiles yet');
  first.press('I');
  await first.until('Import a profile');
  first.paste(DOCUMENT);
  await first.until('import > pasted text');
  first.kill('SIGKILL');
  await first.ended();

  const second = openTerminal(start);
  await second.until('an import was left unfinished: pasted text');
  second.press('I');
  await second.until('Go on with it');
  second.press('enter');
  await second.until('import > pasted text');
  second.press('enter');
  await second.until('web 1.0.0 > layers');
  expect(readdirSync(`${home}/ws/drafts`).filter(name => name.startsWith('.import.'))).toEqual([]);
});
