import {StrataError} from '../src/domain/error.ts';
import type {Action} from './action.ts';
import type {AsyncEffect, DraftEffect, Effect} from './effect.ts';
import {perform} from './effects/perform.ts';
import type {State} from './model.ts';
import {placeOf} from './place-now.ts';
import {isSamePlace} from './place.ts';
import type {Ports} from './ports.ts';
import {update} from './update.ts';

/** The loop: an action leads to the next state and effects; effects answer with actions. */
export interface Store {
  readonly get: () => State;
  readonly dispatch: (action: Action) => void;
  readonly subscribe: (listener: () => void) => () => void;
  /** Resolves once no effect is running, nor any that its answer led to. */
  readonly settled: () => Promise<void>;
}

export function createStore(initial: State, ports: Ports): Store {
  let state = initial;
  /** Where the user was last known to be. */
  let place = placeOf(initial);
  /** Drops whatever waits for a moment without keys. */
  let dropRest = (): void => undefined;
  const listeners = new Set<() => void>();
  const running = new Map<string, AbortController>();
  const unanswered = new Set<Promise<void>>();

  function dispatch(action: Action): void {
    const before = state;
    const [next, ...effects] = update(state, action);
    state = next;
    // Every change is in the draft on disk before the screen shows it.
    for (const effect of effects) if (isDraft(effect)) writeDraft(effect);
    for (const listener of listeners) listener();
    for (const effect of effects) if (!isDraft(effect)) start(effect);
    if (before.screens !== next.screens) keepPlace();
  }

  function start(effect: AsyncEffect): void {
    if (effect.type === 'later') {
      rest(effect);
      return;
    }
    const answered = run(effect).finally(() => unanswered.delete(answered));
    unanswered.add(answered);
  }

  function keepPlace(): void {
    const now = placeOf(state);
    if (isSamePlace(now, place)) return;
    place = now;
    start({type: 'place.save', place});
  }

  /** The latest wins. It is asked for with every repetition of a held key, so this is a bare timer. */
  function rest({ms, action}: Extract<AsyncEffect, {type: 'later'}>): void {
    dropRest();
    const rested = new Promise<void>(resolve => {
      const timer = setTimeout(() => {
        dispatch(action);
        resolve();
      }, ms);
      dropRest = () => {
        clearTimeout(timer);
        resolve();
      };
    }).finally(() => unanswered.delete(rested));
    unanswered.add(rested);
  }

  function writeDraft(effect: DraftEffect): void {
    try {
      ports.drafts.write(effect);
    } catch (error) {
      if (!(error instanceof StrataError)) throw error;
      const text = `not kept as a draft: ${error.message}`;
      state = {...state, notice: {tone: 'error', text}};
    }
  }

  async function run(effect: AsyncEffect): Promise<void> {
    if (effect.type === 'app.cancel') {
      for (const [type, controller] of running) if (CANCELLED.has(type)) controller.abort();
      return;
    }
    // Latest wins: the answer to an older question of the same kind is ignored. Answers of effects that write are
    // always heard.
    if (QUESTIONS.has(effect.type)) running.get(effect.type)?.abort();
    const controller = new AbortController();
    running.set(effect.type, controller);
    try {
      const tell = (told: Action) => {
        if (!controller.signal.aborted) dispatch(told);
      };
      const action = await perform(effect, ports, controller.signal, tell);
      if (RESETS_CATALOG.has(effect.type)) for (const type of CATALOG_QUESTIONS) running.get(type)?.abort();
      if (action !== undefined && !controller.signal.aborted) dispatch(action);
    } catch (error) {
      if (controller.signal.aborted) return;
      if (!(error instanceof StrataError)) throw error;
      dispatch({type: 'effect.failed', what: effect.type, error});
    } finally {
      if (running.get(effect.type) === controller) running.delete(effect.type);
    }
  }

  return {
    get: () => state,
    dispatch,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async settled() {
      while (unanswered.size > 0) await Promise.allSettled(unanswered);
    },
  };
}

const QUESTIONS: ReadonlySet<Effect['type']> = new Set<AsyncEffect['type']>([
  'profiles.load',
  'profile.open',
  'pack.read',
  'pack.read-of-layer',
  'sides.read',
  'upgrade.plan',
  'upgrade.merge',
  'profile.check',
  'versions.check',
  'catalog.load',
  'catalog.rescan',
  'trash.load',
  'commits.read',
]);

/**
 * What Ctrl-C calls off: work that the status line names and nothing waits for, and a comparison, whose screen is left
 * with it. Writes to the workspace run on and are heard. So do lists, packs and checks, because nobody would ask for them again.
 */
const CANCELLED: ReadonlySet<string> = new Set<AsyncEffect['type']>([
  'profile.open',
  'catalog.rescan',
  'sides.read',
  'versions.check',
  'profiles.carry',
  'profile.push',
  'document.pull',
]);

/** Once one of these has answered, an earlier question's answer about the registries would undo it. */
const RESETS_CATALOG: ReadonlySet<Effect['type']> = new Set<AsyncEffect['type']>([
  'registry.add',
  'registry.move',
  'registry.remove',
]);
const CATALOG_QUESTIONS = ['catalog.load', 'catalog.rescan'] as const satisfies readonly AsyncEffect['type'][];

function isDraft(effect: Effect): effect is DraftEffect {
  return DRAFT_EFFECTS.has(effect.type);
}

const DRAFT_EFFECTS: ReadonlySet<Effect['type']> = new Set<DraftEffect['type']>([
  'draft.record',
  'draft.undo',
  'draft.redo',
  'draft.saved',
  'draft.new-profile',
  'draft.form',
  'draft.answers',
]);
