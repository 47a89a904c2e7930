import { backupCommand } from "./backup-commands"
import { benchCommand } from "./bench-command"
import { demoCommand } from "./demo-command"
import { evaluateCli } from "./evaluate-command"
import { exportCommand } from "./exchange-commands"
import { importCommand } from "./import/import-command"
import { outcomesCommand } from "./outcomes-command"
import { shelterCommand, userCommand } from "./people-commands"
import { restoreCommand } from "./restore-command"
import { type Command, runCommand } from "./run-command"

const COMMANDS: readonly Command[] = [
  evaluateCli,
  importCommand,
  backupCommand,
  restoreCommand,
  exportCommand,
  outcomesCommand,
  userCommand,
  shelterCommand,
  demoCommand,
  benchCommand,
]

process.exitCode = await runCommand(COMMANDS, process.argv.slice(2))
