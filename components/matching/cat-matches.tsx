import { Anchor, Text, Title } from "@mantine/core"
import { TextLink } from "@/components/ui/links"
import type { CatMatches } from "@/lib/features/matching/queries"
import { formatDays } from "@/lib/platform/format"
import { routes } from "@/lib/platform/routes"
import { DecisionButtons } from "./decision-buttons"
import { DeskPages } from "./desk-pages"
import classes from "./match-list.module.css"
import { findingWords, PairFlags, PairParts } from "./pair-parts"

/** Ranked adopters for one cat: the same pair records as from the other side. */
export function CatMatchList({ matches, mayDecide }: { matches: CatMatches; mayDecide: boolean }) {
  return (
    <>
      {matches.open.total === 0 ? (
        <Text>
          No adopter with answers is waiting. <Anchor href={routes.adopters()}>Adopters</Anchor>
        </Text>
      ) : null}
      <ol className={classes.list}>
        {matches.open.rows.map(({ adopter, pair, bandLabel, opened, change }, index) => (
          <li key={adopter.id} className={classes.item}>
            <span className={classes.place}>{matches.open.from + index + 1}.</span>
            <div>
              <Text>
                <TextLink href={routes.adopter(adopter.id)} fw={700}>
                  {adopter.name}
                </TextLink>{" "}
                <span className={classes.band}>{bandLabel ?? "Nothing to compare yet"}</span> · waiting{" "}
                {formatDays(adopter.daysWaiting)}
              </Text>
              <PairFlags pair={pair} />
              <ul>
                {pair.reasons.speaksFor.map((reason) => (
                  <li key={reason.key}>{reason.text}</li>
                ))}
              </ul>
              {change ? <Text size="sm">What would change it: {change}</Text> : null}
              <PairParts pair={pair} opened={opened} />
              {mayDecide ? (
                <DecisionButtons adopterId={adopter.id} catId={matches.cat.id} catName={matches.cat.name} />
              ) : null}
            </div>
          </li>
        ))}
      </ol>
      <DeskPages
        of={matches.open}
        label="Pages of adopters"
        hrefOf={(page) => routes.catMatchesPage(matches.cat.id, page, matches.setAside.page)}
      />
      {matches.setAside.total > 0 ? (
        <>
          <Title order={2} mt="md" size="h4">
            Set aside, with the reason
          </Title>
          <ul>
            {matches.setAside.rows.map(({ adopter, pair }) => (
              <li key={adopter.id}>
                <TextLink href={routes.adopter(adopter.id)}>{adopter.name}</TextLink>:{" "}
                {pair.hard.exclusions.map(findingWords).join("; ")}
              </li>
            ))}
          </ul>
          <DeskPages
            of={matches.setAside}
            label="Pages of adopters set aside"
            hrefOf={(page) => routes.catMatchesPage(matches.cat.id, matches.open.page, page)}
          />
        </>
      ) : null}
    </>
  )
}
