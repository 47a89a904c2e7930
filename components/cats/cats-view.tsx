import { Anchor, Group, Text, Title } from "@mantine/core"
import { ButtonLink, TextLink } from "@/components/ui/links"
import { ageInMonths } from "@/lib/domain/calendar/age"
import { FACETS } from "@/lib/domain/cats/facets"
import { STAGES } from "@/lib/domain/harness/stages"
import { TIER_NAMES } from "@/lib/domain/suitability/tiers"
import { TAGS } from "@/lib/domain/temperament/tags"
import type { CatPage, CatRow } from "@/lib/features/cats/list-queries"
import { CAT_SORTS, type CatListParams, catListQuery } from "@/lib/features/cats/schema"
import { formatAge, formatDays, formatDaysAgo, formatNumber } from "@/lib/platform/format"
import { routes } from "@/lib/platform/routes"
import { type CatItem, CatsTable, type SortLink } from "./cats-table"
import classes from "./cats-view.module.css"
import { FacetFilters, type FacetGroup } from "./facet-filters"

const MS_PER_DAY = 86_400_000
const dayNumber = (date: Date) => Math.floor(date.getTime() / MS_PER_DAY)
const SEXES = { F: "female", M: "male", unknown: "" } as const

function toItem(row: CatRow, today: number): CatItem {
  const months = row.bornOn ? ageInMonths(dayNumber(row.bornOn), today) : null
  const stage = STAGES.find((one) => one.number === row.stage)
  const flags = [
    ...(row.reviewOpen ? ["review"] : []),
    ...(row.sufficient ? [] : [row.lastRatingAt ? "more ratings" : "first rating"]),
  ]
  return {
    id: row.id,
    href: routes.cat(row.id),
    name: row.name,
    code: row.code,
    colour: row.colour,
    sex: SEXES[row.sex],
    age: [formatAge(months), SEXES[row.sex]].filter(Boolean).join(", "),
    room: row.room,
    tier: row.sufficient ? row.effective : null,
    potential: row.sufficient ? TIER_NAMES[row.potential] : "–",
    band: `${formatNumber(row.suitability)} (${formatNumber(row.suitabilityLow)}–${formatNumber(row.suitabilityHigh)})`,
    stage: stage ? `${stage.number} ${stage.name}` : "–",
    lastSession: row.lastSessionAt ? formatDaysAgo(today - dayNumber(row.lastSessionAt)) : "–",
    stay: row.inCare && row.intakeOn ? formatDays(today - dayNumber(row.intakeOn)) : "not in care",
    flags,
  }
}

function sortLinks(params: CatListParams): Record<string, SortLink> {
  return Object.fromEntries(
    CAT_SORTS.map((sort) => {
      const isCurrent = params.sort === sort
      const dir = isCurrent && params.dir === "asc" ? "desc" : "asc"
      const href = routes.cats() + catListQuery({ ...params, sort, dir, after: undefined })
      return [
        sort,
        { href, direction: isCurrent ? (params.dir === "asc" ? "ascending" : "descending") : null },
      ]
    }),
  )
}

function optionLabel(facet: string, value: string) {
  if (facet === "tag") return TAGS.find((tag) => tag.key === value)?.label ?? value
  return value
}

function facetGroups(params: CatListParams, counts: Record<string, number>): FacetGroup[] {
  return FACETS.flatMap((facet) => {
    const free = Object.keys(counts)
      .filter((token) => token.startsWith(`${facet.key}:`))
      .map((token) => token.slice(facet.key.length + 1))
      .sort()
      .map((value) => ({ value, label: optionLabel(facet.key, value) }))
    const options = (facet.options.length > 0 ? facet.options : free)
      .map(({ value, label }) => {
        const token = `${facet.key}:${value}`
        const isOn = params.f.includes(token)
        const f = isOn ? params.f.filter((one) => one !== token) : [...params.f, token]
        return {
          token,
          label,
          isOn,
          count: counts[token] ?? 0,
          href: routes.cats() + catListQuery({ ...params, f, after: undefined }),
        }
      })
      .filter((option) => option.count > 0 || option.isOn)
    return options.length > 0 ? [{ key: facet.key, label: facet.label, options }] : []
  })
}

interface CatsViewProps {
  page: CatPage
  params: CatListParams
  /** The shelter's calendar day. */
  today: number
  mayTakeIn: boolean
}

/** The desk: facets beside a dense table. */
export function CatsView({ page, params, today, mayTakeIn }: CatsViewProps) {
  const { q: _, after: __, ...rest } = params
  const keep = [...new URLSearchParams(catListQuery(rest))]
  const isNarrowed = params.f.length > 0 || params.q !== ""
  const whoHref =
    routes.cats() + catListQuery({ ...params, who: params.who === "care" ? "all" : "care", after: undefined })
  return (
    <>
      <Group justify="space-between" align="baseline" mb="sm">
        <Group>
          <Title order={1}>Cats</Title>
          {mayTakeIn ? (
            <ButtonLink href={routes.newCat()} variant="default" size="compact-md">
              Take in a cat
            </ButtonLink>
          ) : null}
        </Group>
        <Text>
          <strong>{formatNumber(page.total)}</strong> {params.who === "care" ? "in care" : "on record"}
          {isNarrowed ? " with these filters" : ""} ·{" "}
          <TextLink href={whoHref}>
            {params.who === "care" ? "show cats that have left, too" : "only cats in care"}
          </TextLink>
        </Text>
      </Group>
      <div className={classes.desk}>
        <FacetFilters
          groups={facetGroups(params, page.counts)}
          search={{ value: params.q, action: routes.cats(), keep }}
          clearHref={
            isNarrowed ? routes.cats() + catListQuery({ ...params, f: [], q: "", after: undefined }) : null
          }
        />
        <div className={classes.main}>
          {page.rows.length === 0 ? (
            <EmptyList isNarrowed={isNarrowed} />
          ) : (
            <CatsTable items={page.rows.map((row) => toItem(row, today))} sorts={sortLinks(params)} />
          )}
          <Group justify="flex-end" mt="sm">
            {params.after ? (
              <TextLink href={routes.cats() + catListQuery({ ...params, after: undefined })}>
                First page
              </TextLink>
            ) : null}
            {page.next ? (
              <TextLink href={routes.cats() + catListQuery({ ...params, after: page.next })}>
                Next {page.rows.length} →
              </TextLink>
            ) : null}
          </Group>
        </div>
      </div>
    </>
  )
}

function EmptyList({ isNarrowed }: { isNarrowed: boolean }) {
  return isNarrowed ? (
    <Text>No cat fits these filters. Take one away, or clear them all.</Text>
  ) : (
    <Text>
      No cats yet. <Anchor href={routes.imports()}>Import them</Anchor> from your shelter's main system, and
      they appear here with their rooms, ages and stays.
    </Text>
  )
}
