import {existsSync} from 'node:fs';
import {join} from 'node:path';

const folder = join(import.meta.dirname, '../../../shared/data');

/** Where real packs and profiles lie, beside the project; undefined where they don't. */
export const realData = existsSync(folder) ? folder : undefined;
