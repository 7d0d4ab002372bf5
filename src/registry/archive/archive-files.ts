import {type PackFiles} from '../pack-files.ts';
import {type ArchiveTexts, textsOfBytes} from './archive-texts.ts';
import {findPacks} from './find-packs.ts';

/** The files of a folder in an archive. */
export function filesInArchive(texts: ArchiveTexts, folder: string): PackFiles {
  const prefix = folder === '' ? '' : `${folder}/`;
  return {
    async read(path, limit) {
      const content = await texts.read(prefix + withinFolder(path));
      if (content !== undefined && content.length > limit) throw new Error(`it is larger than ${limit / 1e6} MB`);
      return content;
    },
    async openChart(path) {
      const archive = prefix + withinFolder(path);
      if (texts.texts.has(`${archive}/Chart.yaml`)) return filesInArchive(texts, archive);
      // It exists, or the reason why it cannot be read is thrown.
      if ((await texts.read(archive)) === undefined) return undefined;
      const inner = new Map([...texts.texts].filter(([one]) => one.startsWith(`${archive}!/`)));
      const chart = findPacks(inner, `${archive}!/`).find(({kind}) => kind === 'chart');
      return chart === undefined ? undefined : filesInArchive(texts, chart.folder);
    },
  };
}

/** The files of the chart in an archive; undefined when there is none in it. Throws an error that says why the archive cannot be read. */
export async function filesOfChart(bytes: Uint8Array, signal?: AbortSignal): Promise<PackFiles | undefined> {
  const texts = await textsOfBytes(bytes, signal);
  const chart = findPacks(texts.texts).find(({kind}) => kind === 'chart');
  return chart === undefined ? undefined : filesInArchive(texts, chart.folder);
}

/** A path as `pack.json` writes it. Throws when it leads out of the folder. */
function withinFolder(path: string): string {
  const parts = path.split('/').filter(part => part !== '' && part !== '.');
  if (parts.includes('..')) throw new Error("it leads out of the pack's folder");
  return parts.join('/');
}
