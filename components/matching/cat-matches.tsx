import { Anchor, Text, Title } from "@mantine/core"
import { TextLink } from "@/components/ui/links"
import type { CatMatches } from "@/lib/features/matching/queries"
import { formatDays } from "@/lib/platform/format"
import { routes } from "@/lib/platform/routes"
import classes from "./match-list.module.css"
import { PairParts } from "./pair-parts"

/** Ranked adopters for one cat: the same pair records as from the other side. */
export function CatMatchList({ matches }: { matches: CatMatches }) {
  return (
    <>
      {matches.open.length === 0 ? (
        <Text>
          No adopter with answers is waiting. <Anchor href={routes.adopters()}>Adopters</Anchor>
        </Text>
      ) : null}
      <ol className={classes.list}>
        {matches.open.slice(0, 30).map(({ adopter, pair, bandLabel }, index) => (
          <li key={adopter.id} className={classes.item}>
            <span className={classes.place}>{index + 1}.</span>
            <div>
              <Text>
                <TextLink href={routes.adopter(adopter.id)} fw={700}>
                  {adopter.name}
                </TextLink>{" "}
                <span className={classes.band}>{bandLabel ?? "Nothing to compare yet"}</span> · waiting{" "}
                {formatDays(adopter.daysWaiting)}
              </Text>
              <ul>
                {pair.reasons.speaksFor.map((reason) => (
                  <li key={reason.key}>{reason.text}</li>
                ))}
              </ul>
              {pair.talkFirst.isNeeded ? (
                <Text fw={700}>Talk first: {pair.talkFirst.because.join("; ")}</Text>
              ) : null}
              <PairParts pair={pair} />
            </div>
          </li>
        ))}
      </ol>
      {matches.setAside.length > 0 ? (
        <>
          <Title order={2} mt="md" size="h4">
            Set aside, with the reason
          </Title>
          <ul>
            {matches.setAside.map(({ adopter, pair }) => (
              <li key={adopter.id}>
                <TextLink href={routes.adopter(adopter.id)}>{adopter.name}</TextLink>:{" "}
                {pair.hard.exclusions.map((one) => one.because).join("; ")}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  )
}
