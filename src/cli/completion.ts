import { Argument, Command } from 'commander'

const SHELLS = ['bash', 'zsh', 'fish'] as const
type Shell = (typeof SHELLS)[number]

/** `forewarn completion SHELL`: prints what makes the shell complete commands and options. */
export function completionCommand(commands: () => Promise<readonly Command[]>): Command {
  return new Command('completion')
    .description('print the completion script for a shell')
    .addArgument(new Argument('<shell>', 'which shell').choices(SHELLS))
    .addHelpText(
      'after',
      `
Examples:
  forewarn completion bash > ~/.local/share/bash-completion/completions/forewarn
  forewarn completion zsh > ~/.zfunc/_forewarn
  forewarn completion fish > ~/.config/fish/completions/forewarn.fish`,
    )
    .action(async (shell: Shell) => {
      process.stdout.write(SCRIPTS[shell](await commands()))
    })
}

const SCRIPTS: Readonly<Record<Shell, (commands: readonly Command[]) => string>> = {
  bash: commands => `_forewarn() {
  local word=\${COMP_WORDS[COMP_CWORD]} command=\${COMP_WORDS[1]}
  if [[ $COMP_CWORD -eq 1 ]]; then
    COMPREPLY=($(compgen -W '${names(commands).join(' ')}' -- "$word"))
  elif [[ $word == -* ]]; then
    case $command in
${commands.map(command => `      ${command.name()}) COMPREPLY=($(compgen -W '${flags(command).join(' ')}' -- "$word")) ;;`).join('\n')}
    esac
  else
    COMPREPLY=($(compgen -f -- "$word"))
  fi
}
complete -o filenames -F _forewarn forewarn
`,
  zsh: commands => `#compdef forewarn
_forewarn() {
  if (( CURRENT == 2 )); then
    local -a commands=(
${commands.map(command => `      '${command.name()}:${quote(command.description())}'`).join('\n')}
    )
    _describe command commands
  else
    case $words[2] in
${commands
  .map(
    command =>
      `      ${command.name()}) _arguments ${command.options.map(option => `'${option.long}[${quote(option.description)}]'`).join(' ')} '*:file:_files' ;;`,
  )
  .join('\n')}
    esac
  fi
}
compdef _forewarn forewarn
`,
  fish: commands =>
    commands
      .flatMap(command => [
        `complete -c forewarn -n __fish_use_subcommand -a ${command.name()} -d '${quote(command.description())}'`,
        ...command.options.map(
          option =>
            `complete -c forewarn -n '__fish_seen_subcommand_from ${command.name()}' -l ${option.long?.slice(2)} -d '${quote(option.description)}'`,
        ),
      ])
      .join('\n')
      .concat('\n'),
}

function names(commands: readonly Command[]): readonly string[] {
  return commands.map(command => command.name())
}

function flags(command: Command): readonly string[] {
  return command.options.flatMap(({ long }) => long ?? [])
}

/** What would end the quotes or the bracket of a completion script is left out. */
function quote(text: string): string {
  return text.replace(/['[\]:\\]/g, '')
}
