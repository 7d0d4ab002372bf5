import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join, relative} from 'node:path';
import {expect, test} from 'vitest';
import {aServer} from '../registry/http/a-server.ts';
import {crashing} from './crash.ts';
import {aDocument, aManifestLayer, writeSettings} from './documents.ts';
import {scriptedEditor} from './scripted-editor.ts';
import {openTerminal, temporaryHome, type Terminal} from './terminal.ts';
import {imports, isAt, pastes} from './user.ts';

/** In every secret of this story, and nowhere else. */
const SECRET = 'hunter2';

/** Where secrets belong: profiles, their drafts, what was imported, texts that are edited, what is kept of a login. */
const PLACES = [
  'ws/profiles',
  'ws/drafts',
  'ws/imported',
  '.local/state/strata/editing',
  '.config/strata/credentials.json',
];

const {metadata, spec} = aDocument('web', [aManifestLayer('app', `password: ${SECRET}-a\nport: '"${SECRET}"b'\n`)]);
const TOKEN = {name: 'token', format: 'string', isSensitive: true, defaultValue: `${SECRET}-v`, regex: `^${SECRET}`};
const DOCUMENT = JSON.stringify({metadata, spec: {...spec, variables: [TOKEN]}});

test('what goes wrong, and what is said of it, leaves no secret in logs, reports, indexes, names or lists of processes', async () => {
  const home = temporaryHome();
  const editor = scriptedEditor(home);
  const {url} = await aServer((_request, response) => {
    response.writeHead(401, {'www-authenticate': 'Basic realm="r"'});
    response.end(`no, ${SECRET}`);
  });
  writeSettings(home, {registries: [{name: 'shut', kind: 'helm', path: url.href, plainHttp: true}]});
  const terminal = openTerminal({
    home,
    args: ['--dir', `${home}/ws`],
    env: {EDITOR: editor.command, ...crashing(home, PARSER_ERROR)},
  });
  await terminal.until('no profiles yet');

  await failsToImport(terminal, `metadata: {name: web}\nspec: {password: *${SECRET}}\n`, 'Unresolved alias');
  await failsToImport(terminal, `metadata:\n  name: |${SECRET}\n    x\n`, 'Block scalar header');
  await failsToImport(terminal, `{"metadata": ${SECRET}}`, 'line 1');
  await failsToImport(terminal, `{"metadata": {"name": {"${SECRET}": 1}}, "spec": {}}`, 'spec');
  await imports(terminal, DOCUMENT, 'web 1.0.0');

  // Texts that are no YAML, and an editor that did not mean it.
  editor.does(`cat /proc/$$/cmdline /proc/$PPID/cmdline > '${home}/seen'; echo 'b: *${SECRET}' >> "$file"`);
  terminal.press('e');
  await terminal.until('which nothing above it has');
  terminal.press('k');
  await isAt(terminal, 'web 1.0.0* > layers');
  terminal.press('w');
  await terminal.until('not saved: app line 3');
  terminal.press('!');
  await isAt(terminal, 'web 1.0.0* > problems');
  await back(terminal, 'web 1.0.0* > layers');
  terminal.press('u');
  await isAt(terminal, 'web 1.0.0 > layers');
  editor.does(`echo 'b: ${SECRET}' >> "$file"; exit 1`);
  terminal.press('e');
  await terminal.until('status 1');
  terminal.press('esc');
  await terminal.until(screen => !screen.includes('status 1'));

  // Texts that are looked for, copied and compared; keys that mean nothing here.
  terminal.press('enter');
  await terminal.until('app > manifests');
  terminal.press('1');
  await isAt(terminal, 'web 1.0.0 > app > values');
  terminal.type(`/${SECRET}x\r`);
  await terminal.until('is not in this text');
  terminal.press('q');
  await isAt(terminal, 'web 1.0.0 > layers');
  terminal.press('%');
  await terminal.until('%: no meaning here');
  terminal.press('2');
  await terminal.until('token');
  terminal.press('e');
  await terminal.until('Default');
  terminal.press('esc');
  await terminal.until(screen => !screen.includes('Pattern'));
  await back(terminal, 'profiles');

  // A registry that refuses a password.
  terminal.press('R');
  await terminal.until('shut');
  terminal.press('s');
  await terminal.until('asks for a name and a');
  terminal.press('e');
  await terminal.until('Password');
  terminal.type(`me\r${SECRET}-p\r`);
  await terminal.until('does not accept the name and');

  expect(readFileSync(`/proc/${terminal.pid}/cmdline`, 'utf8')).not.toContain(SECRET);
  process.kill(terminal.pid, 'SIGUSR2');
  expect((await terminal.ended()).status).toBe(70);

  const files = filesBelow(home).map(path => relative(home, path));
  expect(files.filter(path => path.includes(SECRET))).toEqual([]);
  const spoilt = files.filter(
    path => !PLACES.some(place => path.startsWith(place)) && !path.startsWith('bin/') && path !== 'crash.mjs',
  );
  expect(spoilt.filter(path => readFileSync(join(home, path)).includes(SECRET))).toEqual([]);
  // It was looked for in the right places: they are there, and say something.
  const log = readFileSync(join(home, '.local/state/strata/strata.log'), 'utf8');
  expect(log).toMatch(/Unresolved alias.*\n(?:.*\n)*.*not saved: app line 3: …/);
  expect(log).not.toContain('%');
  expect(files.some(path => /crash-.*\.txt$/.test(path))).toBe(true);
  expect(existsSync(join(home, 'seen'))).toBe(true);
});

/** Fails as a parser does, with what it failed on in the message, in a cause and in what looks like a frame. */
const PARSER_ERROR = `
  const cause = new Error('Not a token: ${SECRET}\\n\\n1 | password: ${SECRET}\\n    ^^\\n    at ${SECRET}');
  cause.cause = new SyntaxError('Unexpected token h in "${SECRET}"');
  throw Object.assign(new TypeError('cannot read: ${SECRET}', {cause}), {input: '${SECRET}'});
`;

async function failsToImport(terminal: Terminal, text: string, said: string) {
  await pastes(terminal, text);
  await terminal.until(screen => screen.includes(said) && !screen.includes('Import a profile'));
}

async function back(terminal: Terminal, to: string) {
  terminal.press('esc');
  await isAt(terminal, to);
}

function filesBelow(directory: string): readonly string[] {
  return readdirSync(directory, {withFileTypes: true}).flatMap(entry => {
    const path = join(directory, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}
