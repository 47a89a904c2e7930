import "server-only"
import { type Band, bandLabel } from "@/lib/domain/matching/bands"
import { nearestChange } from "@/lib/domain/matching/counterfactual"
import { type OpenedItem, openFit } from "@/lib/domain/matching/open-fit"
import { type PairRecord, rankAdopters, rankCats } from "@/lib/domain/matching/rank"
import { asAnswers } from "@/lib/features/adopters/queries"
import { today } from "@/lib/platform/clock"
import { type Db, read } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import type { Viewer } from "@/lib/platform/viewer"
import { type CandidateRow, loadCandidates, toCandidate } from "./candidates-queries"
import { type DeskParams, pageOf } from "./desk-schema"
import { loadWaiting } from "./waiting-queries"

/** Cats on the first page of a match list. */
export const FIRST_PAGE = 10

export interface CatMatch {
  cat: {
    id: string
    name: string
    colour: string | null
    pattern: string | null
    listed: boolean
    daysInCare: number
  }
  pair: PairRecord
  bandLabel: string | null
  /** What one change would make of it, in words; null when nothing near would. */
  change: string | null
  /** What the fits were computed from, for people to check. */
  opened: OpenedItem[]
  /** Lifted to the first page because it has waited longest. */
  isLifted: boolean
}

const catOf = (row: CandidateRow, daysInCare: number) => ({
  id: row.id,
  name: row.name,
  colour: row.colour,
  pattern: row.pattern,
  listed: row.listed,
  daysInCare,
})

const labelOf = (band: Band | null) => (band ? bandLabel(band) : null)

/** Ranked cats for one adopter, each with its pair record; excluded cats stay viewable with their reasons. */
export function matchesForAdopter(viewer: Viewer, adopterId: string, params: DeskParams) {
  return read(viewer, async (db) => {
    const answers = await newestAnswers(db, adopterId)
    const asOfDay = today(viewer)
    const rows = await loadCandidates(db)
    const byId = new Map(rows.map((row) => [row.id, { row, candidate: toCandidate(row, asOfDay) }]))
    const ranked = rankCats({
      person: { id: adopterId, answers },
      candidates: [...byId.values()].map(({ candidate }) => candidate),
      asOfDay,
      pageSize: FIRST_PAGE,
    })
    const toMatch = (pair: PairRecord, isLifted: boolean): CatMatch[] => {
      const known = byId.get(pair.catId)
      if (!known) return []
      const change = nearestChange({ cat: known.candidate.cat, adopter: answers })
      return [
        {
          cat: catOf(known.row, known.candidate.daysInCare),
          pair,
          bandLabel: labelOf(pair.match.band),
          change: change?.text ?? null,
          opened: openFit({ cat: known.candidate.cat, adopter: answers }),
          isLifted,
        },
      ]
    }
    const open = pageOf(ranked.open, params.page)
    const setAside = pageOf(ranked.setAside, params.aside)
    return {
      asOfDay,
      open: { ...open, rows: open.rows.flatMap((entry) => toMatch(entry.pair, entry.isLifted)) },
      setAside: { ...setAside, rows: setAside.rows.flatMap((pair) => toMatch(pair, false)) },
    }
  })
}
export type AdopterMatches = Awaited<ReturnType<typeof matchesForAdopter>>

async function newestAnswers(db: Db, adopterId: string) {
  const adopter = await db.adopter.findUnique({
    where: { id: adopterId },
    select: { answers: { orderBy: { createdAt: "desc" }, take: 1, select: { answers: true } } },
  })
  if (!adopter) throw new AppError("NOT_FOUND")
  return asAnswers(adopter.answers[0]?.answers)
}

export interface PersonMatch {
  adopter: { id: string; name: string; daysWaiting: number }
  pair: PairRecord
  bandLabel: string | null
  opened: OpenedItem[]
  change: string | null
}

/** Ranked adopters for one cat: the same pair records, read from the other side. Adopters with a cat at home now are left out. */
export function matchesForCat(viewer: Viewer, catId: string, params: DeskParams) {
  return read(viewer, async (db) => {
    const [row] = await loadCandidates(db, { catId })
    if (!row) throw new AppError("NOT_FOUND", "This cat is not looking for a home now.")
    const asOfDay = today(viewer)
    const people = await loadWaiting(db, viewer, asOfDay)
    const byId = new Map(people.map((person) => [person.id, person]))
    const candidate = toCandidate(row, asOfDay)
    const ranked = rankAdopters({ candidate, people, asOfDay })
    const toMatch = (pair: PairRecord): PersonMatch[] => {
      const person = byId.get(pair.adopterId)
      if (!person) return []
      const { id, name, daysWaiting, answers } = person
      return [
        {
          adopter: { id, name, daysWaiting },
          pair,
          bandLabel: labelOf(pair.match.band),
          opened: openFit({ cat: candidate.cat, adopter: answers }),
          change: nearestChange({ cat: candidate.cat, adopter: answers })?.text ?? null,
        },
      ]
    }
    const open = pageOf(ranked.open, params.page)
    const setAside = pageOf(ranked.setAside, params.aside)
    return {
      asOfDay,
      cat: catOf(row, candidate.daysInCare),
      open: { ...open, rows: open.rows.flatMap(toMatch) },
      setAside: { ...setAside, rows: setAside.rows.flatMap(toMatch) },
    }
  })
}
export type CatMatches = Awaited<ReturnType<typeof matchesForCat>>
