import fc from 'fast-check';
import {expect, test} from 'vitest';
import {ESCAPE_KEY, PASTE_END, PASTE_START, settleKeys, splitKeys} from '../../src/terminal/keys.ts';

/** All keys of some reads, in order; the clock stops for ever after the last. */
function keysOf(...reads: readonly string[]): readonly string[] {
  let rest = '';
  const keys: string[] = [];
  for (const read of reads) {
    const split = splitKeys(rest, read);
    keys.push(...split.keys);
    rest = split.rest;
  }
  return [...keys, ...settleKeys(rest)];
}

test('keys glued together by a slow line are single keys', () => {
  expect(keysOf('jjj')).toEqual(['j', 'j', 'j']);
  expect(keysOf('abc\r')).toEqual(['a', 'b', 'c', '\r']);
  expect(keysOf('j\u{1B}[Bk\u{1B}OA\u{7F}')).toEqual(['j', '\u{1B}[B', 'k', '\u{1B}OA', '\u{7F}']);
});

test('a key is a whole grapheme', () => {
  expect(keysOf('né👨‍👩‍👧e\u{301}\r\n')).toEqual(['n', 'é', '👨‍👩‍👧', 'e\u{301}', '\r', '\n']);
});

test('a sequence torn apart anywhere is one key', () => {
  for (const key of ['\u{1B}[A', '\u{1B}OB', '\u{1B}[1;5C', '\u{1B}[15~', '\u{1B}[[A', '\u{1B}[2$', '\u{1B}[97;5u']) {
    for (let at = 1; at < key.length; at += 1) expect(keysOf(key.slice(0, at), key.slice(at))).toEqual([key]);
  }
});

test('a lone ESC is Escape, also before a key of a later read and before another ESC', () => {
  expect(keysOf('\u{1B}')).toEqual([ESCAPE_KEY]);
  expect(keysOf('\u{1B}', 'j')).toEqual([ESCAPE_KEY, 'j']);
  expect(keysOf('\u{1B}\u{1B}')).toEqual([ESCAPE_KEY, ESCAPE_KEY]);
  expect(keysOf('\u{1B}\u{3}')).toEqual([ESCAPE_KEY, '\u{3}']);
});

test('ESC and a character in one read is Alt', () => {
  expect(keysOf('\u{1B}bx')).toEqual(['\u{1B}b', 'x']);
  expect(keysOf('\u{1B}]')).toEqual(['\u{1B}]']);
  expect(keysOf('\u{1B}P')).toEqual(['\u{1B}P']);
});

test('replies of the terminal are no keys, whole or torn', () => {
  const replies = [
    '\u{1B}[?62;4c',
    '\u{1B}[>41;354;0c',
    '\u{1B}[12;40R',
    '\u{1B}[I',
    '\u{1B}[O',
    '\u{1B}[0n',
    '\u{1B}[?2026;2$y',
    '\u{1B}[?1u',
    '\u{1B}[<0;3;4M',
    '\u{1B}]11;rgb:1e1e/1e1e/1e1e\u{7}',
    '\u{1B}]10;rgb:ffff/ffff/ffff\u{1B}\\',
    '\u{1B}P>|xterm(390)\u{1B}\\',
    '\u{1B}_Gi=1;OK\u{1B}\\',
  ];
  for (const reply of replies) {
    expect(keysOf(`j${reply}k`)).toEqual(['j', 'k']);
    for (let at = 1; at < reply.length; at += 1)
      expect(keysOf(`j${reply.slice(0, at)}`, `${reply.slice(at)}k`)).toEqual(['j', 'k']);
  }
});

test('the mouse is no key in any of its spellings, for a program that crashed may have left it on', () => {
  for (const click of ['\u{1B}[M !!', '\u{1B}[M\u{1B}[~', '\u{1B}[<0;10;10m', '\u{1B}[32;10;10M']) {
    expect(keysOf(`j${click}k`)).toEqual(['j', 'k']);
    for (let at = 3; at < click.length; at += 1)
      expect(keysOf(`j${click.slice(0, at)}`, `${click.slice(at)}k`)).toEqual(['j', 'k']);
  }
});

test('a key that is let go is no key', () => {
  expect(keysOf('\u{1B}[97;1:1u\u{1B}[97;1:3u')).toEqual(['\u{1B}[97;1:1u']);
  expect(keysOf('\u{1B}[1;1:1A\u{1B}[1;1:3A\u{1B}[3;1:3~')).toEqual(['\u{1B}[1;1:1A']);
});

test('keys in the spelling of modifyOtherKeys are keys', () => {
  expect(keysOf('\u{1B}[27;5;97~')).toEqual(['\u{1B}[97;5u']);
  expect(keysOf('\u{1B}[27;2;65~')).toEqual(['\u{1B}[65;2u']);
});

test('half a reply whose rest never comes is nothing', () => {
  expect(keysOf('\u{1B}[?62')).toEqual([]);
  expect(keysOf('\u{1B}]11;rgb:')).toEqual([]);
  expect(keysOf('\u{1B}[1\u{1B}[A')).toEqual(['\u{1B}[A']);
});

test('a paste is one read however it is torn, with new lines where the terminal sends CR', () => {
  const paste = `${PASTE_START}a: 1\r\nb: 2\rq\u{1B}[A${PASTE_END}`;
  const whole = `${PASTE_START}a: 1\nb: 2\nq\u{1B}[A${PASTE_END}`;
  for (let at = 1; at < paste.length; at += 1) {
    expect(keysOf(`j${paste.slice(0, at)}`, `${paste.slice(at)}k`)).toEqual(['j', whole, 'k']);
  }
});

test('a paste that lost its end is a paste, and so is what arrives before an end that lost its start', () => {
  expect(keysOf(`${PASTE_START}rm -r`)).toEqual([`${PASTE_START}rm -r${PASTE_END}`]);
  expect(keysOf(`dQ${PASTE_END}j`)).toEqual([`${PASTE_START}dQ${PASTE_END}`, 'j']);
});

test('no key is lost or made up however the reads are cut', () => {
  const key = fc.constantFrom(
    'j',
    'é',
    '\r',
    '\u{1B}[A',
    '\u{1B}OH',
    '\u{1B}[5~',
    '\u{7F}',
    '日',
    '\u{3}',
    '\u{1B}[1;2B',
  );
  fc.assert(
    fc.property(fc.array(key), fc.array(fc.nat(40)), (keys, cuts) => {
      const sent = keys.join('');
      const places = [...new Set([0, ...cuts.filter(cut => cut < sent.length), sent.length])].sort((a, b) => a - b);
      expect(keysOf(...places.slice(1).map((end, at) => sent.slice(places[at], end)))).toEqual(keys);
    }),
  );
});

test('any bytes at all leave no ESC in what is typed', () => {
  const piece = fc.constantFrom(
    '\u{1B}',
    '[',
    ']',
    'O',
    '1',
    ';',
    '~',
    '$',
    '\u{7}',
    '\\',
    'A',
    'M',
    '<',
    '?',
    'x',
    PASTE_START,
    PASTE_END,
  );
  fc.assert(
    fc.property(fc.array(fc.array(piece).map(pieces => pieces.join(''))), reads => {
      for (const key of keysOf(...reads)) expect(key.startsWith('\u{1B}') || !key.includes('\u{1B}')).toBe(true);
    }),
  );
});
