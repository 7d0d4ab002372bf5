/** Arguments and options that several commands have in common. */
import {Option} from 'commander';
import {MERGE_SIDES} from '../import/merge-side.ts';

export const JSON_OPTION = 'print one JSON document';

/** A version in the workspace. */
export const STORED = 'NAME (its highest version) or NAME@VERSION';
/** A version in the workspace, or a document elsewhere. */
export const PROFILE = `${STORED}, or the path of an exported file`;
/** Where versions are pushed to and pulled from. */
export const ADDRESS = 'oci://host/repository[:tag], or the folder of an image layout';

export function mergeOption(): Option {
  const what =
    'with a version that is there: where both have changed something, keep what is here, take what the file has, or stop';
  return new Option('--merge <side>', what).choices(MERGE_SIDES);
}

export function plainHttpOption(): Option {
  return new Option('--plain-http', 'ask the registry without TLS');
}

export function caFileOption(): Option {
  return new Option('--ca-file <file>', 'trust the certificate authorities in this PEM file too');
}

/** Gathers the values of a repeated option, in order. */
export function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
