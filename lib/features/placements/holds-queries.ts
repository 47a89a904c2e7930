import "server-only"
import type { Hold } from "@/lib/domain/placement/holds"
import type { Db } from "@/lib/platform/db"

/** What is on record and keeps a cat from going home; null when nothing is. What nobody wrote down holds nobody. */
export async function holdOf(db: Db, catId: string): Promise<Hold | null> {
  if ((await db.biteReport.count({ where: { catId, closedAt: null } })) > 0) return "bite"
  for (const key of ["hold_over", "bite_quarantine_over"]) {
    const newest = await db.gateFact.findFirst({
      where: { catId, key },
      orderBy: [{ factOn: "desc" }, { createdAt: "desc" }],
      select: { value: true },
    })
    if (newest?.value === "no") return "legal"
  }
  const medical = await db.catFact.findFirst({
    where: { catId, key: "medical_hold" },
    orderBy: { createdAt: "desc" },
    select: { value: true },
  })
  return medical?.value === "yes" ? "medical" : null
}
