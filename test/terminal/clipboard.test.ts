import {expect, test} from 'vitest';
import {clipboardSequence} from '../../src/terminal/clipboard.ts';

test('a text goes to the clipboard in base64', () => {
  expect(clipboardSequence('é: 1', {})).toEqual({bytes: `\u{1B}]52;c;${Buffer.from('é: 1').toString('base64')}\u{7}`});
});

test('in tmux it is also passed through, with every ESC doubled', () => {
  const {bytes} = sent('a', {TMUX: '/tmp/tmux-0/default,1,0'});
  expect(bytes).toBe('\u{1B}]52;c;YQ==\u{7}\u{1B}Ptmux;\u{1B}\u{1B}]52;c;YQ==\u{7}\u{1B}\\');
});

test('in GNU screen it is passed through in parts that screen takes', () => {
  const {bytes} = sent('x'.repeat(3000), {STY: '1.pts-0.host'});
  const parts = bytes.split('\u{1B}\\').slice(0, -1);
  expect(parts.every(part => part.startsWith('\u{1B}P') && part.length <= 768)).toBe(true);
  expect(parts.map(part => part.slice(2)).join('')).toBe(sent('x'.repeat(3000), {}).bytes);
});

test('in GNU screen inside tmux nothing is sent that screen would show', () => {
  const {bytes} = sent('a', {STY: '1.pts-0.host', TMUX: '/tmp/tmux-0/default,1,0'});
  expect(bytes).not.toContain('tmux;');
  expect(bytes).toContain(`\u{1B}P${sent('a', {}).bytes}\u{1B}\\`);
});

test('a text that terminals would drop is refused with its length', () => {
  expect(clipboardSequence('ü'.repeat(40_000), {})).toEqual({tooLong: {length: 80_000, limit: 74_994}});
});

function sent(text: string, env: Record<string, string>): {readonly bytes: string} {
  const sequence = clipboardSequence(text, env);
  if ('tooLong' in sequence) throw new Error('too long');
  return sequence;
}
