"use client"
import { Alert, Button, Group, Text, Title } from "@mantine/core"
import { useState } from "react"
import { v7 as newId } from "uuid"
import { useOutbox } from "@/components/outbox/outbox-provider"
import { useKeptPage } from "@/components/outbox/use-kept-page"
import { TapGroup } from "@/components/ui/tap-group"
import { CALM_LADDER, type StressLevel } from "@/lib/domain/temperament/calm-ladder"
import type { DimensionKey } from "@/lib/domain/temperament/dimensions"
import type { BlindSheet } from "@/lib/features/temperament/queries"
import type { RatingSheetInput } from "@/lib/features/temperament/schema"
import { routes } from "@/lib/platform/routes"
import type { RatingValue } from "./anchor-cards"
import classes from "./quick-look.module.css"
import { QuickLookDone } from "./quick-look-done"
import { QuickQuestion } from "./quick-question"

export type QuickAnswers = Partial<Record<DimensionKey, { value: RatingValue; note: string }>>

// More than three things in one chance look is a sheet.
const MOST = 3
const AFRAID = 3

/** “What did you see?” One to three dimensions, the proposed ones open, an anchor a tap. */
export function QuickLook({ sheet }: { sheet: BlindSheet }) {
  const { write } = useOutbox()
  useKeptPage()
  const [stress, setStress] = useState<StressLevel | null>(null)
  const [answers, setAnswers] = useState<QuickAnswers>({})
  const [entryId, setEntryId] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const answered = Object.keys(answers).length
  const proposed = sheet.dimensions.filter(({ key }) => sheet.look.dims.slice(0, MOST).includes(key))
  const others = sheet.dimensions.filter((dimension) => !proposed.includes(dimension))

  function answer(key: DimensionKey, change: Partial<{ value: RatingValue; note: string }>) {
    setAnswers((before) => {
      const { [key]: given, ...rest } = before
      // A second tap on the chosen card takes it back.
      if (given && "value" in change && change.value === given.value) return rest
      return { ...before, [key]: { value: null, note: "", ...given, ...change } }
    })
  }

  async function save() {
    if (stress === null) return
    const id = newId()
    const payload: RatingSheetInput = {
      sheetId: newId(),
      rubricVersionId: sheet.versionId,
      catId: sheet.id,
      ratedAt: new Date().toISOString(),
      context: sheet.isFoster ? "foster" : "opportunistic",
      stress,
      eating: null,
      inPain: null,
      hoursSinceProcedure: null,
      ratings: sheet.dimensions.flatMap(({ key }) => {
        const given = answers[key]
        return given ? [{ dimension: key, ...given }] : []
      }),
    }
    const names = sheet.dimensions.filter(({ key }) => answers[key]).map(({ name }) => name.toLowerCase())
    try {
      await write({ id, kind: "rating_sheet", title: `${sheet.name}: ${names.join(", ")}`, payload })
      setEntryId(id)
    } catch {
      setProblem("This browser keeps nothing on the device just now. Your look is still here; try again.")
    }
  }

  function again() {
    setEntryId(undefined)
    setAnswers({})
  }

  if (entryId) return <QuickLookDone sheet={sheet} entryId={entryId} onAgain={again} />
  const question = (dimension: (typeof others)[number], isOpen: boolean) => (
    <QuickQuestion
      key={dimension.key}
      dimension={dimension}
      isOpen={isOpen}
      answer={answers[dimension.key]}
      isFull={answered >= MOST && !answers[dimension.key]}
      onChoose={(value) => answer(dimension.key, { value })}
      onNote={(note) => answer(dimension.key, { note })}
    />
  )
  return (
    <div className={classes.page}>
      <Title order={1}>What did you see?</Title>
      <Text mb="sm">
        A quick look at {sheet.name}: one to three things you saw happen. Nobody's earlier ratings are shown.{" "}
        {sheet.isFoster ? null : (
          <a href={routes.rateCat(sheet.id)} className={classes.more}>
            The full sheet instead
          </a>
        )}
      </Text>
      <TapGroup
        name={`${sheet.name} right now`}
        label={`${sheet.name} right now`}
        options={CALM_LADDER.map(({ level, word }) => ({
          value: level,
          label: String(level),
          hint: word,
          tone: level >= AFRAID ? "bad" : "plain",
        }))}
        value={stress}
        onTap={setStress}
      />
      {stress !== null && stress >= AFRAID ? (
        <Alert color="yellow" variant="outline" mt="sm" title="Stop here">
          Give {sheet.name} room. What you saw is kept, and weighs nothing in the estimate: it shows the fear,
          not the cat.
        </Alert>
      ) : null}
      {proposed.length > 0 ? (
        <>
          <Title order={2} size="h4" mt="lg" mb="xs">
            Most worth seeing now
          </Title>
          {proposed.map((dimension) => question(dimension, true))}
        </>
      ) : null}
      <Title order={2} size="h4" mt="lg" mb="xs">
        {proposed.length > 0 ? "Something else" : `No look at ${sheet.name} is due; anything you saw helps`}
      </Title>
      {others.map((dimension) => question(dimension, false))}
      {problem ? (
        <Alert color="red" role="alert" mt="sm">
          {problem}
        </Alert>
      ) : null}
      <Group className={classes.foot} wrap="nowrap">
        <Button size="lg" color="marker" onClick={save} disabled={stress === null || answered === 0}>
          Save this look
        </Button>
        <Text size="sm">
          {stress === null
            ? `First tap how ${sheet.name} is right now.`
            : answered === 0
              ? "Tap what you saw."
              : answered >= MOST
                ? "Three things: enough for a quick look."
                : `${answered} of up to ${MOST}.`}
        </Text>
      </Group>
    </div>
  )
}
