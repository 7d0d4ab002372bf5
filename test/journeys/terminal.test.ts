import {expect, test} from 'vitest';
import {openTerminal} from './terminal.ts';

test('a program sees a real terminal, and its keys', async () => {
  const terminal = openTerminal({command: ['sh', '-c', 'stty size; test -t 0 && echo a terminal; head -c 5 | od -c']});
  await terminal.until('a terminal');
  expect(terminal.screen().slice(0, 2)).toEqual(['24 80', 'a terminal']);
  terminal.press('j', 'up', 'enter');
  await terminal.until(/j\s+033\s+\[\s+A\s+\\n/);
  expect(await terminal.ended()).toEqual({status: 0, signal: 0});
});

test('a program finds nothing of this environment but its own home', async () => {
  const terminal = openTerminal({
    command: ['sh', '-c', 'env | cut -d= -f1 | sort | tr "\\n" " "; pwd; exit 3'],
    env: {CI: 'true'},
  });
  expect(await terminal.ended()).toEqual({status: 3, signal: 0});
  expect(terminal.screen()[0]).toMatch(/^CI HOME LANG (OLDPWD )?PATH PWD SHELL TERM TMPDIR TZ USER (_ )?/);
  expect(terminal.screen().join('')).toContain(terminal.home);
});

test('what was waited for in vain is told with the screen', async () => {
  const terminal = openTerminal({command: ['sh', '-c', 'echo here; exec sleep 60']});
  await terminal.until('here');
  await expect(terminal.until('there', 50)).rejects.toThrow(/waited 50 ms for there; the screen:\nhere/);
  terminal.kill('SIGTERM');
  expect((await terminal.ended()).signal).toBe(15);
});
