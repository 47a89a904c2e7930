import "server-only"
import { dayFromIso } from "@/lib/domain/calendar/day"
import type { CohortFigures, Comparison } from "@/lib/domain/outcomes/cohort-figures"
import type { Viewer } from "@/lib/platform/viewer"
import { askFigures } from "./figures-queries"
import type { CohortInput } from "./schema"

/** Every cohort figure of the shelter: what `outcomes --json` prints. */
export const allFigures = (
  viewer: Viewer,
  { from, to, clock, by = null }: CohortInput & { by?: Comparison | null },
): Promise<CohortFigures> =>
  askFigures(viewer, {
    ask: "document",
    from: from ? dayFromIso(from) : null,
    to: to ? dayFromIso(to) : null,
    clock,
    by,
  })
