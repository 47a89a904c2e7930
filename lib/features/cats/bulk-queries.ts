import "server-only"
import type { CatRow } from "@/lib/domain/cats/cat-row"
import { AppError } from "@/lib/platform/errors"
import { formatNumber } from "@/lib/platform/format"
import type { Viewer } from "@/lib/platform/viewer"
import { BULK_MOST, type BulkPlan, type BulkTarget, type PreviewBulkInput } from "./bulk-schema"
import { matchingIds } from "./list-queries"
import { CatListParams, readListQuery } from "./list-schema"
import { rowsOfCats } from "./rows-queries"

/** What a bulk change would do. */
export interface BulkPreview {
  /** Cats it changes, as they were read. */
  cats: { catId: string; version: number; name: string }[]
  /** Cats that already stand so. */
  already: number
}

async function idsOf(viewer: Viewer, target: BulkTarget): Promise<readonly string[]> {
  if ("ids" in target) return target.ids
  const params = CatListParams.parse(readListQuery(new URLSearchParams(target.query)))
  const ids = await matchingIds(viewer, params, BULK_MOST + 1)
  if (ids.length > BULK_MOST)
    throw new AppError(
      "INVALID",
      `More than ${formatNumber(BULK_MOST)} cats match. Narrow the list first: a change by hand takes ${formatNumber(BULK_MOST)} at most. Nothing was changed.`,
    )
  return ids
}

function stands(cat: CatRow, plan: BulkPlan): boolean {
  if ("tag" in plan) return cat.tags.includes(plan.tag) === plan.isOn
  const {
    name = cat.name,
    room = cat.room,
    unit = cat.unit,
    colour = cat.colour,
    published = cat.published,
  } = plan.change
  return (
    name === cat.name &&
    room === cat.room &&
    unit === cat.unit &&
    colour === cat.colour &&
    published === cat.published
  )
}

/** What a bulk change would do, before anybody does it; it changes nothing. */
export async function previewBulk(viewer: Viewer, { target, plan }: PreviewBulkInput): Promise<BulkPreview> {
  const cats = await rowsOfCats(viewer, await idsOf(viewer, target))
  const changing = cats.filter((cat) => !stands(cat, plan))
  return {
    cats: changing.map(({ id, version, name }) => ({ catId: id, version, name })),
    already: cats.length - changing.length,
  }
}
