import "server-only"
import { v7 as newId } from "uuid"
import { DEFAULT_PROTOCOL } from "@/lib/domain/harness/protocol"
import { DEFAULT_SUITABILITY } from "@/lib/domain/suitability/parameters"
import { DIMENSIONS } from "@/lib/domain/temperament/dimensions"
import { DEFAULT_RUBRIC } from "@/lib/domain/temperament/rubric"
import { now } from "@/lib/platform/clock"
import { type Prisma, systemDb } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import { hashPassword } from "@/lib/platform/password"
import { deleteDemos, REMOVAL, removeFilesOf } from "./demo-mutations"
import type { FirstRunInput } from "./schema"

interface NewShelter {
  code: string
  name: string
  timeZone: string
  locale?: string
  isDemo?: boolean
}

/** Plain data as a JSON column takes it. */
const asJson = (value: unknown): Prisma.InputJsonObject => JSON.parse(JSON.stringify(value))

/** Creates a shelter with version 1 of the rubric and of the protocol. */
async function insertShelter(db: Prisma.TransactionClient, shelter: NewShelter) {
  const id = newId()
  await db.shelter.create({ data: { id, locale: "en", isDemo: false, ...shelter, createdAt: now() } })
  const rubricVersionId = newId()
  const firstVersion = {
    shelterId: id,
    number: 1,
    status: "approved",
    approvedAt: now(),
    createdAt: now(),
  } as const
  await db.rubricVersion.create({
    data: {
      id: rubricVersionId,
      ...firstVersion,
      parameters: asJson({ rubric: DEFAULT_RUBRIC, suitability: DEFAULT_SUITABILITY }),
    },
  })
  await db.dimension.createMany({
    data: DIMENSIONS.map((dimension, position) => ({
      id: newId(),
      shelterId: id,
      rubricVersionId,
      key: dimension.key,
      position,
      weight: dimension.weight,
      safetyCritical: dimension.safetyCritical,
      wording: asJson(dimension),
    })),
  })
  await db.protocolVersion.create({
    data: {
      id: newId(),
      ...firstVersion,
      key: "shelter",
      name: "Shelter default",
      parameters: asJson(DEFAULT_PROTOCOL),
    },
  })
  return id
}

/** For the command line: a shelter by its code, created when there is none. Says whether it was. */
export async function ensureShelter(shelter: NewShelter): Promise<{ code: string; created: boolean }> {
  const known = await systemDb().shelter.findUnique({ where: { code: shelter.code }, select: { code: true } })
  if (known) return { code: known.code, created: false }
  await systemDb().$transaction((db) => insertShelter(db, shelter))
  return { code: shelter.code, created: true }
}

interface NewPerson {
  shelterId: string
  name: string
  email: string
  /** As typed, or as its hash where it was chosen earlier. An account that exists keeps the one it has. */
  password: string | { hash: string }
  role: "administrator" | "coordinator" | "staff" | "volunteer" | "adopter"
  permissions?: string[]
  clearance?: number
}

export async function insertPerson(db: Prisma.TransactionClient, person: NewPerson) {
  const { email, password, ...facts } = person
  const known = await db.account.findUnique({ where: { email }, select: { id: true } })
  const accountId = known?.id ?? newId()
  if (!known)
    await db.account.create({
      data: {
        id: accountId,
        email,
        passwordHash: typeof password === "string" ? await hashPassword(password) : password.hash,
        createdAt: now(),
      },
    })
  const id = newId()
  await db.person.create({
    data: { id, accountId, permissions: [], clearance: 0, ...facts, createdAt: now() },
  })
  await db.auditEntry.create({
    data: {
      id: newId(),
      shelterId: person.shelterId,
      at: now(),
      action: "person:create",
      entity: "Person",
      entityId: id,
      summary: `A ${person.role} was added.`,
    },
  })
  return id
}

// Two browsers on the first-run page at once: only one of them may win.
const FIRST_RUN_LOCK = 724_107

/**
 * The first-run page: creates the shelter and its first administrator and takes the demo away, both or neither. Refused once
 * an own shelter exists.
 */
export async function startOwnShelter(input: FirstRunInput): Promise<void> {
  const gone = await systemDb().$transaction(async (db) => {
    await db.$executeRaw`select pg_advisory_xact_lock(${FIRST_RUN_LOCK}::bigint)`
    if (await db.shelter.findFirst({ where: { isDemo: false }, select: { id: true } }))
      throw new AppError(
        "CONFLICT",
        "This install already has its shelter. Sign in, or ask its administrator for an account.",
      )
    const shelterId = await insertShelter(db, {
      code: codeFrom(input.shelterName),
      name: input.shelterName,
      timeZone: input.timeZone,
      locale: input.locale,
    })
    await insertPerson(db, {
      shelterId,
      name: input.name,
      email: input.email,
      password: input.password,
      role: "administrator",
      permissions: ["behaviour_lead", "counsellor"],
      clearance: 9,
    })
    return deleteDemos(db)
  }, REMOVAL)
  await removeFilesOf(gone)
}

/** A short code from a name: "Second Chance Cats" becomes SECOND-CHANCE-CATS, at most 24 characters. */
const codeFrom = (name: string) =>
  name
    .normalize("NFKD")
    .replace(/[^A-Za-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .toUpperCase()
    .slice(0, 24) || "SHELTER"
