import type pg from "pg"

// Everything a spreadsheet, a shell or a careless parser trips over. NUL is no text in PostgreSQL.
const NASTY = [
  `"quoted", 'single', \\back\\slash`,
  "two\r\nlines\nand\ttabs\u0001\u001f\u007f",
  "=cmd|' /C calc'!A0",
  "Zoë 🐈‍⬛ שלום \u2028\u200b e\u0301",
  "",
  "null",
]
const NUMBERS = ["0.10", "1.50", "12.00"]
const FLOATS = ["-0", "0.1", "1e+20", "NaN", "0.30000000000000004"]
const JSONS = [
  `{"b": 1.50, "a": [null, "", "\\u0001 \\"x\\"", -0.0, 1e2], "ä": {"z": true}}`,
  "null",
  `[]`,
  `"text"`,
]
const MOMENTS = ["1999-12-31 23:59:59.999+00", "2024-02-29 12:00:00.001+05:45", "2026-03-29 01:30:00+00"]
const DAYS = ["2000-02-29", "0001-01-01", "9999-12-31"]

/** Values that the tables' own checks ask for. */
const FIXED: Record<string, (n: number) => unknown> = {
  "Person.clearance": (n) => n,
  "Rating.value": (n) => (n === 1 ? null : 3),
  "Rating.stress": () => 0,
  "RoundCheck.stress": (n) => (n === 1 ? null : 4),
  "SessionSlot.weekday": (n) => n + 1,
  "SessionSlot.sessions": (n) => n,
  "Invitation.clearance": (n) => n,
  "IncidentReview.step": () => "taken",
  "Session.peakStress": () => 1,
  "Session.trials": (n) => (n === 1 ? null : 5),
  "Session.hits": (n) => (n === 1 ? null : 2),
  "Enrolment.startingStage": () => 1,
  "Stay.outcomeOn": (n) => (n === 1 ? null : "2024-01-01"),
  "Stay.outcomeType": (n) => (n === 1 ? null : "adoption"),
  "ReportSchedule.every": () => "week",
  "ReportSchedule.onDay": () => 3,
  "ImportSource.everyMinutes": () => 5,
}

interface Column {
  name: string
  type: string
  isNullable: boolean
}

const typesOf = (type: string) => type.replace(/\(.*?\)/, "")

/** Puts three rows of nasty values into every named table of a shelter; parents come before their children. */
export async function fillEveryTable(
  client: pg.Client,
  shelterId: string,
  tables: readonly string[],
  fixed: Record<string, (n: number) => unknown> = {},
) {
  const enums = await enumValues(client)
  for (const table of tables) {
    if (table === "Shelter") continue
    const columns = await columnsOf(client, table)
    const parents = await parentsOf(client, table)
    for (let n = 0; n < 3; n++) {
      const values = new Map<string, unknown>()
      for (const column of columns) {
        const parent = parents.get(column.name)
        if (column.name === "shelterId") values.set("shelterId", shelterId)
        else if (table === "Person" && column.name === "accountId")
          values.set("accountId", n === 1 ? null : await account(client, n))
        else if (parent && !(column.isNullable && n === 1))
          values.set(column.name, await nthId(client, parent, shelterId, n))
        else
          values.set(column.name, parent ? null : nastyValue(table, column, n, enums, { ...FIXED, ...fixed }))
      }
      const given = [...values].filter(([, value]) => value !== undefined)
      await client
        .query(
          `insert into "${table}" (${given.map(([name]) => `"${name}"`).join(", ")}) values (${given.map((_, i) => `$${i + 1}`).join(", ")})`,
          given.map(([, value]) => value),
        )
        .catch((error: Error) => {
          throw new Error(`${table}: ${error.message}`)
        })
    }
  }
}

function nastyValue(
  table: string,
  { name, type, isNullable }: Column,
  n: number,
  enums: ReadonlyMap<string, string[]>,
  fixed: Record<string, (n: number) => unknown>,
): unknown {
  const own = fixed[`${table}.${name}`]
  if (own) return own(n)
  if (name === "changedXid" || (table === "ImportChange" && name === "id")) return undefined
  if (isNullable && n === 1) return null
  const pick = <T>(list: readonly T[]) => list[(n + name.length + table.length) % list.length]
  if (type.endsWith("[]")) {
    if (n === 1) return []
    return type.startsWith("uuid") ? [uuid(), uuid()] : NASTY
  }
  switch (typesOf(type)) {
    case "uuid":
      return uuid()
    case "text":
      // Where a text must be the only one of its kind, its number makes it so.
      return isNullable ? pick(NASTY) : `${pick(NASTY)}#${n}${table}`
    case "integer":
    case "bigint":
      return n + 11
    case "double precision":
      return pick(FLOATS)
    case "numeric":
      return pick(NUMBERS)
    case "boolean":
      return n === 0
    case "jsonb":
      return pick(JSONS)
    case "date":
      return pick(DAYS)
    case "timestamp with time zone":
      return pick(MOMENTS)
    default: {
      const words = enums.get(type.replaceAll('"', ""))
      if (!words) throw new Error(`no value for ${table}.${name} of type ${type}`)
      return words[n % words.length]
    }
  }
}

const uuid = () => crypto.randomUUID()

async function account(client: pg.Client, n: number) {
  const { rows } = await client.query(
    `insert into "Account" ("id", "email", "passwordHash") values ($1, $2, 'hash') returning "id"`,
    [uuid(), `o'person+${n}-${uuid()}@example.org`],
  )
  return rows[0].id
}

export async function columnsOf(client: pg.Client, table: string): Promise<Column[]> {
  const { rows } = await client.query(
    `select attname as name, format_type(atttypid, atttypmod) as type, not attnotnull as "isNullable"
     from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
    [`"${table}"`],
  )
  return rows
}

async function enumValues(client: pg.Client) {
  const { rows } = await client.query(
    `select t.typname as name, array_agg(e.enumlabel::text order by e.enumsortorder) as words
     from pg_type t join pg_enum e on e.enumtypid = t.oid group by t.typname`,
  )
  return new Map<string, string[]>(rows.map((row) => [row.name, row.words]))
}

/** The tenant parents of a table, by the column that names them. */
async function parentsOf(client: pg.Client, table: string): Promise<Map<string, string>> {
  const { rows } = await client.query(
    `select a.attname as name, f.relname as parent from pg_constraint c
     join pg_class f on f.oid = c.confrelid
     join lateral unnest(c.conkey) k(num) on true
     join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.num
     where c.contype = 'f' and c.conrelid = $1::regclass and a.attname <> 'shelterId' and f.relname <> 'Account'`,
    [`"${table}"`],
  )
  return new Map(rows.map((row) => [row.name, row.parent]))
}

async function nthId(client: pg.Client, table: string, shelterId: string, n: number) {
  const { rows } = await client.query(
    `select "id" from "${table}" where "shelterId" = $1 order by "id" limit 1 offset $2`,
    [shelterId, n],
  )
  return rows[0]?.id
}
