import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import path from "node:path"
import { parseArgs } from "node:util"
import { exportShelter } from "@/lib/features/exchange/export-queries"
import { folderSink, unpackArchive } from "@/lib/features/exchange/folder-queries"
import { restoreShelter } from "@/lib/features/exchange/restore-mutations"
import { chooseShelter } from "@/lib/features/shelter/choose-queries"
import { operatorOf } from "@/lib/platform/operator"
import { type Command, printJson, say, UsageError } from "./run-command"

const TELL_EVERY_MS = 500

/** A shelter as a folder of documented files. */
export const exportCommand: Command = {
  name: "export",
  summary: "write everything a shelter owns into a folder",
  help: `
export --to FOLDER [--shelter CODE] [--json]

Writes every table of the shelter as JSON lines (tables/) and as CSV for people (csv/), the photos' files (photos/), and
manifest.json, which says what every column means and has the SHA-256 of every file. The same shelter gives the same
bytes. Passwords, PINs and sealed secrets are not in it; names and addresses of adopters are: keep it as you keep the
database. EXPORT.md describes the format.

--to FOLDER       an empty folder, or one that does not exist yet
--shelter CODE    which shelter; without it the only one that is not the demo
--json            print the manifest without its columns`,
  needsDatabase: true,
  run: async (args) => {
    const { values } = parseArgs({
      args,
      options: { to: { type: "string" }, shelter: { type: "string" }, json: { type: "boolean" } },
    })
    if (!values.to) throw new UsageError("Say where to: --to FOLDER")
    const viewer = await operatorOf(await chooseShelter(values.shelter))
    let told = Date.now()
    const { tables, files, ...manifest } = await exportShelter(viewer, {
      sink: await folderSink(values.to),
      withPhotos: true,
      onRows: (done) => {
        if (Date.now() - told < TELL_EVERY_MS) return
        told = Date.now()
        say(`· ${done} rows`)
      },
    })
    const rows = tables.reduce((sum, table) => sum + table.rows, 0)
    if (values.json)
      printJson({
        ...manifest,
        rows,
        tables: tables.map(({ name, rows }) => ({ name, rows })),
        files: files.length,
      })
    else
      process.stdout.write(
        `${manifest.shelter.name}: ${rows} rows of ${tables.length} tables, ${files.length} files in ${values.to}\n`,
      )
    return 0
  },
}

/** The way back of one shelter: the folder or file that `export` or the page "Shelter" made. */
export async function restoreArchive(place: string, isFolder: boolean, asJson: boolean): Promise<number> {
  const unpacked = isFolder ? null : await mkdtemp(path.join(tmpdir(), "slackline-archive-"))
  try {
    if (unpacked) await unpackArchive(place, unpacked)
    let told = Date.now()
    const answer = await restoreShelter(unpacked ?? place, (done, total) => {
      if (Date.now() - told < TELL_EVERY_MS) return
      told = Date.now()
      say(`· ${done} of ${total} rows`)
    })
    if (asJson) printJson(answer)
    else
      process.stdout.write(
        `Restored ${answer.name} (${answer.code}): ${answer.rows} rows, ${answer.photos} photo files.\n${answer.signIns
          .map(({ email, password }) => `First password of ${email}: ${password}\n`)
          .join("")}`,
      )
    return 0
  } finally {
    if (unpacked) await rm(unpacked, { recursive: true, force: true })
  }
}
