// The writes that are made while things are killed: each with a key of its own, a way to send it as the app's own pages
// send it, and what a database looks like in which it happened whole, once.
import { randomInt, randomUUID } from "node:crypto"
import { readdirSync } from "node:fs"
import path from "node:path"
import sharp from "sharp"

const oneOf = (list) => list[randomInt(list.length)]
const aWhileAgo = () => new Date(Date.now() - randomInt(60_000, 6 * 3_600_000)).toISOString()
const DIMENSIONS = ["recovery", "sound", "novelty"]
const IMPORTED = 40

/** Sends entries as a tablet's outbox does; what the app said to each. */
async function outbox(staff, kind, id, payload) {
  const answer = await staff.send("/api/outbox", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ personId: staff.person.id, entries: [{ id, kind, payload }] }),
  })
  const reply = await answer.json()
  return reply.ok ? reply.data.answers[0] : reply
}

let picture
const aPicture = async () => {
  picture ??= sharp({ create: { width: 320, height: 240, channels: 3, background: "#8a6" } })
    .jpeg()
    .toBuffer()
  return picture
}

/** Counts of one snapshot, by id: rows of the table and lines of the audit. */
const counts = (rows, action) => `
  select x.id::text, (${rows})::int as rows,
    (select count(*)::int from "AuditEntry" a where a."entityId" = x.id and a."action" = '${action}') as audits
  from unnest($1::uuid[]) as x(id)`
const isWholeRow = ({ rows, audits }) => rows === 1 && audits === 1
const isNothing = ({ rows, audits }) => rows === 0 && audits === 0

/** @typedef {{ weight: number, make(world): object, send(world, write): Promise<{ok: boolean, code?: string}>, sql: string, isWhole(found, write, world): boolean, isAbsent?(found): boolean }} Kind */

/** @type {Record<string, Kind>} */
export const KINDS = {
  session: {
    weight: 6,
    make: (world) => ({
      payload: {
        catId: oneOf(world.trained),
        startedAt: aWhileAgo(),
        trials: null,
        hits: null,
        peakStress: 1,
        endedBy: "plan",
      },
    }),
    send: ({ staff }, { id, payload }) => outbox(staff, "session", id, { ...payload, sessionId: id }),
    sql: counts(`select count(*) from "Session" s where s."id" = x.id`, "session:log"),
    isWhole: isWholeRow,
  },
  "look of a round": {
    weight: 6,
    make: (world) => ({
      payload: { catId: oneOf(world.cats), seenAt: aWhileAgo(), stress: 1, eating: "alone", illness: "no" },
    }),
    send: ({ staff }, { id, payload }) => outbox(staff, "round_look", id, { ...payload, lookId: id }),
    sql: counts(`select count(*) from "RoundCheck" c where c."id" = x.id`, "round:look"),
    isWhole: isWholeRow,
  },
  "rating sheet": {
    weight: 4,
    make: (world) => ({
      payload: {
        catId: oneOf(world.cats),
        ratedAt: aWhileAgo(),
        context: "standard",
        stress: 1,
        eating: true,
        inPain: false,
        hoursSinceProcedure: "none",
        ratings: DIMENSIONS.map((dimension) => ({ dimension, value: 3 })),
      },
    }),
    send: ({ staff }, { id, payload }) => outbox(staff, "rating_sheet", id, { ...payload, sheetId: id }),
    sql: counts(`select count(*) from "Rating" r where r."sheetId" = x.id`, "rating:create"),
    isWhole: ({ rows, audits }) => rows === DIMENSIONS.length && audits === 1,
  },
  adopter: {
    weight: 5,
    make: () => ({ name: `Patient Person ${randomUUID()}` }),
    send: ({ staff }, { id, name }) =>
      staff.call("addAdopterAction", {
        adopterId: id,
        name,
        email: null,
        phone: "555 0100",
        contactNote: "in the evening",
        language: "en",
        choices: {},
      }),
    // One row of the adopter and one of the answers: a thousand and one, so that neither stands in for the other.
    sql: counts(
      `select (select count(*) from "Adopter" p where p."id" = x.id) + 1000 * (select count(*) from "Answers" a where a."adopterId" = x.id)`,
      "adopter:add",
    ),
    isWhole: ({ rows, audits }) => rows === 1001 && audits === 1,
  },
  photo: {
    weight: 1,
    make: (world) => ({ catId: world.cats[world.photos++ % world.cats.length] }),
    async send({ staff }, { id, catId }) {
      const answer = await staff.send(`/api/cats/${catId}/photos?photoId=${id}`, {
        method: "POST",
        headers: { "content-type": "image/jpeg" },
        body: await aPicture(),
      })
      return answer.json()
    },
    sql: counts(`select count(*) from "Photo" p where p."id" = x.id`, "photo:add"),
    // The row and its files: the original and its two formats.
    isWhole: (found, { id }, world) =>
      isWholeRow(found) && filesOf(world, id).filter((name) => !name.endsWith(".part")).length >= 3,
  },
  "request to meet": {
    weight: 1,
    make: (world) => ({ slug: oneOf(world.slugs), email: `ask-${randomUUID()}@example.org` }),
    async send({ visitor }, { id, slug, email }) {
      const typed = {
        requestId: id,
        name: "Ada",
        email,
        phone: "",
        contactNote: "",
        message: "May we meet?",
        consent: "yes",
        website: "",
      }
      const { post } = await visitor.sendPlainForm(`/cats/${slug}/meet`, typed, { has: "requestId" })
      const answer = await post?.()
      // 303 to the status page is the only answer that says: kept.
      return { ok: answer?.status === 303, code: String(answer?.status) }
    },
    sql: counts(
      `select count(*) from "Request" r join "Adopter" p on p."id" = r."adopterId" where r."id" = x.id
       and exists (select 1 from "RequestEvent" e where e."requestId" = r."id")`,
      "request:create",
    ),
    isWhole: isWholeRow,
  },
  import: {
    weight: 1,
    make: () => ({ mark: randomUUID().slice(0, 8) }),
    async send({ staff }, { mark }) {
      const header =
        "ANIMALCODE,ANIMALNAME,ANIMALSPECIES,ANIMALSEX,ANIMALDOB,ANIMALLOCATION,ANIMALENTRYDATE,ANIMALENTRYTYPE,MOVEMENTTYPE,MOVEMENTDATE"
      const rows = Array.from(
        { length: IMPORTED },
        (_, i) => `F${mark}${i},Import ${mark} ${i},Cat,Female,2024-02-29,Room A,2026-10-01,Stray,,`,
      )
      const bytes = Buffer.from(`${[header, ...rows].join("\n")}\n`)
      const announced = {
        files: [{ fileName: `${mark}.csv`, size: bytes.length }],
        profile: "asm3-animals",
        profileText: null,
        dates: null,
      }
      const started = await staff.call("startUploadAction", announced)
      if (!started?.ok) return started
      const { uploadId } = started.data
      const part = { uploadId, file: 0, offset: 0, base64: bytes.toString("base64") }
      const sent = await staff.call("addUploadPartAction", part)
      return sent?.ok ? staff.call("commitUploadAction", { uploadId }, "/imports") : sent
    },
    // By name: an import makes its own ids. All cats with their stays, or none.
    sql: `
      select x.mark as id, (select count(*)::int from "Cat" c where c."name" ilike 'Import ' || x.mark || ' %') as rows,
        (select count(*)::int from "Stay" s join "Cat" c on c."id" = s."catId"
          where c."name" ilike 'Import ' || x.mark || ' %') as audits
      from unnest($1::text[]) as x(mark)`,
    keyOf: ({ mark }) => mark,
    isWhole: ({ rows, audits }) => rows === IMPORTED && audits === IMPORTED,
  },
}

