import { Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Text, Title } from "@mantine/core"
import { TextLink } from "@/components/ui/links"
import { ScrollRegion } from "@/components/ui/scroll-region"
import { INTAKE_LABELS, OUTCOME_LABELS } from "@/lib/domain/reports/stay-words"
import type { CountedAnimal } from "@/lib/features/reports/matrix-queries"
import { formatDay, formatMonth, formatNumber } from "@/lib/platform/format"
import { routes } from "@/lib/platform/routes"

interface AnimalsViewProps {
  month: string
  title: string
  total: number
  animals: CountedAnimal[]
}

/** The animals behind one number of the matrix. */
export function AnimalsView({ month, title, total, animals }: AnimalsViewProps) {
  return (
    <>
      <Text size="sm">
        <TextLink href={routes.matrix(month)}>Intake and outcome, {formatMonth(month)}</TextLink>
      </Text>
      <Title order={1}>{title}</Title>
      <Text mb="sm">
        {formatNumber(total)} {total === 1 ? "stay" : "stays"}
        {total > animals.length ? `; the first ${formatNumber(animals.length)} are shown` : ""}
      </Text>
      {animals.length === 0 ? null : (
        <ScrollRegion label="Animals, scrollable">
          <Table aria-label={title} miw={640}>
            <TableThead>
              <TableTr>
                <TableTh scope="col">Cat</TableTh>
                <TableTh scope="col">Number</TableTh>
                <TableTh scope="col">Came in</TableTh>
                <TableTh scope="col">How</TableTh>
                <TableTh scope="col">Left</TableTh>
                <TableTh scope="col">How</TableTh>
              </TableTr>
            </TableThead>
            <TableTbody>
              {animals.map(({ id, cat, ...stay }) => (
                <TableTr key={id}>
                  <TableTh scope="row">
                    <TextLink href={routes.cat(cat.id)}>{cat.name}</TextLink>
                  </TableTh>
                  <TableTd>{cat.code ?? "–"}</TableTd>
                  <TableTd>{formatDay(stay.intakeDay)}</TableTd>
                  <TableTd>{withDetail(INTAKE_LABELS[stay.intakeType], stay.intakeDetail)}</TableTd>
                  <TableTd>{formatDay(stay.outcomeDay)}</TableTd>
                  <TableTd>
                    {stay.outcomeType
                      ? withDetail(OUTCOME_LABELS[stay.outcomeType], stay.outcomeDetail)
                      : "–"}
                  </TableTd>
                </TableTr>
              ))}
            </TableTbody>
          </Table>
        </ScrollRegion>
      )}
    </>
  )
}

const withDetail = (label: string, detail: string | null) => (detail ? `${label} (${detail})` : label)
