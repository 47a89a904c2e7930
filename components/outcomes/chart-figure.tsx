import { Anchor, Group, Stack, Text, Title } from "@mantine/core"
import { TextLink } from "@/components/ui/links"
import type { Chart } from "@/lib/domain/outcomes/chart"
import { formatNumber } from "@/lib/platform/format"
import { routes } from "@/lib/platform/routes"
import { ChartPanel } from "./chart-panel"
import { DataTable } from "./data-table"
import classes from "./outcomes.module.css"

const FILES = [
  { format: "csv", label: "CSV" },
  { format: "xlsx", label: "XLSX" },
  { format: "pdf", label: "PDF" },
] as const

// A longer table is opened by whoever wants it; a screen reader finds it all the same.
const OPEN_UNTIL_ROWS = 20
const rowsOf = ({ tables }: Chart) => tables.reduce((sum, { rows }) => sum + rows.length, 0)

/** One chart with everything that has to stand beside it: n, method, interval, open stays, data end, caveats, numbers, files. */
export function ChartFigure({
  chart,
  query,
  canExport,
}: {
  chart: Chart
  query: string
  canExport: boolean
}) {
  const { id, title, n, openStays, dataEnd, method, interval, panels, tables, notes, canDetect } = chart
  return (
    <Stack gap="xs" component="figure" m={0} mb="xl" id={id} className={classes.figure}>
      <div>
        <Title order={2} size="h3">
          {id} {title}
        </Title>
        <Text size="sm">
          {n
            .map((one) => `${n.length > 1 ? `${one.name}: ` : ""}${formatNumber(one.n)} ${one.unit}`)
            .join(" · ")}
          {openStays === null ? "" : ` · ${formatNumber(openStays)} still open`} · data to {dataEnd ?? "–"} ·{" "}
          <TextLink href={routes.definition(id)}>definition</TextLink>
        </Text>
        <Text size="sm" c="dimmed">
          {method} Interval: {interval}.
        </Text>
      </div>
      {panels.map((panel) => (
        <ChartPanel key={panel.title} panel={panel} label={`${id} ${title}: ${panel.title}`} />
      ))}
      {canDetect ? (
        <Text size="sm">
          <strong>What these cohorts can show:</strong> {canDetect}
        </Text>
      ) : null}
      {notes.length > 0 ? (
        <ul className={classes.notes}>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      ) : null}
      <details open={rowsOf(chart) <= OPEN_UNTIL_ROWS} className={classes.numbers}>
        <summary>The numbers</summary>
        {tables.map((table) => (
          <DataTable key={table.caption} table={table} />
        ))}
      </details>
      {canExport ? (
        <Group component="nav" aria-label={`Files of ${id}`} gap="md" className={classes.files}>
          <Text size="sm" c="dimmed">
            {id} as
          </Text>
          {FILES.map(({ format, label }) => (
            <Anchor size="sm" key={format} href={routes.chartFile({ format, chart: id, query })}>
              {label}
            </Anchor>
          ))}
          {panels.map((panel, index) =>
            panel.kind === "refused" ? null : (
              <span key={panel.title}>
                {panels.length > 1 ? `${panel.title}: ` : ""}
                <Anchor
                  size="sm"
                  href={routes.chartFile({ format: "svg", chart: id, panel: index, query })}
                  aria-label={`${id} ${panel.title} as SVG`}
                >
                  SVG
                </Anchor>{" "}
                <Anchor
                  size="sm"
                  href={routes.chartFile({ format: "png", chart: id, panel: index, query })}
                  aria-label={`${id} ${panel.title} as PNG`}
                >
                  PNG
                </Anchor>
              </span>
            ),
          )}
        </Group>
      ) : null}
    </Stack>
  )
}
