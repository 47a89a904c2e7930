"use client"
import { Alert, Button, Title } from "@mantine/core"
import { useEffect, useRef } from "react"
import { dimensionOf } from "@/lib/domain/temperament/dimensions"
import type { JudgedSitting } from "@/lib/features/temperament/raters-mutations"
import type { NextSitting } from "@/lib/features/temperament/raters-queries"
import { formatNumber } from "@/lib/platform/format"
import classes from "./raters.module.css"

interface SittingResultProps {
  judged: JudgedSitting
  asked: NextSitting["cases"]
  onDone: () => void
}

/** The verdict, and every case explained. */
export function SittingResultView({ judged, asked, onDone }: SittingResultProps) {
  const { result, cases } = judged
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className={classes.sitting}>
      <Title order={1} ref={heading} tabIndex={-1}>
        {result.passed ? "Passed: you are a certified rater" : "Not passed this time"}
      </Title>
      <Alert color={result.passed ? "green" : "yellow"} variant="outline" my="sm">
        Kappa {result.kappaLinear === null ? "not defined" : formatNumber(result.kappaLinear, 2)},{" "}
        {formatNumber(result.withinOne * 100)} % within one level. {result.reasons.join(" ")}{" "}
        {result.passed
          ? ""
          : "Ratings count 0.7 until then, and none is lost. Tomorrow there are other cases."}
      </Alert>
      <ol className={classes.explained}>
        {cases.map(({ key, given, reference, because }) => {
          const told = asked.find((one) => one.key === key)
          return (
            <li key={key}>
              <strong>{told ? dimensionOf(told.dim).name : ""}.</strong> {told?.story}
              <p>
                {given === reference ? "✓" : "✗"} You gave {given}, expected {reference}: {because}
              </p>
            </li>
          )
        })}
      </ol>
      <Button onClick={onDone}>To the raters</Button>
    </div>
  )
}