function filesOf(world, photoId) {
  try {
    return readdirSync(path.join(world.data(), "files", "photos", world.shelterId, photoId))
  } catch {
    return []
  }
}

const TICKETS = Object.entries(KINDS).flatMap(([kind, { weight }]) => Array(weight).fill(kind))

/** A write of any kind, not yet sent. */
export function makeWrite(world, kind = oneOf(TICKETS)) {
  return { kind, id: randomUUID(), isAcknowledged: false, ...KINDS[kind].make(world) }
}

/** How each write stands in the database: "whole", "absent" or "half". One snapshot for each kind. */
export async function judgeWrites(world, writes) {
  const verdicts = new Map()
  for (const [kind, { sql, isWhole, isAbsent = isNothing, keyOf = ({ id }) => id }] of Object.entries(
    KINDS,
  )) {
    const these = writes.filter((write) => write.kind === kind)
    if (these.length === 0) continue
    const found = new Map((await world.query(sql, [these.map(keyOf)])).map((row) => [row.id, row]))
    for (const write of these) {
      const row = found.get(keyOf(write))
      verdicts.set(write, isAbsent(row) ? "absent" : isWhole(row, write, world) ? "whole" : "half")
    }
  }
  return verdicts
}

/** What writers need to know of the shelter they write in. */
export async function lookAround(database, { staff, visitor, data }) {
  const { query } = database
  const ids = async (sql) => (await query(sql)).map(({ id }) => id)
  return {
    query,
    staff,
    visitor,
    data,
    photos: 0,
    shelterId: (await query(`select "shelterId" as id from "Person" where "id" = $1`, [staff.person.id]))[0]
      .id,
    cats: await ids(`select "id" from "Cat" where "inCare" order by "id"`),
    trained: await ids(
      // From stage 6 on a session needs two people.
      `select distinct c."id" from "Cat" c join "Enrolment" e on e."catId" = c."id"
       where c."inCare" and c."stage" < 6 order by 1`,
    ),
    slugs: (await query(`select "slug" from "Cat" where "listed" order by "slug"`)).map(({ slug }) => slug),
  }
}
