import { Text, Title } from "@mantine/core"
import { TextLink } from "@/components/ui/links"
import { CHART_LIST, CHART_PARTS } from "@/lib/domain/outcomes/charts/chart-list"
import { QUALITY_KINDS } from "@/lib/domain/outcomes/data-quality"
import { RELEASE_FORMULAS } from "@/lib/domain/outcomes/live-release"
import { routes } from "@/lib/platform/routes"
import classes from "./outcomes.module.css"

const STAY_RULES = [
  "A stay goes from intake to outcome, in whole days by the calendar of the shelter; a stay that ends on the day it began counts, on day 0.",
  "Foster care and trials are no way out: the stay goes on. An adoption is one when it is final.",
  "A cat that comes back begins a new stay. Figures count stays and say how many cats they are of.",
  "Bodies brought in and clinic visits are no stays; the import leaves them out and lists them.",
  "Cats in care on the last day of the data are censored there: we know that they stayed so long, and no more.",
  "Nothing is drawn past the last day that anybody was followed.",
  "Data that begins with outcomes of cats taken in earlier shows only those that lasted: by default a cohort takes intakes from the first outcome on, or such cats enter late.",
]
const SMALL_RULES = [
  "Fewer than 5 cases: counts such as “3 of 4”, no percentage.",
  "Fewer than 10 in a group: no comparison.",
  "Fewer than 10 still at risk: the curve is dotted; fewer than 5: no interval.",
  "Fewer than 50 matured predictions: no calibration.",
  "A p value stands only beside its estimate and interval; several comparisons are adjusted after Holm and counted.",
  "In files and on public pages counts from 1 to 4 are hidden, with what would give them away.",
]

/** What every chart counts, and the rules they share. */
export function ChartDefinitions() {
  return (
    <>
      <Title order={1}>Definitions of the charts</Title>
      <Text mb="sm">
        <TextLink href={routes.outcomes()}>Back to the outcomes</TextLink>
      </Text>
      <Rules title="What a stay is" rules={STAY_RULES} />
      <Rules title="Small numbers" rules={SMALL_RULES} />
      {CHART_PARTS.map(({ key, label }) => (
        <section key={key} aria-label={label}>
          <Title order={2} size="h3" mt="md">
            {label}
          </Title>
          <dl>
            {CHART_LIST.filter(({ part }) => part === key).map(({ id, title, definition }) => (
              <div key={id} id={id}>
                <dt>
                  <strong>
                    {id} {title}
                  </strong>
                </dt>
                <dd className={classes.definition}>{definition}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <Title order={2} size="h3">
        Formulas of live release
      </Title>
      <dl>
        {RELEASE_FORMULAS.map(({ key, label, divisor }) => (
          <div key={key}>
            <dt>
              <strong>{label}</strong>
            </dt>
            <dd className={classes.definition}>Live outcomes over {divisor}.</dd>
          </div>
        ))}
      </dl>
      <Title order={2} size="h3">
        What the data check looks for
      </Title>
      <dl>
        {QUALITY_KINDS.map(({ key, label, effect, mend }) => (
          <div key={key}>
            <dt>
              <strong>{label}</strong>
            </dt>
            <dd className={classes.definition}>
              {effect} {mend}
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}

function Rules({ title, rules }: { title: string; rules: readonly string[] }) {
  return (
    <>
      <Title order={2} size="h3" mt="md">
        {title}
      </Title>
      <ul className={classes.notes}>
        {rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
    </>
  )
}
