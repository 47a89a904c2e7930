import { demoCommand } from "./demo-command"
import { evaluateCli } from "./evaluate-command"
import { outcomesCommand } from "./outcomes-command"
import { shelterCommand, userCommand } from "./people-commands"
import { type Command, runCommand } from "./run-command"

// What needs no database answers without one; bin/slackline.mjs reads this from `--help` nowhere else.
const COMMANDS: readonly Command[] = [evaluateCli, outcomesCommand, userCommand, shelterCommand, demoCommand]

process.exitCode = await runCommand(COMMANDS, process.argv.slice(2))
