import {EventEmitter} from 'node:events';
import {render} from 'ink-testing-library';
import {expect, onTestFinished, test} from 'vitest';
import {App} from '../../components/App.tsx';
import type {Action} from '../../state/action.ts';
import type {State} from '../../state/model.ts';
import type {Store} from '../../state/store.ts';
import {update} from '../../state/update.ts';
import {openStack} from '../fixtures/open-profile.ts';

/** The app in Ink, on a store that hears what is dispatched and asks nothing of the world. */
function app() {
  const heard: Action[] = [];
  const changes = new EventEmitter();
  let state: State = {...openStack().state, size: {columns: 100, rows: 24}};
  const store: Store = {
    get: () => state,
    dispatch(action) {
      heard.push(action);
      [state] = update(state, action);
      changes.emit('change');
    },
    subscribe(listener) {
      changes.on('change', listener);
      return () => changes.off('change', listener);
    },
    settled: async () => undefined,
  };
  const shown = render(<App store={store} now={() => 7} />);
  onTestFinished(() => shown.unmount());
  return {...shown, heard};
}

/** Input, once Ink has begun to listen. */
async function type({stdin}: ReturnType<typeof app>, ...reads: readonly string[]): Promise<void> {
  for (const read of reads) {
    await expect.poll(() => stdin.listenerCount('readable')).toBeGreaterThan(0);
    stdin.write(read);
  }
}

test.each([
  ['j', 'j'],
  ['G', 'G'],
  ['\r', 'enter'],
  [' ', 'space'],
  ['\u001B[A', 'up'],
  ['\u001B[1;2B', 'shift+down'],
  ['\u0004', 'ctrl+d'],
  ['\u001B[3~', 'delete'],
  ['ä', 'ä'],
])('the read %j is the key %s', async (read, key) => {
  const shown = app();
  await type(shown, read);
  await expect.poll(() => shown.heard).toEqual([{type: 'key.pressed', key, at: 7}]);
});

test('a key changes what is shown', async () => {
  const shown = app();
  await type(shown, 'G');
  await expect.poll(() => shown.lastFrame()).toMatch(/> .*vault/);
});

test('a paste outside of a text field runs no command', async () => {
  const shown = app();
  const before = shown.lastFrame();
  await type(shown, '\u001B[200~DDDD\u001B[201~');
  await expect.poll(() => shown.heard).toEqual([{type: 'text.pasted', text: 'DDDD'}]);
  expect(shown.lastFrame()).toBe(before);
});
