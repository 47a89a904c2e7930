import { formatTime } from "@/lib/platform/format"
import { shownAsOf } from "@/lib/platform/last-known"
import { text } from "./text"

/** Says so when a page is shown from memory, because the database does not answer. Stands after what was read. */
export function AsOf({ place }: { place: { timeZone: string; locale: string } }) {
  const asOf = shownAsOf()
  if (!asOf) return null
  return (
    <p className="plain-note" role="status">
      {text("site.asOf", { time: formatTime(asOf, place) })}
    </p>
  )
}
