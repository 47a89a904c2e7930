import { Anchor, Button, Group, Text, TextInput, Title } from "@mantine/core"
import { ChartPanel } from "@/components/outcomes/chart-panel"
import { TextLink } from "@/components/ui/links"
import type { Board } from "@/lib/features/reports/board-queries"
import { formatMonth } from "@/lib/platform/format"
import { routes } from "@/lib/platform/routes"

/** The board report on the screen: the same sentences and pictures as on its two printed pages. */
export function BoardView({
  board,
  shelterName,
  mayExport,
}: {
  board: Board
  shelterName: string
  mayExport: boolean
}) {
  const { month, from, to, sections } = board
  return (
    <>
      <Title order={1}>Board report</Title>
      <Text mb="sm">
        {shelterName}, twelve months to {formatMonth(month)} (intakes and outcomes from {from} to {to}).
        Counts from 1 to 4 are hidden. Weights of the programme are expert judgement, not yet checked on our
        cats; no effect of training is claimed.
      </Text>
      <form method="get" action={routes.board()}>
        <Group align="flex-end" gap="sm" mb="md">
          <TextInput type="month" name="month" label="Up to the month" defaultValue={month} />
          <Button type="submit" variant="default">
            Show
          </Button>
          {mayExport ? <Anchor href={routes.boardFile(month)}>As PDF, two pages</Anchor> : null}
          <TextLink href={routes.reports()}>Reports</TextLink>
        </Group>
      </form>
      {sections.map(({ chart, sentences, caveats }) => {
        const panel = chart.panels.find((one) => one.kind !== "refused")
        return (
          <section key={chart.id} aria-label={chart.title}>
            <Title order={2} size="h3" mt="md">
              {chart.title}
            </Title>
            {sentences.map((sentence) => (
              <Text key={sentence}>{sentence}</Text>
            ))}
            {panel ? <ChartPanel panel={panel} label={chart.title} /> : null}
            <ul>
              {caveats.map((caveat) => (
                <li key={caveat}>
                  <Text size="sm">{caveat}</Text>
                </li>
              ))}
            </ul>
            <TextLink href={`${routes.outcomes(`from=${from}&to=${to}`)}#${chart.id}`}>
              The chart with its numbers
            </TextLink>
          </section>
        )
      })}
    </>
  )
}
