import "server-only"
import { stringify } from "csv-stringify/sync"
import { columnOf, DEFAULT_COLUMNS } from "@/lib/domain/cats/columns"
import { exportHeading, exportWords } from "@/lib/domain/cats/export-words"
import { tidyColumns } from "@/lib/domain/cats/table-layout"
import { guardCell } from "@/lib/domain/interop/guard-cell"
import { today } from "@/lib/platform/clock"
import type { Viewer } from "@/lib/platform/viewer"
import { matchingIds } from "./list-queries"
import type { CatListParams } from "./list-schema"
import { rowsOfCats } from "./rows-queries"

const ROWS_AT_ONCE = 1_000

// Without it a spreadsheet reads the file in its own code page and breaks every accent.
const BYTE_ORDER_MARK = "\uFEFF"

/** Every matching cat in the order and with the columns of the screen, as the text of a CSV file, part by part. */
export async function* exportCats(
  viewer: Viewer,
  params: CatListParams,
  columnKeys: readonly string[],
): AsyncGenerator<string> {
  const columns = tidyColumns(columnKeys.length > 0 ? columnKeys : DEFAULT_COLUMNS).flatMap(
    (key) => columnOf(key) ?? [],
  )
  const calendar = { today: today(viewer), timeZone: viewer.timeZone }
  const ids = await matchingIds(viewer, params, Number.POSITIVE_INFINITY)
  yield BYTE_ORDER_MARK + stringify([columns.map(exportHeading)])
  for (let from = 0; from < ids.length; from += ROWS_AT_ONCE) {
    const cats = await rowsOfCats(viewer, ids.slice(from, from + ROWS_AT_ONCE))
    yield stringify(cats.map((cat) => columns.map((column) => guardCell(exportWords(column, cat, calendar)))))
  }
}
