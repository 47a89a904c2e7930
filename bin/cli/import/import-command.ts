import path from "node:path"
import { parseArgs } from "node:util"
import { type AnyProfile, isSetProfile } from "@/lib/domain/interop/profile"
import { BUILT_IN_PROFILES, BUILT_IN_SETS, builtIn } from "@/lib/domain/interop/profiles/built-in"
import { importFile, previewInNewShelter } from "@/lib/features/imports/mutations"
import { adjustProfile, loadProfile } from "@/lib/features/imports/profile-queries"
import type { ImportRequest, Progress } from "@/lib/features/imports/run-schema"
import { savedProfileNamed } from "@/lib/features/imports/saved-queries"
import type { ImportAnswer } from "@/lib/features/imports/tally-schema"
import { undoImport } from "@/lib/features/imports/undo-mutations"
import { operatorOfImport } from "@/lib/features/imports/where-queries"
import { chooseForImport } from "@/lib/features/shelter/choose-queries"
import { ensureShelter } from "@/lib/features/shelter/mutations"
import { FirstRunInput, ShelterCode } from "@/lib/features/shelter/schema"
import { today } from "@/lib/platform/clock"
import { AppError } from "@/lib/platform/errors"
import { operatorOf } from "@/lib/platform/operator"
import { type Command, printJson, say, UsageError } from "../run-command"
import { describeImport, type FileReport, importDocument } from "./import-document"

const NAMES = [...BUILT_IN_PROFILES, ...BUILT_IN_SETS].map((profile) => profile.name).join(", ")

/** Files of other systems into a shelter, and back out again. */
export const importCommand: Command = {
  name: "import",
  summary: "read a file of another system into a shelter, or undo that",
  help: `
import --source NAME|profile.json [--shelter CODE] [--dry-run] [--json] FILE…
import undo ID [--json]

NAME is ${NAMES}, or the name of a profile saved in the shelter
on the mapping page; PROFILES.md tells how to write a profile.json of your own.
FILE is CSV or JSON, plain or .gz, or a workbook (.xlsx). Each file is imported whole or not at all; the same file again
changes nothing. Files of a set (shelterluv) are told by their headers and imported together, as one.

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
  if (!values.source)
    throw new UsageError(`Say which file it is: --source ${NAMES}, or a profile.json of your own.`)
  if (files.length === 0) throw new UsageError("Name the file to import, or several.")
  const profile = adjustProfile(await profileNamed(values.source, values.shelter), {
    ...(values.dates ? { dates: values.dates.split(",").map((form) => form.trim()) } : {}),
    ...(values.delimiter ? { delimiter: values.delimiter === "\\t" ? "\t" : values.delimiter } : {}),
  })
  const isPreview = values["dry-run"] ?? false
  const run = await openShelter({ named: values.shelter, zone: values["time-zone"], isPreview })
  const reports: FileReport[] = []
  let failure: unknown = null
  const imports = isSetProfile(profile) ? [files] : files.map((file) => [file])
  for (const [file = "", ...more] of imports) {
    try {
      const fileName = path.basename(file)
      const together = more.map((one) => ({ path: one, fileName: path.basename(one) }))
      const onProgress = progressOf(fileName)
      const answer = await run({ path: file, fileName, together, profile, isPreview, onProgress })
      reports.push({ file: [file, ...more].join(", "), answer })
    } catch (error) {
      failure = imports.length > 1 ? naming(error, file, reports.length) : error
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

/** A built-in profile or a file; else one the shelter saved under this name. */
async function profileNamed(named: string, shelter: string | undefined): Promise<AnyProfile> {
  if (builtIn(named) || named.endsWith(".json")) return loadProfile(named)
  const { code, exists } = await chooseForImport(shelter)
  const saved = exists ? await savedProfileNamed(await operatorOf(code), named) : null
  return saved ?? loadProfile(named)
}

interface Wanted {
  named: string | undefined
  zone: string | undefined
  isPreview: boolean
}

type Run = (request: ImportRequest) => Promise<ImportAnswer>

async function openShelter({ named, zone, isPreview }: Wanted): Promise<Run> {
  if (named !== undefined) check(ShelterCode.safeParse(named), "--shelter")
  const timeZone = zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  check(FirstRunInput.shape.timeZone.safeParse(timeZone), "--time-zone")
  const { code, exists } = await chooseForImport(named)
  if (!exists && isPreview) {
    say(`There is no shelter ${code} yet; the import would create it (time zone ${timeZone}).`)
    return (request) => previewInNewShelter(request, today({ timeZone }))
  }
  if (!exists)
    return async (request) => {
      // A file that cannot be read must not leave an empty shelter behind.
      await previewInNewShelter({ ...request, onProgress: () => {} }, today({ timeZone }))
      const { created } = await ensureShelter({ code, name: code, timeZone })
      if (created) say(`Created the shelter ${code} (time zone ${timeZone}).`)
      return importFile(await operatorOf(code), request)
    }
  const viewer = await operatorOf(code)
  return (request) => importFile(viewer, request)
}

interface Checked {
  success: boolean
  error?: { issues: { message: string }[] } | undefined
}

function check({ success, error }: Checked, option: string) {
  if (!success) throw new UsageError(`${option} ${error?.issues[0]?.message ?? "is not right"}.`)
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
  const before =
    done === 0
      ? ""
      : ` The ${done === 1 ? "file" : `${done} files`} before it ${done === 1 ? "is" : "are"} imported.`
  return new AppError(error.code, `${file}: ${error.message} Nothing of it was imported.${before}`)
}

async function runUndo(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: "boolean" } },
  })
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
