import { benchCommand } from "./bench-command"
import { demoCommand } from "./demo-command"
import { evaluateCli } from "./evaluate-command"
import { exportCommand, restoreCommand } from "./exchange-commands"
import { importCommand } from "./import/import-command"
import { outcomesCommand } from "./outcomes-command"
import { shelterCommand, userCommand } from "./people-commands"
import { type Command, runCommand } from "./run-command"

const COMMANDS: readonly Command[] = [
  evaluateCli,
  importCommand,
  exportCommand,
  restoreCommand,
  outcomesCommand,
  userCommand,
  shelterCommand,
  demoCommand,
  benchCommand,
]

process.exitCode = await runCommand(COMMANDS, process.argv.slice(2))
