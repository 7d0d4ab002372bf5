import {StrataError} from '../../domain/error.ts';
import {printable} from '../../domain/text/printable.ts';
import {isRecord} from '../../domain/values/plain-data.ts';
import {readText} from '../http/answer-text.ts';
import type {HttpAnswer} from '../http/http-client.ts';

/** What was asked for, for messages: `registry.lab:5000/team/nginx:1.2.0`. */
export function missing(what: string): StrataError {
  return new StrataError('registry.missing', `${what} is not there`, {
    hint: 'Check the name and the version.',
  });
}

/** The registry wants a credential, or does not accept ours. */
export function denied(what: string, isKnown: boolean): StrataError {
  return isKnown
    ? new StrataError(
        'registry.denied',
        `${what}: the registry does not accept the name and password, or they may not do this`,
        {
          hint: 'Enter them again on the Registries screen, or `strata registry login`.',
        },
      )
    : new StrataError('registry.denied', `${what}: the registry asks for a name and a password`, {
        hint: 'Enter them on the Registries screen, with `strata registry login`, or log in with docker, podman or oras.',
      });
}

/** An answer that the distribution specification does not foresee; the registry's own words are included. */
export async function unexpected(what: string, answer: HttpAnswer): Promise<StrataError> {
  const told = await saidIn(answer);
  const hint =
    answer.status === 429
      ? 'The registry is asked too often. Wait a while, then try again.'
      : 'Check the address, or ask who runs the registry.';
  return new StrataError('registry.answer', `${what}: the registry answers with status ${answer.status}${told}`, {
    hint,
  });
}

/** Empty when the answer has no errors in the form that registries use; then it is usually a web page. */
async function saidIn(answer: HttpAnswer): Promise<string> {
  try {
    const value: unknown = JSON.parse(await readText(answer, MAX_ERROR));
    const errors: unknown = isRecord(value) ? value['errors'] : undefined;
    const first: unknown = Array.isArray(errors) ? errors[0] : undefined;
    const {code, message} = isRecord(first) ? first : {};
    const words = [code, message].filter(word => typeof word === 'string' && word !== '').join(': ');
    return words === '' ? '' : ` (${printable(words.slice(0, 200))})`;
  } catch {
    answer.drop();
    return '';
  }
}

/** The most bytes of an error that are read. */
export const MAX_ERROR = 64_000;
