import {parseArgs} from 'node:util';

export interface FullScreenArguments {
  readonly dir: string | undefined;
  readonly isReadOnly: boolean;
  readonly isAscii: boolean;
  readonly isDemo: boolean;
  readonly isPlain: boolean;
}

/**
 * The options of the full screen; undefined when there are any other arguments. Those are a command or a mistake, which
 * commander understands; loading it here would slow every start of the full screen.
 */
export function readFullScreenArguments(args: readonly string[]): FullScreenArguments | undefined {
  try {
    const {values} = parseArgs({args: [...args], options: OPTIONS});
    return {
      dir: values.dir,
      isReadOnly: values['read-only'] === true,
      isAscii: values.ascii === true,
      isDemo: values.demo === true,
      isPlain: values.plain === true,
    };
  } catch {
    return undefined;
  }
}

/** As in `src/commands/program/program.ts`, which documents them; a test compares the two. */
const OPTIONS = {
  dir: {type: 'string'},
  'read-only': {type: 'boolean'},
  ascii: {type: 'boolean'},
  demo: {type: 'boolean'},
  plain: {type: 'boolean'},
} as const;
