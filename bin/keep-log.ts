import type {LogFile} from '../src/storage/log-file.ts';
import type {Store} from '../state/store.ts';

/** Logs each notice, and whatever is running, as the store changes. */
export function keepLog(store: Store, log: LogFile, version: string): void {
  let {notice, running} = store.get();
  log.write('start', `strata ${version}`, new Date());
  store.subscribe(() => {
    const state = store.get();
    if (state.notice !== notice && state.notice !== undefined && state.notice.isPassing !== true)
      log.write(state.notice.tone, state.notice.text, new Date());
    const isOther = workOf(state.running) !== workOf(running);
    if (isOther && state.running !== undefined) log.write('run', state.running, new Date());
    ({notice, running} = state);
  });
}

/** What runs, whatever it has come to: a line for each pack would drown the rest. */
function workOf(running: string | undefined): string | undefined {
  return running?.replace(/\d+ of \d+/, '');
}
