import {HOME} from '../place.ts';
import {stepBatch} from './batch-work.ts';
import {exportProfile} from './export-profile.ts';
import type {Handlers} from './handler.ts';
import {openProfile} from './profiles.ts';
import {keepImported, openMerged, readDocument, readMerge} from './take-in.ts';

/** Documents are read and written. */
export const documentEffects = {
  'document.read': ({from}, ports) => readDocument(from, ports),
  'merge.read': readMerge,
  'merge.open': (effect, ports) => openMerged(effect, ref => openProfile(ref, HOME, ports)),
  async 'import.keep'({document}, ports) {
    const trouble = await keepImported(document, ports);
    return trouble === '' ? undefined : {type: 'notice.show', notice: {tone: 'warning', text: `saved${trouble}`}};
  },
  async 'text.write'({text, what, file}, ports) {
    const written = await ports.documents.write(file, text);
    return {type: 'notice.show', notice: {tone: 'ok', text: `wrote ${what} to ${written}`}};
  },
  'profile.export': exportProfile,
  'batch.step': stepBatch,
} satisfies Partial<Handlers>;
