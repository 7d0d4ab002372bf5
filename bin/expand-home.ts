/** Expands `~` as a shell would: a path typed on a screen never passes through one. */
export function expandHome(path: string): string {
  return path.replace(/^~(?=$|\/)/, process.env['HOME'] ?? '~');
}
