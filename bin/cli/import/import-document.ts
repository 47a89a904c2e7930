import type { ImportAnswer } from "@/lib/features/imports/tally-schema"

/** One file with what became of it. */
export interface FileReport {
  file: string
  answer: ImportAnswer
}

const EXAMPLES = 5
const MOST_CONFLICTS = 100

function fileDocument({ file, answer }: FileReport) {
  const { source: _, skipped, conflicts, importId, warnings, ...counts } = answer
  return {
    file,
    ...counts,
    skipped: skipped.map(({ reason, column, rows }) => ({
      reason,
      count: rows.length,
      examples: rows.slice(0, EXAMPLES).map(([row, value]) => ({ row, column, value })),
    })),
    conflicts: conflicts.slice(0, MOST_CONFLICTS),
    conflictCount: conflicts.length,
    warnings,
    importId,
  }
}

type FileDocument = ReturnType<typeof fileDocument>

/**
 * The document of `import --json`. One file: its counts and lists. Several: numbers are summed, equal skip reasons
 * joined, warnings name their file, `importId` is null, and `files` has each file's own document.
 */
export function importDocument(reports: readonly FileReport[]) {
  const files = reports.map(fileDocument)
  const [first, ...more] = files
  if (first && more.length === 0) {
    const { file: _, ...document } = first
    return document
  }
  const sum = (key: keyof FileDocument) => files.reduce((total, one) => total + Number(one[key]), 0)
  const numbers = Object.entries(first ?? {}).filter(([, value]) => typeof value === "number")
  return {
    ...Object.fromEntries(numbers.map(([key]) => [key, sum(key as keyof FileDocument)])),
    skipped: joinSkipped(files),
    conflicts: files.flatMap((one) => one.conflicts).slice(0, MOST_CONFLICTS),
    warnings: files.flatMap((one) => one.warnings.map((warning) => `${one.file}: ${warning}`)),
    importId: null,
    files,
  }
}

function joinSkipped(files: readonly FileDocument[]): FileDocument["skipped"] {
  const joined = new Map<string, FileDocument["skipped"][number]>()
  for (const { skipped } of files) {
    for (const group of skipped) {
      const known = joined.get(group.reason)
      if (!known) joined.set(group.reason, { ...group })
      else {
        known.count += group.count
        known.examples = [...known.examples, ...group.examples].slice(0, EXAMPLES)
      }
    }
  }
  return [...joined.values()]
}

const plural = (n: number, word: string) =>
  `${n} ${n === 1 ? word : word === "person" ? "people" : `${word}s`}`

/** The same in words. */
export function describeImport(reports: readonly FileReport[], isPreview: boolean): string {
  return reports
    .map(({ file, answer }) => {
      const lines = [
        `${file}: ${plural(answer.rows, "row")}${isPreview ? " (nothing was written)" : ""}`,
        `  cats       ${answer.cats} in the file, ${answer.catsCreated} new, ${answer.catsUpdated} updated`,
        `  stays      ${answer.staysCreated} new, ${answer.staysUpdated} updated`,
        `  people     ${answer.people} in the file, ${answer.peopleCreated} new, ${answer.peopleUpdated} updated`,
        ...answer.skipped.map(
          ({ reason, column, rows }) =>
            `  skipped    ${plural(rows.length, "row")}: ${reason} (${column}, first in row ${rows[0]?.[0]})`,
        ),
        ...answer.conflicts
          .slice(0, EXAMPLES)
          .map(
            ({ key, field, ours, theirs, isTaken }) =>
              `  conflict   ${key} ${field}: ours ${ours}, file ${theirs}; ${isTaken ? "the file owns the field and was taken" : "ours kept"}`,
          ),
        ...answer.warnings.map((warning) => `  note       ${warning}`),
        ...(answer.importId
          ? [`  import     ${answer.importId}  (take back: import undo ${answer.importId})`]
          : []),
      ]
      return `${lines.join("\n")}\n`
    })
    .join("\n")
}
