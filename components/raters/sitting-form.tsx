"use client"
import { Button, Progress, Text, Title } from "@mantine/core"
import { useRouter } from "next/navigation"
import { useState } from "react"
import { v7 as newId } from "uuid"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { type DimensionKey, dimensionOf } from "@/lib/domain/temperament/dimensions"
import { sitCasesAction } from "@/lib/features/temperament/instrument-actions"
import type { JudgedSitting } from "@/lib/features/temperament/raters-mutations"
import type { NextSitting } from "@/lib/features/temperament/raters-queries"
import { routes } from "@/lib/platform/routes"
import classes from "./raters.module.css"
import { SittingResultView } from "./sitting-result"

type Level = 1 | 2 | 3 | 4 | 5
const LEVELS: readonly Level[] = [1, 2, 3, 4, 5]

interface SittingFormProps {
  cases: NextSitting["cases"]
  satToday: boolean
  certifiedUntil: string | null
}

/** Twelve described looks at cats, one after the other; the answers are explained when all are given. */
export function SittingForm({ cases, satToday, certifiedUntil }: SittingFormProps) {
  const router = useRouter()
  const [sittingId] = useState(() => newId())
  const [answers, setAnswers] = useState<Partial<Record<string, Level>>>({})
  const [step, setStep] = useState(0)
  const [judged, setJudged] = useState<JudgedSitting>()
  const { problem, isBusy, send } = useSave()
  const current = cases[step]
  const answered = Object.keys(answers).length

  async function hand() {
    const given = cases.flatMap(({ key }) => {
      const value = answers[key]
      return value ? [{ caseKey: key, value }] : []
    })
    const saved = await send(sitCasesAction({ sittingId, answers: given }))
    if (saved) setJudged(saved.data)
  }

  function choose(value: Level) {
    if (!current) return
    setAnswers((before) => ({ ...before, [current.key]: value }))
    setStep((before) => Math.min(cases.length, before + 1))
  }

  if (judged)
    return <SittingResultView judged={judged} asked={cases} onDone={() => router.push(routes.raters())} />
  return (
    <div className={classes.sitting}>
      <Title order={1}>Described cases</Title>
      <Text mb="sm">
        Read what was seen, and give the level you would give. Twelve cases, some ten minutes. With a linear
        kappa of 0.60 and nine of ten answers within one level you are certified for a year.
        {certifiedUntil ? ` You are certified until ${certifiedUntil}.` : ""}
      </Text>
      <Problem sentence={problem} />
      {satToday ? (
        <Text role="status">You sat the cases today. Another sitting is possible tomorrow.</Text>
      ) : (
        <>
          <Progress
            value={(answered / cases.length) * 100}
            aria-label={`${answered} of ${cases.length} cases answered`}
            mb="md"
          />
          {current ? (
            <CaseCard
              key={current.key}
              dim={current.dim}
              story={current.story}
              chosen={answers[current.key]}
              onChoose={choose}
            />
          ) : (
            <Text>All {cases.length} cases are answered. You can go back, or hand them in.</Text>
          )}
          <div className={classes.buttons}>
            <Button variant="default" disabled={step === 0} onClick={() => setStep((before) => before - 1)}>
              Back
            </Button>
            <Button onClick={hand} loading={isBusy} disabled={answered < cases.length}>
              Hand in ({answered} of {cases.length})
            </Button>
          </div>
        </>
      )}
    </div>
  )
}

interface CaseCardProps {
  dim: DimensionKey
  story: string
  chosen: Level | undefined
  onChoose: (value: Level) => void
}

function CaseCard({ dim, story, chosen, onChoose }: CaseCardProps) {
  const { name, question, anchors } = dimensionOf(dim)
  return (
    <section aria-labelledby="case-title">
      <Title order={2} size="h3" id="case-title">
        {name}
      </Title>
      <Text size="sm">{question}</Text>
      <blockquote className={classes.story}>{story}</blockquote>
      <fieldset className={classes.levels} aria-labelledby="case-title">
        {LEVELS.map((level) => (
          <button
            key={level}
            type="button"
            className={classes.level}
            aria-pressed={chosen === level}
            onClick={() => onChoose(level)}
          >
            <strong>{level}</strong> {anchors[level - 1]}
          </button>
        ))}
      </fieldset>
    </section>
  )
}
