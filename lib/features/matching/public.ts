import "server-only"
import type { Band } from "@/lib/domain/matching/bands"
import { nearestChange } from "@/lib/domain/matching/counterfactual"
import { type PairRecord, rankCats } from "@/lib/domain/matching/rank"
import { readChoices } from "@/lib/domain/matching/read-choices"
import type { ChoicesInput } from "@/lib/features/adopters/schema"
import { PUBLIC_CAT_SELECT, type PublicCatCard, toPublicCard } from "@/lib/features/cats/public"
import { today } from "@/lib/platform/clock"
import { readForVisitor, readPublic } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import { DEFAULT_LANGUAGE, type Language, textsIn } from "@/lib/platform/texts"
import type { Visitor } from "@/lib/platform/viewer"
import { loadCandidates, toCandidate } from "./candidates-queries"
import { matchWords } from "./words-public"

const FIRST_PAGE = 10

/** One cat in an adopter's list: a band and reasons, never a score. */
export interface PublicMatch {
  cat: PublicCatCard
  band: Band | null
  bandLabel: string | null
  speaksFor: string[]
  askAbout: string[]
  change: string | null
  evidence: "high" | "medium" | "low"
  /** On the first page for a long wait, ahead of its place in the order; the list says so. */
  isLifted: boolean
}

export interface PublicMatches {
  answered: number
  open: PublicMatch[]
  /** Cats set aside, with the reason; still to be looked at. */
  setAside: { cat: PublicCatCard; because: string[] }[]
}

/**
 * Ranks the listed cats for somebody's answers, in words of their language. Nothing is stored, and nothing but bands
 * and reasons leaves.
 */
export async function rankForVisitor(
  visitor: Visitor,
  choices: ChoicesInput,
  language: Language = DEFAULT_LANGUAGE,
): Promise<PublicMatches> {
  const words = matchWords(textsIn(language))
  const read = readChoices(choices)
  if (!read.ok) throw new AppError("INVALID", read.sentence)
  const { answers } = read
  const asOfDay = today(visitor)
  const rows = await readForVisitor(visitor, (db) => loadCandidates(db, { listedOnly: true }))
  const candidates = new Map(rows.map((row) => [row.id, toCandidate(row, asOfDay)]))
  const cards = await readPublic(visitor, (db) =>
    db.cat.findMany({ where: { id: { in: [...candidates.keys()] } }, select: PUBLIC_CAT_SELECT }),
  )
  const cardOf = new Map(cards.map((row) => [row.id, toPublicCard(row, visitor)]))
  const ranked = rankCats({
    person: { id: "visitor", answers },
    candidates: [...candidates.values()],
    asOfDay,
    pageSize: FIRST_PAGE,
  })

  const toMatch = ({ pair, isLifted }: { pair: PairRecord; isLifted: boolean }): PublicMatch[] => {
    const cat = cardOf.get(pair.catId)
    const candidate = candidates.get(pair.catId)
    if (!cat || !candidate) return []
    const change = nearestChange({ cat: candidate.cat, adopter: answers })
    return [
      {
        cat,
        band: pair.match.band,
        bandLabel: pair.match.band ? words.band(pair.match.band) : null,
        speaksFor: pair.reasons.speaksFor.map(words.speaksFor),
        askAbout: pair.reasons.askAbout.map(words.askAbout),
        change: change?.raisesBand ? words.change(change) : null,
        evidence: pair.match.evidence,
        isLifted,
      },
    ]
  }
  return {
    answered: Object.keys(choices).length,
    open: ranked.open.flatMap(toMatch),
    setAside: ranked.setAside.flatMap((pair) => {
      const cat = cardOf.get(pair.catId)
      return cat ? [{ cat, because: pair.hard.exclusions.map(words.setAside) }] : []
    }),
  }
}
