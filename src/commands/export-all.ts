import {join} from 'node:path';
import {StrataError} from '../domain/error.ts';
import {encodeName} from '../domain/file-name.ts';
import type {ProfileRef} from '../domain/profile.ts';
import {makeDirectory} from '../files/make-directory.ts';
import {diskTrouble} from '../storage/disk-trouble.ts';
import {writeOutside} from '../storage/outside-file.ts';
import type {Context, Status} from './context.ts';
import {packsForSecrets} from './packs-for-secrets.ts';
import {EXTENSIONS, type ExportFormat, printExport} from './print-export.ts';
import {formatRef} from './profile-argument.ts';
import {openProgress} from './progress.ts';
import {printProblem} from './print-problem.ts';
import {openValidator} from './validate.ts';

export interface ExportAllOptions {
  readonly format: ExportFormat;
  readonly reveal: boolean;
  readonly force: boolean;
}

/**
 * Exports every version of the workspace to a file of the directory, which is made; a Terraform file gets a directory of its own,
 * as all files of one directory are one module. What cannot be exported is told, stops nothing else, and makes the status 1.
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

/** Exports one version, and says why it could not. */
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
      await writeOutside(await fileFor(directory, ref, format), text);
      for (const note of notes) out.warn(`${formatRef(ref)}: ${note}`);
      if (masked.length > 0) out.note(`${formatRef(ref)}: masked (--reveal shows them): ${masked.join(', ')}`);
      return undefined;
    } catch (error) {
      if (!(error instanceof StrataError)) throw error;
      return `${formatRef(ref)}: ${error.message}`;
    }
  };
}

async function fileFor(directory: string, {name, version}: ProfileRef, format: ExportFormat): Promise<string> {
  const base = encodeName(`${name}-${version}`);
  if (format !== 'terraform') return join(directory, `${base}${EXTENSIONS[format]}`);
  await openDirectory(join(directory, base));
  return join(directory, base, 'main.tf');
}

async function openDirectory(directory: string): Promise<void> {
  await makeDirectory(directory).catch((error: unknown) => {
    throw diskTrouble(error, 'make', directory);
  });
}
