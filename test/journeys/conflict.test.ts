import {readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {aDocument, aManifestLayer} from './documents.ts';
import {openTerminal, temporaryHome, type Terminal} from './terminal.ts';
import {imports, isAt, isTold} from './user.ts';

const LAYERS = ['a', 'b', 'c'].map(name => aManifestLayer(name, `of: ${name}\n`));
const DOCUMENT = JSON.stringify(aDocument('web', LAYERS));

test(
  'a file that changed while it was open is told: the difference is shown, and theirs, mine and both can be had',
  {timeout: 60_000},
  async () => {
    const home = temporaryHome();
    const start = {home, args: ['--dir', `${home}/ws`]};
    const file = join(home, 'ws/profiles/web/1.0.0.yaml');
    const first = openTerminal(start);
    await first.until('no profiles yet');
    await imports(first, DOCUMENT, 'web 1.0.0');
    const second = openTerminal(start);
    await isAt(second, 'web 1.0.0 > layers');

    // Two stratas: each moves another layer.
    second.press('G', 'K');
    await isAt(second, 'web 1.0.0* > layers');
    first.press('J', 'w');
    await isTold(first, 'saved as web 1.0.0');
    await meetsConflict(second);
    second.press('enter');
    await second.until(/web 1\.0\.0 -> 1\.0\.0 \(draft\) +layers \+0 -0 >/);
    second.press('esc');
    await isAt(second, 'web 1.0.0* > layers');
    await meetsConflict(second);
    second.press('j', 'enter');
    await second.until(/layers[^]*\bb\b[^]*\ba\b[^]*\bc\b/);
    await isAt(second, 'web 1.0.0 > layers');
    second.press('u');
    await isTold(second, 'undone: Take what is on disk');

    // An editor, or `git pull`, that knows nothing of us: theirs is overwritten, and can be had again.
    writeFileSync(file, readFileSync(file, 'utf8').replace('name: web\n', 'name: web\n  description: by hand\n'));
    await meetsConflict(second);
    second.press('j', 'j', 'enter');
    await isTold(second, 'saved as web 1.0.0');
    expect(readFileSync(file, 'utf8')).not.toContain('by hand');
    const [deleted = ''] = readdirSync(join(home, 'ws/trash'));
    expect(readFileSync(join(home, 'ws/trash', deleted, 'web/1.0.0.yaml'), 'utf8')).toContain('by hand');

    // Both: mine becomes a version of its own.
    writeFileSync(file, readFileSync(file, 'utf8').replace('of: b', 'of: theirs'));
    second.press('g', 'J');
    await isAt(second, 'web 1.0.0* > layers');
    await meetsConflict(second);
    second.press('j', 'j', 'j', 'enter');
    await second.until('New version');
    second.press('enter');
    await isAt(second, 'web 1.0.1 > layers');
    expect(readFileSync(file, 'utf8')).toContain('of: theirs');
    expect(readdirSync(join(home, 'ws/profiles/web')).toSorted()).toEqual(['1.0.0.yaml', '1.0.1.yaml']);
  },
);

async function meetsConflict(terminal: Terminal) {
  terminal.press('w');
  await terminal.until('web 1.0.0 was changed on disk by another');
}
