import type {Command} from 'commander';
import type {Context, Status} from './context.ts';

/** How the files of commands add theirs to the program. */
export interface Commands {
  /** Adds a command, which ends and speaks as the program does. */
  readonly add: (name: string, summary: string) => Command;
  /** Carries out what a command does, in the world that the program was given. */
  readonly run: (verb: Verb) => Promise<void>;
}

/** What a command does once it is given its world. */
export type Verb = (context: Context) => Promise<Status>;
