/** The message on the line under the body. */
export interface Notice {
  readonly tone: 'info' | 'ok' | 'warning' | 'error';
  readonly text: string;
  /**
   * It only answers a key that did nothing. The log leaves it out, because what was typed may be a secret that missed
   * its field.
   */
  readonly isPassing?: true;
}

/** A message with what can be done about it: behind a full stop where that is a sentence of its own. */
export function withHint(message: string, hint: string | undefined): string {
  if (hint === undefined) return message;
  return /^[A-Z`]/.test(hint) ? `${message.replace(/\.$/, '')}. ${hint}` : `${message}; ${hint}`;
}
