import { Anchor, Button, Group, Table, Text, TextInput, Title } from "@mantine/core"
import NextLink from "next/link"
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
        <Button component={NextLink} href={routes.newAdopter()}>
          Add an adopter
        </Button>
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
        <Table.ScrollContainer minWidth={560}>
          <Table aria-label="Adopters">
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">Name</Table.Th>
                <Table.Th scope="col">A good day</Table.Th>
                <Table.Th scope="col">Answered</Table.Th>
                <Table.Th scope="col">Cat at home</Table.Th>
                <Table.Th scope="col">Came by</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {page.rows.map((row) => (
                <Table.Tr key={row.id}>
                  <Table.Th scope="row">
                    <Anchor component={NextLink} href={routes.adopter(row.id)}>
                      {row.name}
                    </Anchor>
                  </Table.Th>
                  <Table.Td>{wishOf(row)}</Table.Td>
                  <Table.Td>{formatMoment(row.answeredAt, place)}</Table.Td>
                  <Table.Td>
                    {row.placements.map(({ cat, kind }) => `${cat.name} (${kind})`).join(", ")}
                  </Table.Td>
                  <Table.Td>{row.source}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      <Group justify="space-between" mt="sm">
        <Text size="sm">{formatNumber(page.total)} adopters</Text>
        {page.next ? (
          <Anchor
            component={NextLink}
            href={`${routes.adopters()}?${new URLSearchParams({ ...(params.q ? { q: params.q } : {}), after: page.next })}`}
          >
            Next →
          </Anchor>
        ) : null}
      </Group>
    </>
  )
}
