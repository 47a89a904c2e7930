import { createHash, createHmac, randomUUID } from "node:crypto"
import pg from "pg"
import { PLANTED } from "./canary-columns"
import { SECRET } from "./house"

export const MARK = "qxcanary"
export const linkToken = (purpose: string, id: string) =>
  createHmac("sha256", SECRET).update(`${purpose}:${id}`).digest("base64url")

export type Ask = <T>(sql: string, values?: unknown[]) => Promise<T[]>

export async function openRows(url: string): Promise<{ ask: Ask; close: () => Promise<void> }> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return {
    ask: async <T>(sql: string, values: unknown[] = []) => (await client.query(sql, values)).rows as T[],
    close: () => client.end(),
  }
}

/** A row of the table, its columns by name; texts become canaries afterwards. */
async function add(ask: Ask, table: string, values: Record<string, unknown>) {
  const columns = Object.keys(values)
  await ask(
    `insert into "${table}" (${columns.map((one) => `"${one}"`).join(", ")})
     values (${columns.map((_, at) => `$${at + 1}`).join(", ")})`,
    Object.values(values),
  )
}

/** Rows of the tables the demo leaves empty, about a listed cat and those around it. */
export async function fillEmptyTables(ask: Ask): Promise<void> {
  const [facts] = await ask<Record<string, string>>(`select s."id" as shelter, c."id" as cat,
    (select "id" from "Person" limit 1) as person, (select "id" from "Adopter" order by "id" limit 1) as adopter,
    (select "id" from "Harness" limit 1) as harness, (select "id" from "Incident" limit 1) as incident
    from "Shelter" s join "Cat" c on c."shelterId" = s."id" where c."listed" order by c."id" limit 1`)
  const { shelter, cat, person, adopter, harness, incident } = facts ?? {}
  const own = () => ({ id: randomUUID(), shelterId: shelter })
  const day = "2026-11-01"
  const at = "2026-11-01T12:00:00Z"
  const [eventId, importId, passportId] = [randomUUID(), randomUUID(), randomUUID()]
  await add(ask, "AdoptionEvent", {
    ...own(),
    id: eventId,
    name: "x",
    onDay: day,
    frozen: "{}",
    createdBy: person,
  })
  const pair = { ...own(), eventId, adopterId: adopter, catId: cat, kind: "result" }
  await add(ask, "EventPair", { ...pair, result: "home", note: "x", personId: person })
  const bite = {
    bitten: "staff",
    bodyPart: "x",
    circumstances: "x",
    finding: "x",
    closedAt: at,
    createdBy: person,
  }
  await add(ask, "BiteReport", { ...own(), catId: cat, happenedOn: day, ...bite })
  await add(ask, "EquipmentEvent", {
    ...own(),
    harnessId: harness,
    kind: "cleaned",
    note: "x",
    at,
    personId: person,
  })
  const fit = {
    harnessId: harness,
    checkedAt: at,
    checkedOn: day,
    check: "{}",
    passed: true,
    personId: person,
  }
  await add(ask, "FitCheckRecord", { ...own(), catId: cat, ...fit })
  const file = {
    profile: "x",
    fileName: "x",
    fileHash: "x",
    rows: 1,
    counts: "{}",
    skipped: "[]",
    conflicts: "[]",
  }
  await add(ask, "Import", { ...own(), id: importId, ...file, personId: person })
  const change = { entity: "Adopter", entityId: adopter, before: "{}", after: "{}" }
  await add(ask, "ImportChange", { shelterId: shelter, importId, ...change })
  const known = { source: "x", entity: "Adopter", key: "x", entityId: adopter, lastImported: "{}" }
  await add(ask, "ExternalRecord", { ...own(), ...known })
  const review = { incidentId: incident, step: "closed", finding: "x", action: "x", personId: person }
  await add(ask, "IncidentReview", { ...own(), ...review })
  const guest = { label: "x", name: "x", email: "x", passwordHash: "x", invitedBy: person, expiresAt: at }
  await add(ask, "Invitation", { ...own(), kind: "volunteer", tokenHash: randomUUID(), ...guest })
  const decision = { decision: "override", reason: "x", snapshot: "{}", personId: person }
  await add(ask, "MatchDecision", { ...own(), adopterId: adopter, catId: cat, ...decision })
  await add(ask, "OverrideReview", { ...own(), monthOn: day, finding: "x", personId: person })
  const passport = { content: "{}", expiresOn: day, revokedAt: at, issuedBy: person }
  await add(ask, "Passport", { ...own(), id: passportId, catId: cat, tokenHash: randomUUID(), ...passport })
  await add(ask, "PassportEntry", { ...own(), passportId, heldAt: at, heldOn: day, entry: "{}" })
  await add(ask, "RubricVersion", { ...own(), number: 99, note: "x", parameters: "{}" })
  const hook = { url: "x", sealed: "x", events: [], active: false, problem: "x", createdBy: person }
  const hookId = randomUUID()
  await add(ask, "Webhook", { ...own(), id: hookId, ...hook })
  const sent = { event: "test", payload: "{}", state: "failed", problem: "x" }
  await add(ask, "WebhookDelivery", { ...own(), webhookId: hookId, ...sent })
  const key = { name: "x", prefix: "slk_x", keyHash: randomUUID(), scopes: ["cats"], createdBy: person }
  await add(ask, "ApiKey", { ...own(), ...key })
  const feedId = randomUUID()
  const tokenHash = createHash("sha256").update(linkToken("calendar", feedId)).digest("base64url")
  await add(ask, "CalendarFeed", { ...own(), id: feedId, personId: person, tokenHash })
  const need = { excludes: "dogs", evidence: "x", documentedOn: day, reviewedOn: day, createdBy: person }
  await add(ask, "SafetyNeed", { ...own(), catId: cat, ...need })
  await add(ask, "SavedView", { ...own(), ownerId: person, name: "x", query: "x" })
  await add(ask, "SharedDevice", { ...own(), label: "x", tokenHash: randomUUID(), registeredBy: person })
  await fillFigures(ask, { own, person, cat })
}

