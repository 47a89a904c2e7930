"use client"
import { Alert, Button, Group, Progress, Stack, Text, Title } from "@mantine/core"
import { useRouter } from "next/navigation"
import { useEffect, useState } from "react"
import { v7 as newId } from "uuid"
import { noticeConditions } from "@/lib/domain/temperament/conditions"
import { type DimensionKey, dimensionsInProbeOrder } from "@/lib/domain/temperament/dimensions"
import { recordRatingsAction } from "@/lib/features/temperament/actions"
import type { RatingSheetInput } from "@/lib/features/temperament/schema"
import { AnchorCards } from "./anchor-cards"
import { type Moment, MomentForm, START_MOMENT } from "./moment-form"

type Answer = { value: 1 | 2 | 3 | 4 | 5 | null; note: string }
type Answers = Partial<Record<DimensionKey, Answer>>

interface RatingSheetProps {
  cat: { id: string; name: string; cameAtMs: number | null }
  afterwards: string
}

const DIMENSIONS = dimensionsInProbeOrder()
const MS_PER_HOUR = 3_600_000
const SERVER_AWAY = "The server does not answer. Everything you rated is still here; try again in a moment."

/** The blind sheet: the moment first, then one dimension at a time, cheapest probe first, startle last. */
export function RatingSheet({ cat, afterwards }: RatingSheetProps) {
  const router = useRouter()
  const [sheetId] = useState(() => newId())
  const [ratedAt] = useState(() => new Date())
  const [moment, setMoment] = useState<Moment>(START_MOMENT)
  const [answers, setAnswers] = useState<Answers>({})
  const [step, setStep] = useState(-1)
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const dimension = DIMENSIONS[step]
  const answered = Object.keys(answers).length

  const answer = (key: DimensionKey, change: Partial<Answer>) =>
    setAnswers((before) => ({ ...before, [key]: { value: null, note: "", ...before[key], ...change } }))

  const choose = (value: Answer["value"]) => {
    if (!dimension) return
    answer(dimension.key, { value })
    setStep((before) => Math.min(DIMENSIONS.length, before + 1))
  }

  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      const isTyping = event.target instanceof HTMLElement && /^(TEXTAREA|SELECT)$/.test(event.target.tagName)
      if (isTyping || event.ctrlKey || event.metaKey || event.altKey || !dimension) return
      if (/^[1-5]$/.test(event.key)) choose(Number(event.key) as 1 | 2 | 3 | 4 | 5)
      else if (event.key.toLowerCase() === "n") choose(null)
      else return
      event.preventDefault()
    }
    window.addEventListener("keydown", onKey)
    return () => window.removeEventListener("keydown", onKey)
  })

  async function save() {
    setBusy(true)
    setProblem(undefined)
    const sheet: RatingSheetInput = {
      sheetId,
      catId: cat.id,
      ratedAt: ratedAt.toISOString(),
      context: moment.context,
      stress: moment.stress ?? 0,
      eating: moment.eating,
      inPain: moment.inPain,
      hoursSinceProcedure: moment.hoursSinceProcedure,
      ratings: DIMENSIONS.flatMap(({ key }) => {
        const given = answers[key]
        return given ? [{ dimension: key, value: given.value, note: given.note }] : []
      }),
    }
    const result = await recordRatingsAction(sheet).catch(() => null)
    if (result?.ok) {
      router.push(afterwards)
      router.refresh()
      return
    }
    setProblem(result?.sentence ?? SERVER_AWAY)
    setBusy(false)
  }

  const hoursInCare = cat.cameAtMs === null ? null : (ratedAt.getTime() - cat.cameAtMs) / MS_PER_HOUR
  const notices = noticeConditions({ ...moment, hoursInCare }).filter((notice) => notice.status === "broken")

  return (
    <Stack maw={720}>
      <Title order={1}>Rate {cat.name}</Title>
      <Text>
        Score what the cat does, not what you expect. Nobody's earlier ratings are shown. A look that shows
        nothing is “not seen”.
      </Text>
      {problem ? (
        <Alert color="red" role="alert">
          {problem}
        </Alert>
      ) : null}
      {step < 0 ? (
        <>
          <MomentForm moment={moment} onChange={setMoment} />
          {notices.map((notice) => (
            <Alert key={notice.condition} color="yellow" variant="outline">
              {notice.sentence} {notice.effect}
            </Alert>
          ))}
          <Group>
            <Button onClick={() => setStep(0)} disabled={moment.stress === null}>
              Begin
            </Button>
            {moment.stress === null ? <Text size="sm">Choose how the cat is right now first.</Text> : null}
          </Group>
        </>
      ) : dimension ? (
        <>
          <Progress
            value={(step / DIMENSIONS.length) * 100}
            aria-label={`Dimension ${step + 1} of ${DIMENSIONS.length}`}
          />
          <AnchorCards
            dimension={dimension}
            answer={answers[dimension.key]}
            onChoose={choose}
            onNote={(note) => answer(dimension.key, { note })}
          />
        </>
      ) : (
        <Text>
          {answered} of {DIMENSIONS.length} dimensions answered. The rest can follow another day.
        </Text>
      )}
      {step >= 0 ? (
        <Group justify="space-between">
          <Button variant="default" onClick={() => setStep((before) => before - 1)}>
            Back
          </Button>
          {dimension ? (
            <Button variant="default" onClick={() => setStep((before) => before + 1)}>
              Skip
            </Button>
          ) : null}
          <Button onClick={save} loading={isBusy} disabled={answered === 0}>
            Save {answered} {answered === 1 ? "rating" : "ratings"}
          </Button>
        </Group>
      ) : null}
    </Stack>
  )
}
