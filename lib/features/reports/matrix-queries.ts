import "server-only"
import { stringify } from "csv-stringify/sync"
import { monthOf, monthsFromTo, shiftMonth } from "@/lib/domain/calendar/month"
import { dataEndOf } from "@/lib/domain/outcomes/programme-rows"
import type { IntakeType, Outcome } from "@/lib/domain/outcomes/stays"
import { type Matrix, type MatrixCell, type MatrixStay, monthlyMatrix } from "@/lib/domain/reports/matrix"
import { type MatrixCorrection, matrixCorrections } from "@/lib/domain/reports/matrix-corrections"
import { MATRIX_HEADINGS, matrixRow } from "@/lib/domain/reports/matrix-file"
import { matrixJson } from "@/lib/domain/reports/matrix-json"
import { type MatrixWarning, matrixWarnings } from "@/lib/domain/reports/matrix-warnings"
import { dateOfDay, dayOfDate, today } from "@/lib/platform/clock"
import { type Db, read } from "@/lib/platform/db"
import { log } from "@/lib/platform/log"
import type { Viewer } from "@/lib/platform/viewer"
import { type MatrixCellParams, SubmittedMatrix } from "./matrix-schema"

interface StayRow extends Omit<MatrixStay, "fosters"> {
  stayKey: string
  outcome: Outcome | null
  intakeType: IntakeType
  fosters: { from: number; to: number | null }[] | null
}

/** All stays as the matrix counts them; a hundred thousand rows stay light as days in whole numbers. */
export async function loadMatrixStays(db: Db, viewer: Viewer): Promise<MatrixStay[]> {
  const rows = await db.$queryRaw<StayRow[]>`
    select s."id"::text as "stayKey", s."catId"::text as "catKey", s."intakeOn" - '1970-01-01'::date as "intakeDay",
      s."outcomeOn" - '1970-01-01'::date as "outcomeDay", s."outcomeType"::text as outcome,
      s."intakeType"::text as "intakeType", s."intakeDetail", s."outcomeDetail", s."isReturn", s."sex"::text as sex,
      s."bornOn" - '1970-01-01'::date as "birthDay", s."availableOn" - '1970-01-01'::date as "availableDay",
      f."fosters"
    from "Stay" s left join (
      select p."stayId", jsonb_agg(jsonb_build_object('from', p."startedOn" - '1970-01-01'::date,
        'to', p."endedOn" - '1970-01-01'::date)) as fosters
      from "Placement" p where p."shelterId" = ${viewer.shelterId}::uuid and p."kind" = 'foster' group by p."stayId"
    ) f on f."stayId" = s."id"
    where s."shelterId" = ${viewer.shelterId}::uuid order by s."intakeOn", s."id"`
  return rows.map(({ fosters, ...row }) => ({ ...row, fosters: fosters ?? [] }))
}

/** The day up to which the shelter's records speak: today, or the last day of imported files and of what came after them. */
async function lastKnownDay(db: Db, viewer: Viewer): Promise<number> {
  const { dataEndOn } = await db.shelter.findUniqueOrThrow({
    where: { id: viewer.shelterId },
    select: { dataEndOn: true },
  })
  const { _max } = await db.stay.aggregate({ _max: { intakeOn: true, outcomeOn: true } })
  const last = _max.intakeOn
    ? [{ intakeDay: dayOfDate(_max.intakeOn), outcomeDay: _max.outcomeOn && dayOfDate(_max.outcomeOn) }]
    : []
  return Math.min(today(viewer), dataEndOf(last, dataEndOn && dayOfDate(dataEndOn), today(viewer)))
}

/** Whether a month had ended on a day. */
export const isMonthOver = (month: string, day: number) => month < monthOf(day)

export interface ListedCorrection extends MatrixCorrection {
  cat: { id: string; name: string } | null
}

export interface MatrixPage {
  matrix: Matrix
  warnings: MatrixWarning[]
  months: string[]
  isOver: boolean
  submission: {
    matrix: Matrix
    by: string
    at: Date
    note: string | null
    corrections: ListedCorrection[]
    correctionsTotal: number
  } | null
}

const MOST_CORRECTIONS = 200

