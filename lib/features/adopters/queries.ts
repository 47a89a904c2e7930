import "server-only"
import type { Answers } from "@/lib/domain/matching/answers"
import { read } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"
import type { AdopterListParams } from "./schema"

export const ADOPTERS_PER_PAGE = 50

/** Answers as stored: a JSON document that was checked when it was written. */
export const asAnswers = (stored: unknown): Answers => (stored ?? {}) as Answers

/** One page of adopters by name, with what was last answered. */
export function listAdopters(viewer: Viewer, params: AdopterListParams) {
  return read(viewer, async (db) => {
    const where = params.q ? { name: { contains: params.q, mode: "insensitive" as const } } : {}
    const found = await db.adopter.findMany({
      where,
      orderBy: [{ name: "asc" }, { id: "asc" }],
      take: ADOPTERS_PER_PAGE + 1,
      ...(params.after && /^[0-9a-f-]{36}$/.test(params.after)
        ? { cursor: { id: params.after }, skip: 1 }
        : {}),
      select: {
        id: true,
        name: true,
        source: true,
        createdAt: true,
        answers: { orderBy: { createdAt: "desc" }, take: 1, select: { answers: true, createdAt: true } },
        placements: { where: { endedOn: null }, select: { kind: true, cat: { select: { name: true } } } },
      },
    })
    const rows = found.slice(0, ADOPTERS_PER_PAGE)
    return {
      total: await db.adopter.count({ where }),
      next: found.length > ADOPTERS_PER_PAGE ? (rows.at(-1)?.id ?? null) : null,
      rows: rows.map(({ answers, ...adopter }) => ({
        ...adopter,
        answers: asAnswers(answers[0]?.answers),
        answeredAt: answers[0]?.createdAt ?? null,
      })),
    }
  })
}
export type AdopterRow = Awaited<ReturnType<typeof listAdopters>>["rows"][number]

/** One adopter with the newest answers, requests and placements. */
export function adopterRecord(viewer: Viewer, adopterId: string) {
  return read(viewer, async (db) => {
    const adopter = await db.adopter.findUnique({
      where: { id: adopterId },
      include: {
        answers: { orderBy: { createdAt: "desc" }, take: 1 },
        requests: { orderBy: { createdAt: "desc" }, include: { cat: { select: { id: true, name: true } } } },
        placements: {
          orderBy: { startedOn: "desc" },
          include: { cat: { select: { id: true, name: true } } },
        },
        matchDecisions: {
          orderBy: { createdAt: "desc" },
          take: 20,
          include: { cat: { select: { name: true } } },
        },
      },
    })
    if (!adopter) throw new AppError("NOT_FOUND")
    return {
      ...adopter,
      given: asAnswers(adopter.answers[0]?.answers),
      answeredAt: adopter.answers[0]?.createdAt ?? null,
    }
  })
}
export type AdopterRecord = Awaited<ReturnType<typeof adopterRecord>>
