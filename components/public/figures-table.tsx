import type { ShownTotals } from "@/lib/domain/reports/public-figures"
import { formatMonth, formatNumber } from "@/lib/platform/format"
import classes from "./figures.module.css"
import { publicTexts, text } from "./text"

const PARTS = [
  { key: "beginning", title: "figures.beginning" },
  { key: "intakes", title: "figures.intakes" },
  { key: "liveOutcomes", title: "figures.live" },
  { key: "otherOutcomes", title: "figures.other" },
  { key: "outcomes", title: "figures.outcomes" },
  { key: "ending", title: "figures.ending" },
] as const

/** The months that were handed in; on a phone every month is a block of its own. */
export function FiguresTable({ months }: { months: readonly ShownTotals[] }) {
  const { language } = publicTexts()
  if (months.length === 0) return <p>{text("figures.none")}</p>
  return (
    <table className={classes.table}>
      <caption className="plain-hidden">{text("figures.title")}</caption>
      <thead>
        <tr>
          <th scope="col">{text("figures.month")}</th>
          {PARTS.map(({ key, title }) => (
            <th key={key} scope="col">
              {text(title)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {months.map((row) => (
          <tr key={row.month}>
            <th scope="row">{formatMonth(row.month, language)}</th>
            {PARTS.map(({ key, title }) => {
              const count = row[key]
              return (
                <td key={key}>
                  <span className={classes.what} aria-hidden>
                    {text(title)}
                  </span>
                  {count === null ? text("figures.hidden") : formatNumber(count, 0, language)}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
