import type {Problem} from '../../src/domain/problem.ts';
import {type Profile, refOf} from '../../src/domain/profile/profile.ts';
import type {Action} from '../action.ts';
import type {AsyncEffect} from '../effect.ts';
import type {Ports} from '../ports.ts';

type ExportEffect = Extract<AsyncEffect, {type: 'profile.export'}>;

interface ExportPorts {
  readonly profiles: Pick<Ports['profiles'], 'read'>;
  readonly checks: Ports['checks'];
  readonly documents: Pick<Ports['documents'], 'exportFile' | 'previewExport'>;
}

/** Writes a version to a file, as it is on screen or as it is stored; one with errors only when that is asked for. */
export async function exportProfile(effect: ExportEffect, ports: ExportPorts, signal: AbortSignal): Promise<Action> {
  const {request, draft} = effect;
  const profile = draft ?? (await ports.profiles.read(request.ref)).profile;
  if (!request.isForced) {
    const problems = await findProblems(effect, profile, ports, signal);
    if (problems === undefined) return notice('info', 'not exported: it was called off');
    const errors = problems.filter(({severity}) => severity === 'error');
    if (errors.length > 0) return {type: 'export.refused', request, errors};
  }
  const {format, file: asked} = request;
  if (request.secrets === 'ask') {
    const preview = await ports.documents.previewExport(profile, format, asked);
    const isAsked = preview.masked.length > 0 || preview.notes.length > 0 || preview.replaces;
    if (isAsked) return {type: 'export.previewed', request, preview};
  }
  const isRevealed = request.secrets === 'revealed';
  const {file, masked, notes} = await ports.documents.exportFile(profile, format, asked, isRevealed);
  const secrets = masked.length === 0 ? [] : [`masked: ${masked.join(', ')}`];
  const {name, version} = refOf(profile);
  const shown = isRevealed ? ['with its secrets'] : [];
  const text = [`${name} ${version} written to ${file}`, ...shown, ...secrets, ...notes].join('; ');
  return notice(notes.length === 0 ? 'ok' : 'warning', text);
}

/** What the open version's own check found, else a check now. */
async function findProblems(
  {known, catalog}: ExportEffect,
  profile: Profile,
  {checks}: ExportPorts,
  signal: AbortSignal,
): Promise<readonly Problem[] | undefined> {
  return known ?? checks.find(profile, catalog, signal);
}

function notice(tone: 'ok' | 'warning' | 'info', text: string): Action {
  return {type: 'notice.show', notice: {tone, text}};
}
