import "server-only"
import { FIRST_STAGE } from "@/lib/domain/harness/stages"
import { type Course, expectedCourse } from "@/lib/domain/programme/expected-course"
import { dayOf, today } from "@/lib/platform/clock"
import { Prisma, read } from "@/lib/platform/db"
import type { Viewer } from "@/lib/platform/viewer"

interface CourseRow {
  catId: string
  toStage: number | null
  days: number | null
  sessions: number | null
  seenDays: number
  seenSessions: number
  isOver: boolean
}

/**
 * The latest harness course of every cat that began at stage 1, in days and in sessions: when each stage was first reached, and
 * how far the course has been seen. Reads what the engine decided; decides nothing.
 */
export async function listCourses(
  viewer: Viewer,
): Promise<{ inDays: readonly Course[]; inSessions: readonly Course[] }> {
  const asOf = today(viewer)
  const rows = await read(viewer, (db) =>
    db.$queryRaw<CourseRow[]>(Prisma.sql`
      with begun as (
        select distinct on ("catId") "catId", "startingStage", "track",
               ("enrolledAt" at time zone ${viewer.timeZone})::date as "on"
        from "Enrolment" where "shelterId" = ${viewer.shelterId}::uuid
        order by "catId", "enrolledAt" desc, "id" desc),
      decided as (
        select d."catId", d."onDay", d."fromStage", d."toStage", d."why"
        from "StageDecision" d
        join (select "catId", max("replay") as "replay" from "StageDecision" group by "catId") last
          on last."catId" = d."catId" and last."replay" = d."replay"
        where d."position" >= 0),
      course as (
        select b."catId", b."on",
          least(
            (date '1970-01-01' + ${asOf}::int),
            (select max(s."outcomeOn") from "Stay" s where s."catId" = b."catId"
               and not exists (select 1 from "Stay" o where o."catId" = b."catId" and o."outcomeOn" is null)),
            (select min(d."onDay") from decided d where d."catId" = b."catId" and d."why" = 'opt-out final')
          ) as "until"
        from begun b where b."startingStage" = ${FIRST_STAGE} and b."track" = 'harness'),
      held as (
        select s."catId", s."startedOn" from "Session" s
        where s."shelterId" = ${viewer.shelterId}::uuid and s."track" = 'harness' and s."setting" <> 'show'
          and not exists (select 1 from "Session" c where c."supersedesId" = s."id")),
      reached as (
        select "catId", "toStage", min("onDay") as "onDay" from decided
        where "toStage" > "fromStage" group by "catId", "toStage")
      select c."catId", r."toStage", (r."onDay" - c."on")::int as "days",
        case when r."onDay" is null then null else (select count(*)::int from held h
           where h."catId" = c."catId" and h."startedOn" between c."on" and r."onDay") end as "sessions",
        greatest(0, (c."until" - c."on"))::int as "seenDays",
        (select count(*)::int from held h
           where h."catId" = c."catId" and h."startedOn" between c."on" and c."until") as "seenSessions",
        c."until" < (date '1970-01-01' + ${asOf}::int) as "isOver"
      from course c left join reached r
        on r."catId" = c."catId" and r."onDay" between c."on" and c."until"`),
  )
  const byCat = new Map<string, CourseRow[]>()
  for (const row of rows) byCat.set(row.catId, [...(byCat.get(row.catId) ?? []), row])
  const coursesIn = (unit: "days" | "sessions", seen: "seenDays" | "seenSessions") =>
    [...byCat.values()].map((lines): Course => {
      const [first] = lines
      const reachedAt = Object.fromEntries(
        lines.flatMap((line) => (line.toStage === null ? [] : [[line.toStage, line[unit] ?? 0]])),
      )
      return { reachedAt, seenUntil: first?.[seen] ?? 0, isOver: first?.isOver ?? false }
    })
  return { inDays: coursesIn("days", "seenDays"), inSessions: coursesIn("sessions", "seenSessions") }
}

/** What the shelter's own courses needed to each stage, and its calendar. */
export async function courseFigures(viewer: Viewer) {
  const { inDays, inSessions } = await listCourses(viewer)
  return {
    days: expectedCourse(inDays),
    sessions: expectedCourse(inSessions),
    dayOf: (moment: Date) => dayOf(moment, viewer),
  }
}
export type CourseFigures = Awaited<ReturnType<typeof courseFigures>>
