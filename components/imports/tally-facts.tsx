import type { ImportTally } from "@/lib/features/imports/tally-schema"
import { formatNumber } from "@/lib/platform/format"
import classes from "./tally-facts.module.css"

const FACTS = [
  { label: "Rows in the file", of: (tally: ImportTally) => tally.rows },
  { label: "Cats, new", of: (tally: ImportTally) => tally.catsCreated },
  { label: "Cats, updated", of: (tally: ImportTally) => tally.catsUpdated },
  { label: "Stays, new", of: (tally: ImportTally) => tally.staysCreated },
  { label: "Stays, updated", of: (tally: ImportTally) => tally.staysUpdated },
  { label: "Foster and trial homes, new", of: (tally: ImportTally) => tally.placementsCreated },
  { label: "Facts with their source", of: (tally: ImportTally) => tally.factsAdded },
  { label: "People, new", of: (tally: ImportTally) => tally.peopleCreated },
  { label: "People, updated", of: (tally: ImportTally) => tally.peopleUpdated },
  { label: "Rows skipped", of: (tally: ImportTally) => tally.skippedRows },
] as const

/** The counts of an import; what is none at all is left out, rows and skipped rows never. */
export function TallyFacts({ tally }: { tally: ImportTally }) {
  const shown = FACTS.filter(({ of }, i) => of(tally) > 0 || i === 0 || i === FACTS.length - 1)
  return (
    <dl className={classes.facts}>
      {shown.map(({ label, of }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{formatNumber(of(tally))}</dd>
        </div>
      ))}
    </dl>
  )
}
