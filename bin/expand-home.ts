/** As the shell does it: paths that are typed on a screen meet no shell. */
export function expandHome(path: string): string {
  return path.replace(/^~(?=$|\/)/, process.env['HOME'] ?? '~');
}
