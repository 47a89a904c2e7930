import { Text, Title } from "@mantine/core"
import type { ReactNode } from "react"
import { TextLink } from "@/components/ui/links"
import type { AdopterMatches, CatMatch } from "@/lib/features/matching/queries"
import { formatDays } from "@/lib/platform/format"
import { routes } from "@/lib/platform/routes"
import { DecisionButtons } from "./decision-buttons"
import { DeskPages } from "./desk-pages"
import classes from "./match-list.module.css"
import { findingWords, PairFlags, PairParts } from "./pair-parts"

const EVIDENCE = { high: "well known", medium: "partly known", low: "hardly known yet" } as const

function MatchItem({
  match,
  place,
  adopterId,
  portrait,
}: {
  match: CatMatch
  place: number
  adopterId: string
  portrait: ReactNode
}) {
  const { cat, pair } = match
  return (
    <li className={classes.item}>
      <div>{portrait}</div>
      <div>
        <Text>
          <span className={classes.place}>{place}. </span>
          <TextLink href={routes.cat(cat.id)} fw={700}>
            {cat.name}
          </TextLink>{" "}
          <span className={classes.band}>{match.bandLabel ?? "Nothing to compare yet"}</span> ·{" "}
          {EVIDENCE[pair.match.evidence]} · {formatDays(cat.daysInCare)} in care
          {match.isLifted ? " · first page because it has waited longest" : ""}
        </Text>
        <PairFlags pair={pair} />
        <ul>
          {pair.reasons.speaksFor.map((reason) => (
            <li key={reason.key}>{reason.text}</li>
          ))}
        </ul>
        {match.change ? <Text size="sm">What would change it: {match.change}</Text> : null}
        <PairParts pair={pair} opened={match.opened} />
        <DecisionButtons adopterId={adopterId} catId={cat.id} catName={cat.name} />
      </div>
    </li>
  )
}

/** Ranked cats for one adopter. Excluded cats stay in sight, with the reason. */
export function AdopterMatchList({
  matches,
  adopterId,
  portraitOf,
}: {
  matches: AdopterMatches
  adopterId: string
  portraitOf: (cat: CatMatch["cat"]) => ReactNode
}) {
  return (
    <>
      {matches.open.total === 0 ? <Text>No cat is looking for a home right now.</Text> : null}
      <ol className={classes.list}>
        {matches.open.rows.map((match, index) => (
          <MatchItem
            key={match.cat.id}
            match={match}
            place={matches.open.from + index + 1}
            adopterId={adopterId}
            portrait={portraitOf(match.cat)}
          />
        ))}
      </ol>
      <DeskPages
        of={matches.open}
        label="Pages of cats"
        hrefOf={(page) => routes.adopterPage(adopterId, page, matches.setAside.page)}
      />
      {matches.setAside.total > 0 ? (
        <>
          <Title order={3} mt="md" size="h4">
            Set aside, with the reason
          </Title>
          <ul>
            {matches.setAside.rows.map(({ cat, pair }) => (
              <li key={cat.id}>
                <TextLink href={routes.cat(cat.id)}>{cat.name}</TextLink>:{" "}
                {pair.hard.exclusions.map(findingWords).join("; ")}
              </li>
            ))}
          </ul>
          <DeskPages
            of={matches.setAside}
            label="Pages of cats set aside"
            hrefOf={(page) => routes.adopterPage(adopterId, matches.open.page, page)}
          />
        </>
      ) : null}
    </>
  )
}
