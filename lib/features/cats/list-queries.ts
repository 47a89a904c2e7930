import "server-only"
import { can } from "@/lib/domain/access/table"
import type { CatIndex, ListAnswer, ListQuestion } from "@/lib/domain/cats/cat-index"
import type { CatRow } from "@/lib/domain/cats/cat-row"
import type { OrderValue } from "@/lib/domain/cats/ranked-column"
import { parseSort } from "@/lib/domain/cats/sort-keys"
import type { Viewer } from "@/lib/platform/viewer"
import { currentIndex } from "./index-queries"
import { type CatListParams, type CatWindowParams, DEFAULT_SORT, WINDOW_ROWS } from "./list-schema"
import { rowsOfCats } from "./rows-queries"

/** Cats per facet token, each facet counted without its own selection. */
export type FacetCounts = Record<string, number>

/** A window of the list of cats. */
export interface CatWindow {
  rows: CatRow[]
  /** Place of the first row in the list. */
  at: number
  total: number
  /** The same exactly while the list has the same cats in the same order. */
  stamp: string
  /** Mark of the next window, or null on the last one. */
  next: string | null
}

export interface CatPage extends CatWindow {
  counts: FacetCounts
}

/** What gates say is for those who may open a record: nobody else filters, orders or reads by it. */
const isAboutGates = (token: string) => /^(gates?|cap)(:|$)/.test(token)
const maySeeGates = (viewer: Viewer) => can(viewer, "cat:read")

/** What the person asking may be told about; a volunteer sees the cats within the clearance only. */
export function questionOf(viewer: Viewer, params: CatListParams): ListQuestion {
  const asked = parseSort(params.sort)
  const allowed = maySeeGates(viewer) ? asked : asked.filter(({ column }) => !isAboutGates(column))
  return {
    text: params.q,
    tokens: maySeeGates(viewer) ? params.f : params.f.filter((token) => !isAboutGates(token)),
    inCareOnly: params.who === "care",
    clearance: viewer.role === "volunteer" ? viewer.clearance : null,
    sort: allowed.length > 0 ? allowed : parseSort(DEFAULT_SORT),
  }
}

const withoutGates = (row: CatRow): CatRow => ({ ...row, gatesOpen: [], gateCap: row.effective })
const countsFor = (viewer: Viewer, counts: FacetCounts): FacetCounts =>
  maySeeGates(viewer)
    ? counts
    : Object.fromEntries(Object.entries(counts).filter(([token]) => !isAboutGates(token)))

/** A mark is what the last row is ordered by and its id, so that nothing is skipped when rows come and go. */
const writeMark = (values: readonly OrderValue[], id: string) =>
  Buffer.from(JSON.stringify([...values, id])).toString("base64url")

function readMark(mark: string | undefined): { values: OrderValue[]; id: string } | null {
  if (!mark) return null
  try {
    const read: unknown = JSON.parse(Buffer.from(mark, "base64url").toString())
    if (!Array.isArray(read)) return null
    const id: unknown = read.pop()
    const isPlain = read.every((value) => value === null || ["string", "number"].includes(typeof value))
    return isPlain && typeof id === "string" ? { values: read, id } : null
  } catch {
    return null
  }
}

function startOf(index: CatIndex, answer: ListAnswer, { after, at }: CatWindowParams): number {
  const mark = readMark(after)
  if (mark) return index.placeAfter(answer, mark.values, mark.id)
  return Math.min(at ?? 0, Math.max(0, answer.order.length - 1))
}

/** Ids of a window, with what leads to the next one. */
function idsOf(index: CatIndex, answer: ListAnswer, { at, rows }: { at: number; rows: number }) {
  const positions = answer.order.subarray(at, at + rows)
  const last = positions.at(-1)
  const isLast = at + rows >= answer.order.length
  return {
    ids: [...positions].map((position) => index.idAt(position)),
    next: isLast || last === undefined ? null : writeMark(index.orderOf(last, answer), index.idAt(last)),
  }
}

/** One window of the list, behind a mark or at a place, with the counts of the facets where they are wanted. */
export async function catWindow(
  viewer: Viewer,
  params: CatWindowParams,
  rows = WINDOW_ROWS,
): Promise<CatWindow & { counts?: FacetCounts }> {
  const index = await currentIndex(viewer)
  const question = questionOf(viewer, params)
  const answer = index.list(question)
  const at = startOf(index, answer, params)
  const { ids, next } = idsOf(index, answer, { at, rows })
  const reading = rowsOfCats(viewer, ids)
  // Counted while the database looks for the rows.
  const counts = params.counts ? { counts: countsFor(viewer, index.counts(question)) } : {}
  const found = await reading
  const seen = maySeeGates(viewer) ? found : found.map(withoutGates)
  return { rows: seen, at, total: answer.order.length, stamp: answer.stamp, next, ...counts }
}

/** One page of the cats table with its facet counts. */
export async function listCats(viewer: Viewer, params: CatListParams): Promise<CatPage> {
  const { counts = {}, ...window } = await catWindow(viewer, { ...params, counts: "1" })
  return { ...window, counts }
}

/** Ids of every matching cat in order; `most` and one more tell whether there are too many. */
export async function matchingIds(viewer: Viewer, params: CatListParams, most: number): Promise<string[]> {
  const index = await currentIndex(viewer)
  const { order } = index.list(questionOf(viewer, params))
  return [...order.subarray(0, most)].map((position) => index.idAt(position))
}
