import {StrataError} from '../../src/domain/error.ts';
import {refOf} from '../../src/domain/profile.ts';
import type {Action, DocumentSource} from '../action.ts';
import type {Ports} from '../ports.ts';
import {copyText} from './clipboard.ts';
import {exportProfile} from './export-profile.ts';
import type {Handlers} from './handler.ts';

/** Documents that come in or go out. */
export const documentEffects = {
  'document.read': ({from}, ports) => readDocument(from, ports),
  async 'document.copy'({profile}, ports) {
    const {text, masked} = await ports.documents.print(profile);
    const {name, version} = refOf(profile);
    const secrets = masked.length === 0 ? '' : `; masked: ${masked.join(', ')}`;
    return copyText(text, `${name} ${version}`, ports, secrets);
  },
  async 'text.write'({text, what, file}, ports) {
    const written = await ports.documents.write(file, text);
    return {type: 'notice.show', notice: {tone: 'ok', text: `wrote ${what} to ${written}`}};
  },
  'profile.export': exportProfile,
} satisfies Partial<Handlers>;

/** The document, and the version whose place it would take. */
async function readDocument(from: DocumentSource, ports: Pick<Ports, 'documents' | 'profiles'>): Promise<Action> {
  const document = await ports.documents.read(from);
  const stored = await ports.profiles.read(refOf(document)).catch((error: unknown) => {
    if (error instanceof StrataError) return undefined;
    throw error;
  });
  const source = 'file' in from ? from.file : 'pasted text';
  return {type: 'import.read', document, stored: stored?.profile, source};
}
