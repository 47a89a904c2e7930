import { Text, Title } from "@mantine/core"
import type { ReactNode } from "react"
import { TextLink } from "@/components/ui/links"
import type { AdopterMatches, CatMatch } from "@/lib/features/matching/queries"
import { formatDays } from "@/lib/platform/format"
import { routes } from "@/lib/platform/routes"
import { DecisionButtons } from "./decision-buttons"
import classes from "./match-list.module.css"
import { PairParts } from "./pair-parts"

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
        <ul>
          {pair.reasons.speaksFor.map((reason) => (
            <li key={reason.key}>{reason.text}</li>
          ))}
        </ul>
        {pair.talkFirst.isNeeded ? (
          <Text fw={700}>Talk first: {pair.talkFirst.because.join("; ")}</Text>
        ) : null}
        {match.change ? <Text size="sm">What would change it: {match.change}</Text> : null}
        <PairParts pair={pair} />
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
      {matches.open.length === 0 ? <Text>No cat is looking for a home right now.</Text> : null}
      <ol className={classes.list}>
        {matches.open.slice(0, 30).map((match, index) => (
          <MatchItem
            key={match.cat.id}
            match={match}
            place={index + 1}
            adopterId={adopterId}
            portrait={portraitOf(match.cat)}
          />
        ))}
      </ol>
      {matches.setAside.length > 0 ? (
        <>
          <Title order={3} mt="md" size="h4">
            Set aside, with the reason
          </Title>
          <ul>
            {matches.setAside.map(({ cat, pair }) => (
              <li key={cat.id}>
                <TextLink href={routes.cat(cat.id)}>{cat.name}</TextLink>:{" "}
                {pair.hard.exclusions.map((one) => one.because).join("; ")}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  )
}
