"use client"
import { Button, Checkbox, Group, SimpleGrid, Text, TextInput, Title } from "@mantine/core"
import { type ReactNode, useState } from "react"
import { TextLink } from "@/components/ui/links"
import { SEARCH_PLAN } from "@/lib/domain/programme/lost-cat"
import type { LostCatSheet } from "@/lib/features/training/lost-cat-queries"
import type { HandedLink } from "@/lib/platform/link-code"
import { routes } from "@/lib/platform/routes"
import classes from "./lost.module.css"
import { type LostNotes, LostPoster } from "./lost-poster"

const REWARDS: Record<string, string> = {
  paste: "licking paste",
  meat: "meat or fish",
  dry: "dry treats",
  toy: "its toy",
}

interface LostSheetProps {
  sheet: LostCatSheet
  shelterName: string
  portraits: { small: ReactNode; large: ReactNode }
  /** The public profile as a code; null while adopters may not see this cat. */
  profile: HandedLink | null
}

/** The lost-cat sheet: fill in four lines, print, go. */
export function LostSheet({ sheet, shelterName, portraits, profile }: LostSheetProps) {
  const { cat, chip, lastSeen, worn } = sheet
  const [notes, setNotes] = useState<LostNotes>({ ...lastSeen, worn, phone: "" })
  const [withPoster, setPoster] = useState(true)
  const field = (key: keyof LostNotes, label: string, description?: string) => (
    <TextInput
      label={label}
      description={description}
      value={notes[key]}
      onChange={(event) => setNotes({ ...notes, [key]: event.currentTarget.value })}
    />
  )
  return (
    <>
      <div className={classes.screen}>
        <Title order={1}>{cat.name} is lost</Title>
        <Text maw={720}>
          Fill in what you know, print, go. Nothing you type here is saved.{" "}
          {sheet.mayRead ? (
            <>
              Not in the register yet? <TextLink href={routes.incidents()}>Write the escape down</TextLink>{" "}
              when the search is under way.
            </>
          ) : null}
        </Text>
        <SimpleGrid cols={{ base: 1, xs: 2 }} maw={760} my="md">
          {field("when", "Last seen, when")}
          {field("where", "Last seen, where")}
          {field("worn", "Harness and leash it wore")}
          {field("phone", "Phone that is answered", "Stands on the poster, in large figures.")}
        </SimpleGrid>
        <Group mb="lg">
          <Button color="marker" onClick={() => window.print()}>
            Print
          </Button>
          <Checkbox
            label="With the poster"
            checked={withPoster}
            onChange={(event) => setPoster(event.currentTarget.checked)}
          />
        </Group>
      </div>
      <article className={classes.paper} aria-label={`Search sheet for ${cat.name}`}>
        <header className={classes.head}>
          {portraits.small}
          <div>
            <h2>Lost: {cat.name}</h2>
            <p>{sheet.look.join(", ")}.</p>
            <p>
              <strong>Chip:</strong>{" "}
              {chip.number ?? (chip.isKnown ? "chipped, ask the shelter" : "number not known")}
            </p>
          </div>
        </header>
        <dl className={classes.facts}>
          <Fact term="Last seen">
            {[notes.when, notes.where].filter(Boolean).join(", ") || <span className={classes.blank} />}
          </Fact>
          {sheet.whatHappened ? <Fact term="How">{sheet.whatHappened}</Fact> : null}
          <Fact term="Wears">{notes.worn || <span className={classes.blank} />}</Fact>
          <Fact term="Phone">{notes.phone || <span className={classes.blank} />}</Fact>
          <Fact term="Afraid, it shows">
            {sheet.fear.join("; ") || "nothing noted yet: keep away from any cat that crouches or freezes"}
          </Fact>
          <Fact term="Comes to">{comesTo(sheet)}</Fact>
        </dl>
        <h3>The search, in this order</h3>
        <ol className={classes.plan}>
          {SEARCH_PLAN.map(({ when, title, more }) => (
            <li key={title}>
              <span className={classes.box} aria-hidden />
              <div>
                <strong>
                  {when}: {title}.
                </strong>{" "}
                {more}
              </div>
            </li>
          ))}
        </ol>
        <p className={classes.foot}>For people of {shelterName} only. Write times and places on the back.</p>
      </article>
      {withPoster ? (
        <LostPoster
          name={cat.name}
          look={sheet.look}
          notes={notes}
          shelterName={shelterName}
          portrait={portraits.large}
          profile={profile}
        />
      ) : null}
    </>
  )
}

function comesTo({ reward, comesToCarrier }: LostCatSheet): string {
  const ways = [
    reward ? (REWARDS[reward] ?? reward) : null,
    comesToCarrier ? "its carrier, which it enters on cue" : null,
  ].filter(Boolean)
  return ways.join("; ") || "not known yet: offer food that smells, and its own blanket"
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}