/** One month of the matrix as it is counted today, beside what was handed in and every correction since. */
export const matrixPage = (viewer: Viewer, params: { month?: string | undefined }): Promise<MatrixPage> =>
  read(viewer, async (db) => {
    const stays = await loadMatrixStays(db, viewer)
    const known = await lastKnownDay(db, viewer)
    const newest = monthOf(known)
    const month = params.month ?? shiftMonth(newest, -1)
    const first = stays[0] ? monthOf(stays[0].intakeDay) : newest
    const matrix = monthlyMatrix(stays, month)
    return {
      matrix,
      warnings: matrixWarnings(stays, matrix),
      months: monthsFromTo(first, newest > month ? newest : month).toReversed(),
      isOver: isMonthOver(month, today(viewer)),
      submission: await submissionOf(db, matrix),
    }
  })

async function submissionOf(db: Db, matrix: Matrix): Promise<MatrixPage["submission"]> {
  const found = await db.matrixSubmission.findFirst({
    where: { monthOn: dateOfDay(matrix.firstDay) },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  })
  if (!found) return null
  const kept = SubmittedMatrix.safeParse(found.content)
  if (!kept.success) {
    log.error({ submissionId: found.id }, "a submitted month cannot be read")
    return null
  }
  const submitted = kept.data as Matrix
  const corrections = matrixCorrections(submitted.behind, matrix.behind)
  const shown = corrections.slice(0, MOST_CORRECTIONS)
  const stays = await db.stay.findMany({
    where: { id: { in: shown.map(({ stayKey }) => stayKey) } },
    select: { id: true, cat: { select: { id: true, name: true } } },
  })
  const catOf = new Map(stays.map(({ id, cat }) => [id, cat]))
  const person = await db.person.findUnique({ where: { id: found.personId }, select: { name: true } })
  return {
    matrix: submitted,
    by: person?.name ?? "the operator",
    at: found.createdAt,
    note: found.note,
    corrections: shown.map((one) => ({ ...one, cat: catOf.get(one.stayKey) ?? null })),
    correctionsTotal: corrections.length,
  }
}

/** One month as it is counted today. */
export const matrixOfMonth = (viewer: Viewer, month: string): Promise<Matrix> =>
  read(viewer, async (db) => monthlyMatrix(await loadMatrixStays(db, viewer), month))

export type CountedAnimal = Awaited<ReturnType<typeof animalsBehind>>["animals"][number]

/** The stays behind one cell, or one warning, of a month as it is counted today, in the order they came in. */
export const animalsBehind = (viewer: Viewer, { month, cell }: MatrixCellParams) =>
  read(viewer, async (db) => {
    const stays = await loadMatrixStays(db, viewer)
    const matrix = monthlyMatrix(stays, month)
    const warning = matrixWarnings(stays, matrix).find(({ key }) => key === cell)
    const keys = warning?.stayKeys ?? matrix.behind[cell as MatrixCell] ?? []
    return { total: keys.length, animals: await staysWithCats(db, keys) }
  })

const MOST_ANIMALS = 1_000

async function staysWithCats(db: Db, stayKeys: readonly string[]) {
  const rows = await db.stay.findMany({
    where: { id: { in: stayKeys.slice(0, MOST_ANIMALS) } },
    orderBy: [{ intakeOn: "asc" }, { id: "asc" }],
    select: {
      id: true,
      intakeOn: true,
      intakeType: true,
      intakeDetail: true,
      outcomeOn: true,
      outcomeType: true,
      outcomeDetail: true,
      cat: { select: { id: true, name: true, code: true } },
    },
  })
  return rows.map(({ intakeOn, outcomeOn, ...row }) => ({
    ...row,
    intakeDay: dayOfDate(intakeOn),
    outcomeDay: outcomeOn && dayOfDate(outcomeOn),
  }))
}

/** The month as its collector takes it: 66 columns, one row, or the collector's JSON. Plain UTF-8 without a mark: programs read it. */
export async function matrixFile(
  viewer: Viewer,
  { month, format }: { month: string; format: "csv" | "json" },
): Promise<{ name: string; type: string; text: string }> {
  const matrix = await matrixOfMonth(viewer, month)
  const name = `intake-and-outcome-${month}.${format}`
  if (format === "csv")
    return { name, type: "text/csv; charset=utf-8", text: stringify([MATRIX_HEADINGS, matrixRow(matrix)]) }
  const shelter = await read(viewer, (db) =>
    db.shelter.findUniqueOrThrow({ where: { id: viewer.shelterId }, select: { code: true, name: true } }),
  )
  const organization = { externalId: shelter.code, name: shelter.name, vendorName: "Slackline" }
  return {
    name,
    type: "application/json",
    text: `${JSON.stringify(matrixJson(matrix, organization), null, 2)}\n`,
  }
}
