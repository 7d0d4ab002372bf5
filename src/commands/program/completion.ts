import type {Command} from 'commander';

/** The shells we can write a completion script for. */
export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

/**
 * A script that completes commands, options, the names of profiles, for which it asks `strata list --names`, and what a layer can be
 * upgraded to, for which it asks `strata upgrade PROFILE --names`.
 */
export function completionFor(shell: Shell, program: Command): string {
  const verbs = verbsOf(program);
  switch (shell) {
    case 'bash':
      return bash(verbs);
    case 'zsh':
      // Zsh can run bash's completions, so there is one script to keep right.
      return `autoload -U +X bashcompinit && bashcompinit\n${bash(verbs)}`;
    case 'fish':
      return fish(verbs);
  }
}

interface Verb {
  readonly name: string;
  readonly does: string;
  readonly options: readonly {readonly flag: string; readonly does: string}[];
  /** Commands below it: `registry add`. */
  readonly below: readonly string[];
  readonly takesProfile: boolean;
}

function verbsOf(program: Command): readonly Verb[] {
  return program.commands.map(command => ({
    name: command.name(),
    does: command.description(),
    options: [...command.options, ...command.commands.flatMap(below => below.options), ...program.options].flatMap(
      ({long, description}) => (long === null || long === undefined ? [] : [{flag: long, does: description}]),
    ),
    below: command.commands.map(one => one.name()),
    takesProfile: command.registeredArguments.some(argument => ['profile', 'a', 'b'].includes(argument.name())),
  }));
}

function bash(verbs: readonly Verb[]): string {
  const cases = verbs.map(({name, options, below}) => {
    const words = [...below, ...new Set(options.map(({flag}) => flag))].join(' ');
    return `    ${name}) words=${quote(words)} ;;`;
  });
  const named = verbs.filter(({takesProfile}) => takesProfile).map(({name}) => name);
  return `_strata() {
  local cur=\${COMP_WORDS[COMP_CWORD]} words='' IFS=$'\\n'
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "$(printf '%s\\n' ${verbs.map(({name}) => name).join(' ')})" -- "$cur"))
    return
  fi
  case \${COMP_WORDS[1]} in
${cases.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$(printf '%s' "$words" | tr ' ' '\\n')" -- "$cur"))
  if [ "\${COMP_WORDS[1]}" = upgrade ] && [ "$COMP_CWORD" -ge 3 ]; then
    _strata_targets
    return
  fi
  case \${COMP_WORDS[1]} in
    ${named.join('|')}) _strata_names "$cur" list ;;
  esac
}
${BASH_TARGETS}
${BASH_NAMES}
complete -o default -F _strata strata
`;
}

/**
 * Offers the profiles whose name begins as the word does. A name may come from a stranger, and `compgen -W` would run the `$(command)` in
 * it; so names are only compared here, and quoted. Behind an opening quote those are left out that hold what means something there.
 */
const BASH_NAMES = [
  '_strata_names() {',
  '  local name quoted',
  '  while IFS= read -r name; do',
  '    [ -n "$name" ] || continue',
  `    printf -v quoted '%q' "$name"`,
  '    case $1 in',
  '      [\\"\\\']*)',
  '        case $name in *[\\"\\\'\\\\\\$\\!\\`]*) continue ;; esac',
  '        case $name in "${1#?}"*) COMPREPLY+=("$name") ;; esac ;;',
  '      *)',
  '        case $quoted in "$1"*) COMPREPLY+=("$quoted"); continue ;; esac',
  '        case $name in "$1"*) COMPREPLY+=("$quoted") ;; esac ;;',
  '    esac',
  '  done <<< "$(strata "${@:2}" --names 2>/dev/null)"',
  '}',
].join('\n');

/** `LAYER@TAG`: three words to bash, and of them readline replaces the last two. */
const BASH_TARGETS = [
  '_strata_targets() {',
  // The name of the profile without what quotes it on the line.
  '  local before= profile=${COMP_WORDS[2]//[\\\\\\"\\\']/}',
  '  case $cur in',
  '    @) before=${COMP_WORDS[COMP_CWORD - 1]} ;;',
  '    *) [ "${COMP_WORDS[COMP_CWORD - 1]}" = @ ] && before=${COMP_WORDS[COMP_CWORD - 2]} cur=@$cur ;;',
  '  esac',
  '  _strata_names "$before$cur" upgrade "$profile"',
  '  COMPREPLY=("${COMPREPLY[@]#"$before"}")',
  '}',
].join('\n');

function fish(verbs: readonly Verb[]): string {
  const lines = verbs.flatMap(({name, does, options, below, takesProfile}) => {
    const within = `-n '__fish_seen_subcommand_from ${name}'`;
    return [
      `complete -c strata -n __fish_use_subcommand -f -a ${name} -d ${quote(does)}`,
      ...below.map(word => `complete -c strata ${within} -f -a ${word}`),
      ...options.map(({flag, does}) => `complete -c strata ${within} -l ${flag.slice(2)} -d ${quote(does)}`),
      ...(takesProfile ? [`complete -c strata ${within} -a '(strata list --names 2>/dev/null)'`] : []),
      ...(name === 'upgrade'
        ? [`complete -c strata ${within} -a '(strata upgrade (commandline -opc)[3] --names 2>/dev/null)'`]
        : []),
    ];
  });
  return `${[...new Set(lines)].join('\n')}\n`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