interface Around {
  own: () => { id: string; shelterId: string | undefined }
  person: string | undefined
  cat: string | undefined
}

/** The same for cohorts, reports and other systems. */
async function fillFigures(ask: Ask, { own, person, cat }: Around): Promise<void> {
  const day = "2026-11-01"
  const at = "2026-11-01T12:00:00Z"
  await add(ask, "CatMerge", { ...own(), keptId: cat, mergedId: randomUUID(), reason: "x", moved: "{}" })
  await add(ask, "ImportProfile", { ...own(), name: "x", profile: "{}", headers: ["x"], createdBy: person })
  const source = {
    kind: "folder",
    profile: "x",
    location: "x",
    sealed: "x",
    problem: "x",
    active: false,
    nextAt: at,
  }
  await add(ask, "ImportSource", { ...own(), name: "x", ...source, createdBy: person })
  await add(ask, "MatrixSubmission", { ...own(), monthOn: day, content: "{}", note: "x", personId: person })
  await add(ask, "Preregistration", { ...own(), name: "x", plan: "{}", personId: person })
  const note = { finding: "zombie", entity: "Stay", entityId: randomUUID(), seen: "x", note: "x" }
  await add(ask, "QualityNote", { ...own(), ...note, personId: person })
  const report = { name: "x", subject: "cats", definition: "{}", archivedAt: at, createdBy: person }
  await add(ask, "ReportDefinition", { ...own(), ...report })
  const run = {
    kind: "rows",
    title: "x",
    params: "{}",
    format: "csv",
    state: "failed",
    problem: "x",
    fileName: "x",
  }
  await add(ask, "ReportRun", { ...own(), ...run, mailProblem: "x", requestedBy: person })
  const backup = { id: randomUUID(), kind: "nightly", state: "failed", place: "x", name: "x", startedAt: at }
  await add(ask, "BackupRun", { ...backup, problem: "x" })
  await add(ask, "SavedCohort", { ...own(), name: "x", query: "x", createdBy: person })
}

// An approved version cannot be changed, whoever asks.
const ONLY: Readonly<Record<string, string>> = { "RubricVersion.note": `where "status" = 'draft'` }

/** Puts into every row of every private column a value of its own; returns the columns that stayed without one. */
export async function plant(ask: Ask): Promise<string[]> {
  const bare: string[] = []
  const types = await ask<{ name: string; kind: string }>(
    `select table_name || '.' || column_name as name, data_type as kind from information_schema.columns
     where table_schema = 'public'`,
  )
  const kinds = new Map(types.map(({ name, kind }) => [name, kind]))
  for (const [number, name] of PLANTED.entries()) {
    const [table, column] = name.split(".")
    const isMail = column === "email"
    const words = `'${MARK}${String(number).padStart(3, "0")}.' || "id"::text${isMail ? ` || '@canary.example'` : ""}`
    const told = `jsonb_build_object('words', ${words})`
    const value =
      kinds.get(name) === "jsonb"
        ? `case jsonb_typeof("${column}") when 'array' then "${column}" || jsonb_build_array(${told})
             else coalesce(nullif("${column}", 'null'), '{}') || ${told} end`
        : kinds.get(name) === "ARRAY"
          ? `array[${words}]`
          : words
    const changed = await ask(`update "${table}" set "${column}" = ${value} ${ONLY[name] ?? ""} returning 1`)
    if (changed.length === 0) bare.push(name)
  }
  return bare
}
