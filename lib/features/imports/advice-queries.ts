import type { FileReading } from "@/lib/domain/interop/gather"
import type { Profile } from "@/lib/domain/interop/profile"
import { momentReader } from "@/lib/domain/interop/read-moment"

const SWAPPED = { "MM/DD/YYYY": "DD/MM/YYYY", "DD/MM/YYYY": "MM/DD/YYYY" } as const

/**
 * A file that writes days first, read as months first, is wrong without a word wherever the day is 12 or less. One
 * date that only fits the other order gives it away.
 */
export function dateAdvice(profile: Profile, { skipped, notes }: FileReading): string[] {
  return (Object.keys(SWAPPED) as (keyof typeof SWAPPED)[]).flatMap((form) => {
    const other = SWAPPED[form]
    if (!profile.dates?.includes(form) || profile.dates.includes(other)) return []
    const fits = momentReader([other])
    const proof = [...skipped, ...notes].find(
      ({ reason, value }) => reason.includes("is not a date") && fits(value) !== null,
    )
    if (!proof) return []
    return [
      `Row ${proof.row} has ${proof.value}, which is a date only as ${other}. If the whole file writes dates so, import it with --dates ${other}: read as ${form}, days up to the 12th would be taken for months.`,
    ]
  })
}
