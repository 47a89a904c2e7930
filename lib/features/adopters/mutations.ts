import "server-only"
import { v7 as newId } from "uuid"
import { readChoices } from "@/lib/domain/matching/read-choices"
import { audit } from "@/lib/platform/audit"
import { now } from "@/lib/platform/clock"
import { type Db, type Prisma, write } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"
import type { AdopterInput, AdopterLanguageInput, AnswersInput, ChoicesInput } from "./schema"

/** Choices as answers, ready to store. The schema has checked them; a refusal here is a caller's mistake. */
export function answersFrom(choices: ChoicesInput): Prisma.InputJsonObject {
  const read = readChoices(choices)
  if (!read.ok) throw new AppError("INVALID", read.sentence)
  return JSON.parse(JSON.stringify(read.answers))
}

/** Adds answers to an adopter; earlier answers stay on record, the newest count. */
export async function insertAnswers(
  db: Db,
  entry: { shelterId: string; adopterId: string; choices: ChoicesInput; by: string | null },
) {
  await db.answers.create({
    data: {
      id: newId(),
      shelterId: entry.shelterId,
      adopterId: entry.adopterId,
      answers: answersFrom(entry.choices),
      createdBy: entry.by,
      createdAt: now(),
    },
  })
}

/** Writes down an adopter with their answers. Sent twice, it is one adopter. */
export async function addAdopter(viewer: Viewer, input: AdopterInput): Promise<{ adopterId: string }> {
  const { adopterId, choices, ...contact } = input
  return write(viewer, async (db) => {
    if (await db.adopter.findUnique({ where: { id: adopterId }, select: { id: true } })) return { adopterId }
    await db.adopter.create({
      data: { ...contact, id: adopterId, shelterId: viewer.shelterId, source: "staff", createdAt: now() },
    })
    await insertAnswers(db, { shelterId: viewer.shelterId, adopterId, choices, by: viewer.personId })
    await audit(db, viewer, {
      action: "adopter:add",
      entity: "Adopter",
      entityId: adopterId,
      summary: "An adopter was added.",
    })
    return { adopterId }
  })
}

/** Records new answers of a known adopter. */
export async function updateAnswers(viewer: Viewer, { adopterId, choices }: AnswersInput): Promise<void> {
  await write(viewer, async (db) => {
    const adopter = await db.adopter.findUnique({ where: { id: adopterId }, select: { erasedAt: true } })
    if (!adopter || adopter.erasedAt) throw new AppError("NOT_FOUND")
    await insertAnswers(db, { shelterId: viewer.shelterId, adopterId, choices, by: viewer.personId })
    await audit(db, viewer, {
      action: "adopter:answers",
      entity: "Adopter",
      entityId: adopterId,
      summary: "Answers were updated.",
    })
  })
}

/** Says in which language we write to an adopter from now on. */
export async function changeLanguage(viewer: Viewer, input: AdopterLanguageInput): Promise<void> {
  await write(viewer, async (db) => {
    const { count } = await db.adopter.updateMany({
      where: { id: input.adopterId, version: input.version, erasedAt: null },
      data: { language: input.language, version: { increment: 1 } },
    })
    if (count === 0) throw new AppError("CONFLICT")
    await audit(db, viewer, {
      action: "adopter:language",
      entity: "Adopter",
      entityId: input.adopterId,
      summary: "The language we write to an adopter in was changed.",
    })
  })
}
