import type {Command} from 'commander';
import type {Context, Status} from './context.ts';

/** How commands are added to the program. */
export interface Commands {
  /** Adds a command, which inherits the program's output and errors. */
  readonly add: (name: string, summary: string) => Command;
  /** Runs a command in the world that the program was given. */
  readonly run: (verb: Verb) => Promise<void>;
}

/** What a command does, given its world. */
export type Verb = (context: Context) => Promise<Status>;
