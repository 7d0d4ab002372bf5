import type {Context, Status} from './context.ts';
import {type ExportFormat, formatFor, printDocument} from './document-file.ts';
import {readArgument} from './profile-argument.ts';
import {maskFor} from './show.ts';
import {writeOutside} from '../storage/outside-file.ts';

export interface ExportOptions {
  readonly format?: ExportFormat;
  readonly output?: string;
  readonly reveal?: boolean;
}

/**
 * `strata export P`: the document that Palette imports, to stdout or to a file; on stderr where it went and what was
 * masked. The format is the file's where its name tells, else JSON.
 */
export async function exportProfile(context: Context, argument: string, options: ExportOptions): Promise<Status> {
  const {profile} = await readArgument(argument, context);
  const shown = options.reveal === true ? profile : await maskFor(context, profile);
  const {output, format = formatFor(output)} = options;
  const text = printDocument(shown, format);
  if (output === undefined || output === '-') context.out.text(text);
  else context.out.note(`written to ${await writeOutside(output, text)}`);
  return 0;
}
