import {openRegistries} from '../../registry/registries.ts';
import type {Home} from '../../storage/home.ts';
import {readSettings, type Settings} from '../../storage/settings/settings.ts';
import {findCredentials} from '../registry/find-credentials.ts';
import {type Context, usage} from './context.ts';
import type {Io} from './io.ts';
import {openProfiles, registriesIn} from './open-workspace.ts';
import {openOutput, type Output} from './output.ts';

/** The options of `strata` itself: those of every command, and those of the full screen alone. */
export interface GlobalOptions {
  readonly dir?: string;
  readonly readOnly?: boolean;
  readonly ascii?: boolean;
  readonly demo?: boolean;
  readonly plain?: boolean;
}

/** The world of the program. */
export interface Surroundings {
  readonly io: Io;
  /** Where the user's files are; `dir` is the value of `--dir`. */
  readonly findHome: (dir: string | undefined) => Home;
  readonly version: string;
}

/** The world of one command. Nothing is read yet. Throws `usage` for options that only the full screen has. */
export function openContext(
  {io, findHome}: Surroundings,
  {dir, readOnly = false, ascii = false, demo = false, plain = false}: GlobalOptions,
): Context {
  // A throw-away workspace must not be taken for the user's own.
  if (demo) throw usage('--demo is for the full screen, not for a command', 'Leave the command out.');
  if (plain) throw usage('--plain is for the app, not for a command', 'Leave the command out.');
  const home = findHome(dir);
  const out = openOutput(io, ascii);
  let known: Promise<Settings> | undefined;
  const settings = async () => (known ??= loadSettings(home, out));
  return {
    io,
    home,
    out,
    isReadOnly: readOnly,
    profiles: openProfiles(home),
    settings,
    registries: async () =>
      openRegistries(
        registriesIn(home, (await settings()).registries),
        home.cache,
        findCredentials(home.config, io.env),
      ),
  };
}

async function loadSettings({config}: Home, out: Output): Promise<Settings> {
  const {settings, troubles} = await readSettings(config);
  for (const trouble of troubles) out.warn(trouble);
  return settings;
}
