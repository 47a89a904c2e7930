import path from "node:path"
import { parseArgs } from "node:util"
import { BUILT_IN_PROFILES } from "@/lib/domain/interop/profiles/built-in"
import { importFile, type Progress } from "@/lib/features/imports/mutations"
import { adjustProfile, loadProfile } from "@/lib/features/imports/profile-queries"
import { undoImport } from "@/lib/features/imports/undo-mutations"
import { importShelter } from "@/lib/features/imports/where-queries"
import { chooseForImport } from "@/lib/features/shelter/choose-queries"
import { ensureShelter } from "@/lib/features/shelter/mutations"
import { ShelterCode, TimeZone } from "@/lib/features/shelter/schema"
import { AppError } from "@/lib/platform/errors"
import { operatorOf } from "@/lib/platform/operator"
import type { Viewer } from "@/lib/platform/viewer"
import { type Command, printJson, say, UsageError } from "../run-command"
import { describeImport, type FileReport, importDocument } from "./import-document"

const NAMES = BUILT_IN_PROFILES.map((profile) => profile.name).join(", ")

/** Files of other systems into a shelter, and back out again. */
export const importCommand: Command = {
  name: "import",
  summary: "read a file of another system into a shelter, or undo that",
  help: `
import --source NAME|profile.json [--shelter CODE] [--dry-run] [--json] FILE…
import undo ID [--json]

NAME is ${NAMES}; PROFILES.md tells how to write a profile.json of your own.
FILE is CSV or JSON, plain or .gz. Each file is imported whole or not at all; the same file again changes nothing.

--dry-run         say what would happen and write nothing
--dates FORM,…    dates as the file writes them, such as DD/MM/YYYY, instead of the profile's
--delimiter CHAR  what stands between columns, instead of the profile's
--shelter CODE    created when there is none of that code; without it the only shelter that is not the demo
--time-zone ZONE  time zone of a shelter that is created; this machine's by default`,
  needsDatabase: true,
  run: async (args) => (args[0] === "undo" ? runUndo(args.slice(1)) : runImport(args)),
}

async function runImport(args: string[]): Promise<number> {
  const { values, positionals: files } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      source: { type: "string" },
      shelter: { type: "string" },
      "dry-run": { type: "boolean" },
      json: { type: "boolean" },
      dates: { type: "string" },
      delimiter: { type: "string" },
      "time-zone": { type: "string" },
    },
  })
  if (!values.source) throw new UsageError(`Say which file it is: --source ${NAMES}, or a profile.json of your own.`)
  if (files.length === 0) throw new UsageError("Name the file to import, or several.")
  const profile = adjustProfile(await loadProfile(values.source), {
    ...(values.dates ? { dates: values.dates.split(",").map((form) => form.trim()) } : {}),
    ...(values.delimiter ? { delimiter: values.delimiter === "\\t" ? "\t" : values.delimiter } : {}),
  })
  const isPreview = values["dry-run"] ?? false
  const viewer = await openShelter({ named: values.shelter, zone: values["time-zone"], isPreview })
  const reports: FileReport[] = []
  let failure: unknown = null
  for (const file of files) {
    try {
      const fileName = path.basename(file)
      const answer = await importFile(viewer, { path: file, fileName, profile, isPreview, onProgress: progressOf(fileName) })
      reports.push({ file, answer })
    } catch (error) {
      failure = files.length > 1 ? naming(error, file, reports.length) : error
      break
    }
  }
  if (reports.length > 0) {
    if (values.json) printJson(importDocument(reports))
    else process.stdout.write(describeImport(reports, isPreview))
  }
  if (failure) throw failure
  return 0
}

interface Wanted {
  named: string | undefined
  zone: string | undefined
  isPreview: boolean
}

async function openShelter({ named, zone, isPreview }: Wanted): Promise<Viewer> {
  if (named !== undefined) check(ShelterCode, named, "--shelter")
  const timeZone = zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  check(TimeZone, timeZone, "--time-zone")
  const { code, exists } = await chooseForImport(named)
  if (exists) return operatorOf(code)
  if (isPreview) return importShelter(code, timeZone)
  await ensureShelter({ code, name: code, timeZone })
  say(`Created the shelter ${code} (time zone ${timeZone}).`)
  return operatorOf(code)
}

function check(schema: { safeParse: (value: string) => { success: boolean; error?: unknown } }, value: string, option: string) {
  const parsed = schema.safeParse(value) as { success: boolean; error?: { issues: { message: string }[] } }
  if (!parsed.success) throw new UsageError(`${option} ${parsed.error?.issues[0]?.message}.`)
}

const WORDS = { reading: "Reading", comparing: "Comparing", writing: "Writing" } as const
const TELL_EVERY_MS = 500

/** One line per moment on standard error, so that a long import is seen to run. */
function progressOf(fileName: string) {
  const started = Date.now()
  let told = started
  return ({ phase, done, total }: Progress) => {
    if (Date.now() - told < TELL_EVERY_MS) return
    told = Date.now()
    say(`· ${WORDS[phase]} ${fileName}: ${total === 0 ? 100 : Math.floor((done / total) * 100)} %`)
  }
}

function naming(error: unknown, file: string, done: number): unknown {
  if (!(error instanceof AppError)) return error
  const before = done === 0 ? "" : ` The ${done === 1 ? "file" : `${done} files`} before it ${done === 1 ? "is" : "are"} imported.`
  return new AppError(error.code, `${file}: ${error.message} Nothing of it was imported.${before}`)
}

async function runUndo(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: { json: { type: "boolean" } } })
  const [id, ...more] = positionals
  if (!id || more.length > 0) throw new UsageError("Say: import undo ID")
  const viewer = await operatorOfImport(id)
  const answer = await undoImport(viewer, { importId: id })
  if (values.json) printJson({ importId: id, ...answer })
  else
    process.stdout.write(
      `Undone: ${answer.catsRemoved} cats, ${answer.staysRemoved} stays and ${answer.peopleRemoved} people removed, ${answer.recordsRestored} records as before.\n`,
    )
  return 0
}
