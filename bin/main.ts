import {loadWithAttributes, whyNoFullScreen} from '../src/terminal/capability.ts';
import {findHome} from './home.ts';

const args = process.argv.slice(2);
if (args.length === 0 || args[0] === '--dir') {
  const why = whyNoFullScreen(process.stdin, process.stdout, process.env);
  if (why !== undefined) {
    process.stderr.write(`strata: ${why.message}\n${why.hint ?? ''}\n`);
    process.exitCode = 2;
  } else {
    const {showTui} = await loadWithAttributes(process.env, () => import('./tui.tsx'));
    process.exitCode = await showTui({
      home: findHome(args[1], process.env),
      isReadOnly: false,
      isAscii: false,
      version: '0.1.0',
    });
    process.exit();
  }
}
