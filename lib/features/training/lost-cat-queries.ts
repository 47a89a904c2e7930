import "server-only"
import { can } from "@/lib/domain/access/table"
import { ageInMonths } from "@/lib/domain/calendar/age"
import { favouriteReward } from "@/lib/domain/harness/favourites"
import { ownFearSigns, RECENT_ESCAPE_DAYS } from "@/lib/domain/programme/lost-cat"
import { ESCAPES } from "@/lib/domain/programme/stop-rule"
import { withoutSuperseded } from "@/lib/features/cats/histories-queries"
import { summaryOf } from "@/lib/features/cats/summary-queries"
import { dateOfDay, today } from "@/lib/platform/clock"
import { read } from "@/lib/platform/db"
import { AppError } from "@/lib/platform/errors"
import { formatAge, formatMoment } from "@/lib/platform/format"
import type { Viewer } from "@/lib/platform/viewer"

const codesOf = (signs: unknown) =>
  Array.isArray(signs)
    ? signs.flatMap((one: { code?: unknown }) => (typeof one.code === "string" ? one.code : []))
    : []

/** Everything somebody needs who goes out to look for a cat. A volunteer gets it for cats within the clearance. */
export async function lostCatSheet(viewer: Viewer, catId: string) {
  const { cat, summary, histories } = await summaryOf(viewer, catId)
  const stage = summary.training?.stage
  if (!can(viewer, "cat:list", stage === undefined ? {} : { stage })) throw new AppError("NOT_FOUND")
  const mayRead = can(viewer, "cat:read")
  const sessions = withoutSuperseded(cat.sessions)
  const held = sessions.map(({ signs, reward, rewardTaken }) => ({
    signs: codesOf(signs),
    reward,
    rewardTaken,
  }))
  const { gone, harness } = await read(viewer, async (db) => {
    const found = await db.incident.findFirst({
      where: {
        catId,
        isNearMiss: false,
        kind: { in: [...ESCAPES] },
        happenedOn: { gte: dateOfDay(today(viewer) - RECENT_ESCAPE_DAYS) },
      },
      orderBy: [{ happenedAt: "desc" }, { id: "desc" }],
      select: { happenedAt: true, place: true, text: true, harnessId: true },
    })
    const harnessId = found?.harnessId ?? sessions.at(-1)?.harnessId
    return {
      gone: found,
      harness: harnessId
        ? await db.harness.findUnique({
            where: { id: harnessId },
            select: { label: true, style: true, model: true, size: true },
          })
        : null,
    }
  })
  const { id, name, sex, neutered, breed, colour, pattern, eyeColour, earShape, coatLength } = cat
  return {
    cat: { id, name, colour, pattern, eyeColour, earShape, coatLength },
    look: [
      [colour, pattern].filter(Boolean).join(" "),
      coatLength ? `${coatLength} coat` : null,
      eyeColour ? `${eyeColour} eyes` : null,
      breed,
      sex === "F" ? "female" : sex === "M" ? "male" : null,
      neutered === "yes" ? "neutered" : null,
      formatAge(ageInMonths(histories.birthDay, histories.asOfDay)),
      cat.weightKg === null ? null : `${Number(cat.weightKg)} kg`,
    ].filter((one): one is string => Boolean(one)),
    // The number is for who may open the record; the poster says at most that there is one.
    chip: { isKnown: cat.microchip !== null, number: mayRead ? cat.microchip : null },
    lastSeen: {
      when: gone ? formatMoment(gone.happenedAt, viewer) : "",
      where: gone?.place?.replaceAll("_", " ") ?? "",
    },
    /** In the register's words; for the search sheet and never for the poster. */
    whatHappened: mayRead ? (gone?.text ?? null) : null,
    worn: harness
      ? [harness.label, harness.style, harness.model, harness.size].filter(Boolean).join(", ")
      : "",
    fear: ownFearSigns(held),
    reward: favouriteReward(held),
    comesToCarrier: histories.carrierTrackMastered,
    stage: stage ?? null,
    publicSlug: summary.isListed ? cat.slug : null,
    mayRead,
  }
}
export type LostCatSheet = Awaited<ReturnType<typeof lostCatSheet>>
