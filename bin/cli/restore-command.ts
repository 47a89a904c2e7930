import { stat } from "node:fs/promises"
import { parseArgs } from "node:util"
import { isInstallBackup, restoreInstall } from "@/lib/features/backups/restore-mutations"
import { restoreArchive } from "./exchange-commands"
import { ourMigrations } from "./our-migrations"
import { type Command, printJson, say, UsageError } from "./run-command"

/** The way back: of a whole install, or of one shelter. */
export const restoreCommand: Command = {
  name: "restore",
  summary: "bring back a backup of the install, or one shelter's archive",
  help: `
restore FILE|FOLDER|s3://[NAME] [--json]

Which of the two it is given, it sees by itself:

A backup of the whole install (slackline-….tar.gz or .tar.gz.age; of a folder or of s3:// the newest) goes into an empty
install: no shelter, not even the demo. It is checked from end to end first; then everything comes back in one step, is
compared by checksum, and is brought to this version's tables. Photos and the install's secret come back, too. An
encrypted one needs its key in SLACKLINE_BACKUP_KEY. To start from an empty install, stop Slackline and move its data
folder aside (mv .slackline .slackline.old), or name an empty database in DATABASE_URL (PostgreSQL 15 or newer); restore
before the first start.

The archive of one shelter (a folder or .tar.gz that \`export\` or the page "Shelter" made) goes into an empty database or
beside other shelters, under the same ids. Refused when the shelter is there already or when it was made with another data
model. Everybody whose account this install did not have gets a first password, printed once. Secrets of pulled sources
and webhooks are entered again on their pages.

Either is refused, with nothing written, when a file is damaged. What waits to be sent (messages, reports, webhooks) is
sent by the install that has it: do not let the old one run on beside the new one.`,
  needsDatabase: true,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { json: { type: "boolean" } },
    })
    const [place, ...more] = positionals
    if (!place || more.length > 0) throw new UsageError("Say: restore FILE, restore FOLDER, or restore s3://")
    if (await isInstallBackup(place)) {
      const answer = await restoreInstall(place, await ourMigrations(), (word) => say(`· ${word}`))
      if (values.json) printJson(answer)
      else process.stdout.write(wordsOf(answer))
      return answer.filesMissing > 0 ? 1 : 0
    }
    const found = await stat(place).catch(() => null)
    if (!found) throw new UsageError(`There is no ${place}.`)
    return restoreArchive(place, found.isDirectory(), Boolean(values.json))
  },
}

function wordsOf(answer: Awaited<ReturnType<typeof restoreInstall>>): string {
  const lines = [
    `Restored ${answer.name}: ${answer.rows} rows of ${answer.tables} tables, every checksum equal; ${answer.files} photo files.`,
  ]
  if (answer.filesMissing > 0)
    lines.push(
      `${answer.filesMissing} photo files were not beside the backup or were damaged; their photos stay empty.`,
    )
  if (answer.secret === "set by NEXTAUTH_SECRET")
    lines.push(
      "NEXTAUTH_SECRET is not the one of the backup: links in mails sent so far do not open, and stored secrets are entered again.",
    )
  if (answer.secret === "not in the backup")
    lines.push(
      "The backup holds no secret: links in mails sent so far do not open, and stored secrets are entered again.",
    )
  return `${lines.join("\n")}\n`
}
