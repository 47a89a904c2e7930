import {
  Button,
  Group,
  Table,
  TableTbody,
  TableTd,
  TableTh,
  TableThead,
  TableTr,
  Text,
  TextInput,
  Title,
} from "@mantine/core"
import { ButtonLink, TextLink } from "@/components/ui/links"
import { ScrollRegion } from "@/components/ui/scroll-region"
import { QUESTIONS } from "@/lib/domain/matching/questions"
import { writeChoices } from "@/lib/domain/matching/read-choices"
import type { AdopterRow, listAdopters } from "@/lib/features/adopters/queries"
import type { AdopterListParams } from "@/lib/features/adopters/schema"
import { formatMoment, formatNumber } from "@/lib/platform/format"
import { routes } from "@/lib/platform/routes"

interface AdoptersViewProps {
  page: Awaited<ReturnType<typeof listAdopters>>
  params: AdopterListParams
  place: { timeZone: string; locale: string }
}

function wishOf(row: AdopterRow) {
  const choices = writeChoices(row.answers)
  const question = QUESTIONS[0]
  const label = question?.options.find((option) => choices[question.key]?.includes(option.value))?.label
  return label ?? "not said"
}

export function AdoptersView({ page, params, place }: AdoptersViewProps) {
  return (
    <>
      <Group justify="space-between" mb="sm">
        <Title order={1}>Adopters</Title>
        <ButtonLink href={routes.newAdopter()}>Add an adopter</ButtonLink>
      </Group>
      <form method="get">
        <Group mb="sm" align="flex-end">
          <TextInput name="q" label="Search by name" defaultValue={params.q} />
          <Button type="submit" variant="default">
            Search
          </Button>
        </Group>
      </form>
      {page.rows.length === 0 ? (
        <Text>
          {params.q
            ? "Nobody by that name."
            : "No adopter yet. They come from the questionnaire, from an import, or you add them here."}
        </Text>
      ) : (
        <ScrollRegion label="Adopters, scrollable">
          <Table aria-label="Adopters">
            <TableThead>
              <TableTr>
                <TableTh scope="col">Name</TableTh>
                <TableTh scope="col">A good day</TableTh>
                <TableTh scope="col">Answered</TableTh>
                <TableTh scope="col">Cat at home</TableTh>
                <TableTh scope="col">Came by</TableTh>
              </TableTr>
            </TableThead>
            <TableTbody>
              {page.rows.map((row) => (
                <TableTr key={row.id}>
                  <TableTh scope="row">
                    <TextLink href={routes.adopter(row.id)}>{row.name}</TextLink>
                  </TableTh>
                  <TableTd>{wishOf(row)}</TableTd>
                  <TableTd>{formatMoment(row.answeredAt, place)}</TableTd>
                  <TableTd>
                    {row.placements.map(({ cat, kind }) => `${cat.name} (${kind})`).join(", ")}
                  </TableTd>
                  <TableTd>{row.source}</TableTd>
                </TableTr>
              ))}
            </TableTbody>
          </Table>
        </ScrollRegion>
      )}
      <Group justify="space-between" mt="sm">
        <Text size="sm">{formatNumber(page.total)} adopters</Text>
        {page.next ? (
          <TextLink
            href={`${routes.adopters()}?${new URLSearchParams({ ...(params.q ? { q: params.q } : {}), after: page.next })}`}
          >
            Next →
          </TextLink>
        ) : null}
      </Group>
    </>
  )
}
