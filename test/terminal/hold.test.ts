import {spawn} from 'node:child_process';
import {EventEmitter} from 'node:events';
import {expect, onTestFinished, test, vi} from 'vitest';
import {Hold} from '../../src/terminal/hold.ts';
import {openInput} from '../../src/terminal/input.ts';
import {Lending} from '../../src/terminal/lending.ts';
import {openScreen} from '../../src/terminal/screen.ts';
import {FakeLine, turns} from './fake-line.ts';

/** Our side of a terminal in which nobody types. */
function aTerminal() {
  const line = new FakeLine(80, 24);
  const nothing = () => undefined;
  const keyboard = {
    setRawMode: nothing,
    setEncoding: nothing,
    pause: nothing,
    resume: nothing,
    ref: nothing,
    unref: nothing,
  };
  const stdin = Object.assign(new EventEmitter(), keyboard);
  const screen = openScreen(line, {hasColour: true, isAscii: false});
  const hold = new Hold(stdin, openInput(stdin, nothing), screen);
  hold.take();
  return {line, hold, screen, lending: new Lending(hold, screen)};
}

test('a Ctrl-C is heard as a signal while the terminal is ours, but none that was typed to whoever had it before', async () => {
  vi.useFakeTimers({toFake: ['performance']});
  onTestFinished(() => void vi.useRealTimers());
  const {hold} = aTerminal();
  expect(hold.hearsKeyboard).toBe(true);
  await hold.giveBack();
  expect(hold.hearsKeyboard).toBe(false);
  hold.takeBack();
  vi.advanceTimersByTime(250);
  expect(hold.hearsKeyboard).toBe(false);
  vi.advanceTimersByTime(1);
  expect(hold.hearsKeyboard).toBe(true);
});

test('once the end has begun the terminal is not taken back', async () => {
  const {hold} = aTerminal();
  await hold.giveBack();
  hold.end();
  hold.takeBack();
  expect(hold.isTaken).toBe(false);
});

test('who asks while another has the terminal gets it when they are done', async () => {
  const {hold, lending} = aTerminal();
  const told: string[] = [];
  const first = Promise.withResolvers<void>();
  const one = lending.lend(async () => {
    told.push('first');
    await first.promise;
    told.push('done');
  });
  const other = lending.lend(async () => void told.push(`second, ${hold.isTaken ? 'taken' : 'given'}`));
  await vi.waitFor(() => expect(told).toEqual(['first']));
  first.resolve();
  await Promise.all([one, other]);
  expect(told).toEqual(['first', 'done', 'second, given']);
  expect(hold.isTaken).toBe(true);
});

test('nobody gets the terminal when the end came while its last frame was on the way', async () => {
  const {line, hold, screen, lending} = aTerminal();
  line.isStalled = true;
  screen.stdout.write('a frame');
  await turns();
  const told: string[] = [];
  void lending.lend(async () => void told.push('lent'));
  await turns();
  hold.end();
  line.drain();
  await turns();
  expect(told).toEqual([]);
});

test('a stop that is asked for twice is one', async () => {
  const {line, lending} = aTerminal();
  const job = spawn('sleep', ['60']);
  onTestFinished(() => void job.kill('SIGKILL'));
  const pid = job.pid ?? 0;
  await Promise.all([lending.stop(pid), lending.stop(pid)]);
  expect(line.writes.filter(bytes => bytes.includes('\u{1B}[?1049l'))).toHaveLength(1);
});
