"use client"
import { Anchor, Text, TextInput, Title } from "@mantine/core"
import { CatPortrait } from "@/components/cats/portrait"
import { TapGroup, type TapOption } from "@/components/ui/tap-group"
import type { Eating } from "@/lib/domain/cats/round-looks"
import { CALM_LADDER, ladderLevelOf, type StressLevel } from "@/lib/domain/temperament/calm-ladder"
import type { RoundCat as Cat } from "@/lib/features/temperament/rounds-queries"
import { routes } from "@/lib/platform/routes"
import classes from "./round.module.css"
import { answersIn } from "./round-state"
import type { Round } from "./use-round"

// From here on the ladder says stop and tell somebody.
const AFRAID = 3

export const CALM_OPTIONS: readonly TapOption<StressLevel>[] = CALM_LADDER.map(({ level, word }) => ({
  value: level,
  label: String(level),
  hint: word,
  tone: level >= AFRAID ? "bad" : "plain",
}))
const EATING_OPTIONS: readonly TapOption<Eating>[] = [
  { value: "with_me", label: "with me" },
  { value: "alone", label: "alone" },
  { value: "no", label: "not", tone: "bad" },
  { value: "unknown", label: "not seen" },
]
const ILLNESS_OPTIONS: readonly TapOption<"yes" | "no">[] = [
  { value: "no", label: "none seen" },
  { value: "yes", label: "yes …", tone: "bad" },
]
const STATE_WORDS = {
  waiting: "on this device",
  sending: "on its way",
  saved: "saved",
  needs_you: "not taken",
} as const

/** One cat of the round: three questions, a tap each. */
export function RoundCat({ cat, round }: { cat: Cat; round: Round }) {
  const look = round.lookAt(cat.id)
  const state = round.onDevice(cat.id)?.state
  return (
    <li className={classes.cat} data-done={answersIn(look) === 3 || undefined}>
      <div className={classes.head}>
        <CatPortrait cat={{ ...cat, seed: cat.id }} size={44} />
        <Title order={2} size="h4">
          {cat.name}
        </Title>
        <Text size="sm" c="dimmed" className={classes.state}>
          {state ? STATE_WORDS[state] : ""}
        </Text>
        <Anchor
          href={routes.quickLook(cat.id)}
          className={classes.look}
          aria-label={`Quick look at ${cat.name}`}
        >
          Quick look
        </Anchor>
      </div>
      <TapGroup
        name={`${cat.name}: calm`}
        label="Calm"
        options={CALM_OPTIONS}
        value={look.stress}
        onTap={(stress) => round.tap(cat, { stress })}
      />
      <TapGroup
        name={`${cat.name}: eating`}
        label="Eats"
        options={EATING_OPTIONS}
        value={look.eating}
        onTap={(eating) => round.tap(cat, { eating })}
      />
      <TapGroup
        name={`${cat.name}: signs of illness`}
        label="Signs of illness"
        options={ILLNESS_OPTIONS}
        value={look.illness === "unknown" ? null : look.illness}
        onTap={(illness) => round.tap(cat, { illness: illness ?? "unknown" })}
      />
      {look.illness === "yes" ? (
        <TextInput
          label={`What do you see in ${cat.name}?`}
          value={look.illnessNote}
          maxLength={300}
          size="md"
          onChange={(event) => round.tap(cat, { illnessNote: event.currentTarget.value })}
        />
      ) : null}
      {look.stress !== null && look.stress >= AFRAID ? (
        <Text size="sm" className={classes.advice}>
          In {ladderLevelOf(look.stress).word === "panic" ? "panic" : "fear"}: leave {cat.name} in peace and
          tell the behaviour lead today.
        </Text>
      ) : null}
      {look.illness === "yes" || look.eating === "no" ? (
        <Text size="sm" className={classes.advice}>
          Tell medical today; this note does not call anybody.
        </Text>
      ) : null}
    </li>
  )
}
