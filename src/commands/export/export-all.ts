import {StrataError} from '../../domain/error.ts';
import type {ProfileRef} from '../../domain/profile/profile.ts';
import {packsForSecrets} from '../packs/packs-for-secrets.ts';
import type {Context, Status} from '../program/context.ts';
import {printProblem} from '../program/print-problem.ts';
import {formatRef} from '../program/profile-argument.ts';
import {openProgress} from '../program/progress.ts';
import {openValidator} from '../validate.ts';
import {openDirectory, writeInto} from './export-into.ts';
import {type ExportFormat, printExport} from './print-export.ts';

export interface ExportAllOptions {
  readonly format: ExportFormat;
  readonly reveal: boolean;
  readonly force: boolean;
}

/**
 * Exports every version in the workspace to a directory, which is created. Each Terraform file gets a directory of its
 * own, because all files in a directory form one module. What cannot be exported is reported, stops nothing else, and
 * makes the status 1.
 */
export async function exportAll(context: Context, directory: string, options: ExportAllOptions): Promise<Status> {
  const {profiles, out} = context;
  const {profiles: rows, broken} = await profiles.list();
  const refs = rows.flatMap(({name, versions}) => versions.map(({version}) => ({name, version})));
  const exporter = await openExporter(context, directory, options);
  const progress = openProgress(context.io, refs.length);
  for (const {file, reason} of broken) out.warn(`profiles/${file} cannot be read: ${reason}`);
  let failed = broken.length;
  for (const ref of refs) {
    progress.step(formatRef(ref));
    const trouble = await exporter(ref);
    if (trouble === undefined) continue;
    failed += 1;
    progress.clear();
    out.warn(trouble);
  }
  progress.clear();
  const done = refs.length + broken.length - failed;
  out.note(
    `exported ${done === 1 ? '1 version' : `${done} versions`} to ${directory}${failed === 0 ? '' : `; ${failed} left out`}`,
  );
  return failed === 0 ? 0 : 1;
}

/** Exports one version, or says why it cannot be exported. */
async function openExporter(
  context: Context,
  directory: string,
  {format, reveal, force}: ExportAllOptions,
): Promise<(ref: ProfileRef) => Promise<string | undefined>> {
  const {out, profiles, registries} = context;
  const validate = await openValidator(context);
  const packOf = packsForSecrets(await registries());
  await openDirectory(directory);
  return async ref => {
    try {
      const {profile} = await profiles.read(ref);
      const [first, ...more] = force ? [] : (await validate(profile)).filter(({severity}) => severity === 'error');
      if (first !== undefined) {
        const others = more.length === 0 ? '' : `, and ${more.length} more`;
        return `${formatRef(ref)} is left out, it has errors (--force exports it): ${printProblem(first, profile)}${others}`;
      }
      const {text, masked, notes} = await printExport(profile, format, packOf, reveal);
      await writeInto(directory, ref, format, text);
      for (const note of notes) out.warn(`${formatRef(ref)}: ${note}`);
      if (masked.length > 0) out.note(`${formatRef(ref)}: masked (--reveal shows them): ${masked.join(', ')}`);
      return undefined;
    } catch (error) {
      if (!(error instanceof StrataError)) throw error;
      return `${formatRef(ref)}: ${error.message}`;
    }
  };
}
