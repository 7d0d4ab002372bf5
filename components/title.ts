import {isInside, type State, topScreen} from '../state/model.ts';
import {partOf} from '../state/screens/parts.ts';
import {isDirty} from '../state/session/session.ts';

/** Where the user is: `strata > web-prod 1.4.2* > layers`, the star for unsaved changes. */
export function titlePath(state: State): string {
  const {session} = state;
  const screen = topScreen(state);
  const open =
    session === undefined || !isInside(screen)
      ? []
      : [`${session.ref.name} ${session.ref.version}${isDirty(session) ? '*' : ''}`];
  const app = state.surroundings.isReadOnly ? 'strata (read-only)' : 'strata';
  return [app, ...bundleName(state), ...open, ...partOf(screen).title(state, screen)].join(' > ');
}

/** A workspace in a bundle looks like any other, but for this. */
function bundleName({surroundings: {bundle}}: State): readonly string[] {
  return bundle === undefined ? [] : [`bundle ${bundle.path.split('/').at(-1) ?? ''}`];
}
