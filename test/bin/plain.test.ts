import {describe, expect, onTestFinished, test, vi} from 'vitest';
import {readAndAnswer} from '../../bin/plain.ts';
import type {LineTerminal} from '../../src/terminal/line-terminal.ts';
import {createStore, type Store} from '../../state/store.ts';
import {stateWith} from '../fixtures/app.ts';
import {portsOf} from '../fixtures/ports.ts';

const MINUTE = 60_000;

describe('Line by line, the next line is asked for', () => {
  test('without the world’s answers when they take longer than five seconds', async () => {
    const {asked, run} = reading({settled: async () => new Promise(() => undefined)});
    const ended = run(async () => false);
    await vi.advanceTimersByTimeAsync(4999);
    expect(asked).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    await ended;
    expect(asked).toHaveLength(1);
  });

  test('only when the editor has left the terminal, however long it takes', async () => {
    const {asked, run} = reading({settled: async () => undefined});
    const left = Promise.withResolvers<boolean>();
    const editor = [left.promise];
    const ended = run(async () => editor.shift() ?? false);
    await vi.advanceTimersByTimeAsync(MINUTE);
    expect(asked).toEqual([]);
    left.resolve(true);
    await ended;
    expect(asked).toHaveLength(1);
  });
});

/** The app line by line on a clock of the test's own; input ends with the first question. */
function reading(over: Pick<Store, 'settled'>) {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const ports = portsOf({app: {quit: () => undefined, savePlace: () => undefined}});
  const store = {...createStore(stateWith([]), ports), ...over};
  const asked: string[] = [];
  const run = async (returned: LineTerminal['returned']) =>
    readAndAnswer(() => store, {
      print: () => undefined,
      async ask(prompt) {
        asked.push(prompt);
        return undefined;
      },
      lend: async use => use(),
      returned,
      send: () => undefined,
      close: () => undefined,
    });
  return {asked, run};
}
