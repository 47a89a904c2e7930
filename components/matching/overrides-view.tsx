import { Group, Table, TableTbody, TableTd, TableTh, TableThead, TableTr, Text, Title } from "@mantine/core"
import { TextLink } from "@/components/ui/links"
import { ScrollRegion } from "@/components/ui/scroll-region"
import type { Overrides } from "@/lib/features/matching/overrides-queries"
import { formatDate, formatMoment } from "@/lib/platform/format"
import { routes } from "@/lib/platform/routes"
import { OverrideReviewForm } from "./override-review-form"

const KINDS: Record<string, string> = { adoption: "Adopted", foster: "In foster care", trial: "On trial" }

function became({ placed }: Overrides["rows"][number]) {
  if (!placed) return "No placement yet"
  const home = `${KINDS[placed.kind] ?? placed.kind} ${formatDate(placed.on)}`
  return placed.returnedOn ? `${home}, came back ${formatDate(placed.returnedOn)}` : home
}

/** A month's decisions against the order, what became of them, and what was learned. */
export function OverridesView({
  overrides,
  place,
}: {
  overrides: Overrides
  place: { timeZone: string; locale: string }
}) {
  const { month, before, after, rows, reviews } = overrides
  return (
    <>
      <Title order={1}>Against the order, {month}</Title>
      <Text mb="sm">People choose, and sometimes know better. Once a month we look at what came of it.</Text>
      <Group component="nav" aria-label="Months" mb="md">
        <TextLink href={routes.overrides(before)}>← {before}</TextLink>
        {after ? <TextLink href={routes.overrides(after)}>{after} →</TextLink> : null}
      </Group>
      {rows.length === 0 ? (
        <Text>Nobody decided against the order this month.</Text>
      ) : (
        <ScrollRegion label="Decisions against the order, scrollable">
          <Table aria-label="Decisions against the order" miw={640}>
            <TableThead>
              <TableTr>
                <TableTh scope="col">Cat and adopter</TableTh>
                <TableTh scope="col">Why</TableTh>
                <TableTh scope="col">Who, when</TableTh>
                <TableTh scope="col">What became of it</TableTh>
              </TableTr>
            </TableThead>
            <TableTbody>
              {rows.map((row) => (
                <TableTr key={row.id}>
                  <TableTh scope="row">
                    <TextLink href={routes.cat(row.cat.id)}>{row.cat.name}</TextLink> and{" "}
                    <TextLink href={routes.adopter(row.adopter.id)}>{row.adopter.name}</TextLink>
                  </TableTh>
                  <TableTd>{row.reason}</TableTd>
                  <TableTd>
                    {row.by}, {formatMoment(row.createdAt, place)}
                  </TableTd>
                  <TableTd>{became(row)}</TableTd>
                </TableTr>
              ))}
            </TableTbody>
          </Table>
        </ScrollRegion>
      )}
      <Title order={2} size="h3" mt="lg">
        What we learned
      </Title>
      {reviews.length === 0 ? <Text size="sm">Nobody has looked at this month yet.</Text> : null}
      <ul>
        {reviews.map((review) => (
          <li key={review.id}>
            {review.finding} ({review.by}, {formatMoment(review.createdAt, place)})
          </li>
        ))}
      </ul>
      <OverrideReviewForm month={month} />
    </>
  )
}
