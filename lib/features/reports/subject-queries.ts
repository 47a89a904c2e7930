import "server-only"
import type { ReportSubject } from "@/lib/domain/reports/subjects"

/** Where the rows of a subject come from, and what every column of the catalogue is in the database. Constants only: nothing anybody typed is ever part of it. */
interface SubjectSource {
  readonly from: string
  readonly id: string
  readonly shelter: string
  readonly where?: string
  readonly columns: Readonly<Record<string, string>>
}

const iso = (day: string) => `to_char(${day}, 'YYYY-MM-DD')`
const isoAt = (moment: string) => `to_char(${moment} at time zone {zone}, 'YYYY-MM-DD')`
const known = (column: string) => `case ${column} when 'yes' then true when 'no' then false end`
const yesNo = (text: string) =>
  `case ${text} when 'yes' then true when 'no' then false when 'true' then true when 'false' then false end`
const number = (value: string) => `(${value})::float8`
const months = (birth: string, at: string) =>
  number(
    `case when ${birth} <= ${at} then extract(year from age(${at}, ${birth})) * 12 + extract(month from age(${at}, ${birth})) end`,
  )
const CAT = { cat: `c."name"`, code: `c."code"` }
const sexOf = (row: string) => `nullif(${row}."sex"::text, 'unknown')`
const seen = (tier: string) => `case when c."sufficient" then c."${tier}"::text end`
const catOf = (row: string) =>
  `join "Cat" c on c."shelterId" = ${row}."shelterId" and c."id" = ${row}."catId"`

export const SUBJECT_SOURCES: Readonly<Record<ReportSubject, SubjectSource>> = {
  cats: {
    from: `"Cat" c`,
    id: `c."id"`,
    shelter: `c."shelterId"`,
    columns: {
      ...CAT,
      sex: sexOf("c"),
      neutered: known(`c."neutered"`),
      born: iso(`c."bornOn"`),
      ageMonths: months(`c."bornOn"`, "{today}"),
      breed: `c."breed"`,
      colour: `c."colour"`,
      weight: number(`c."weightKg"`),
      inCare: `c."inCare"`,
      cameIn: iso(`c."intakeOn"`),
      room: `c."room"`,
      unit: `c."unit"`,
      published: `c."published"`,
      listed: `c."listed"`,
      effective: seen("effective"),
      potential: seen("potential"),
      suitability: number(`c."suitability"`),
      low: number(`c."suitabilityLow"`),
      high: number(`c."suitabilityHigh"`),
      coverage: number(`c."coverage" / 100`),
      stage: number(`c."stage"`),
      mastered: number(`c."mastered"`),
      reviewOpen: `c."reviewOpen"`,
      lastSession: isoAt(`c."lastSessionAt"`),
      lastRating: isoAt(`c."lastRatingAt"`),
    },
  },
  stays: {
    from: `"Stay" s ${catOf("s")}`,
    id: `s."id"`,
    shelter: `s."shelterId"`,
    columns: {
      ...CAT,
      sex: sexOf("s"),
      cameIn: iso(`s."intakeOn"`),
      intake: `s."intakeType"::text`,
      isReturn: `s."isReturn"`,
      ageMonths: months(`s."bornOn"`, `s."intakeOn"`),
      available: iso(`s."availableOn"`),
      left: iso(`s."outcomeOn"`),
      outcome: `s."outcomeType"::text`,
      isOpen: `(s."outcomeOn" is null or s."outcomeType" is null)`,
      days: number(`s."outcomeOn" - s."intakeOn"`),
    },
  },
  sessions: {
    from: `"Session" x ${catOf("x")} left join "Person" p on p."shelterId" = x."shelterId" and p."id" = x."handlerId"`,
    id: `x."id"`,
    shelter: `x."shelterId"`,
    where: `not exists (select from "Session" later where later."supersedesId" = x."id")`,
    columns: {
      ...CAT,
      on: iso(`x."startedOn"`),
      track: `x."track"`,
      setting: `x."setting"`,
      minutes: number(`x."durationSec" / 60.0`),
      trials: number(`x."trials"`),
      hits: number(`x."hits"`),
      hitShare: number(`x."hits"::float8 / nullif(x."trials", 0)`),
      stress: number(`x."peakStress"`),
      recovery: number(`x."recoverySec"`),
      endedBy: `x."endedBy"`,
      incident: `x."incident"`,
      handler: `p."name"`,
    },
  },
  placements: {
    from: `"Placement" q ${catOf("q")}`,
    id: `q."id"`,
    shelter: `q."shelterId"`,
    columns: {
      ...CAT,
      kind: `q."kind"::text`,
      from: iso(`q."startedOn"`),
      due: iso(`q."dueOn"`),
      until: iso(`q."endedOn"`),
      holds: `(q."endedOn" is null)`,
      days: number(`q."endedOn" - q."startedOn"`),
      returned: `exists (select from "Return" r where r."shelterId" = q."shelterId" and r."placementId" = q."id")`,
      returnedOn: `(select ${iso(`min(r."returnedOn")`)} from "Return" r where r."shelterId" = q."shelterId" and r."placementId" = q."id")`,
      checkIns: number(
        `(select count(*) from "CheckIn" k where k."shelterId" = q."shelterId" and k."placementId" = q."id" and k."answeredAt" is not null)`,
      ),
    },
  },
  check_ins: {
    from: `"CheckIn" k join "Placement" q on q."shelterId" = k."shelterId" and q."id" = k."placementId" ${catOf("q")}`,
    id: `k."id"`,
    shelter: `k."shelterId"`,
    columns: {
      ...CAT,
      day: number(`k."day"`),
      due: iso(`k."dueOn"`),
      isAnswered: `(k."answeredAt" is not null)`,
      answered: isoAt(`k."answeredAt"`),
      answeredBy: `k."answeredBy"`,
      inHome: yesNo(`k."answers"->>'inHome'`),
      satisfaction: number(`(k."answers"->>'satisfaction')::float8`),
      outdoors: `k."answers"->>'outdoors'`,
      challenges: number(
        `case when jsonb_typeof(k."answers"->'challenges') = 'array' then jsonb_array_length(k."answers"->'challenges') end`,
      ),
      vetVisit: yesNo(`k."answers"->>'vetVisit'`),
      chipRegistered: yesNo(`k."answers"->>'chipRegistered'`),
    },
  },
}
