"use client"
import { Button, Text } from "@mantine/core"
import { useRouter } from "next/navigation"
import { useState } from "react"
import { v7 as newId } from "uuid"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import type { OwnVariance } from "@/lib/domain/raters/own-variance"
import { adoptOwnVarianceAction } from "@/lib/features/temperament/instrument-actions"
import { formatNumber } from "@/lib/platform/format"
import { routes } from "@/lib/platform/routes"

interface OwnVariancePanelProps {
  variance: { own: OwnVariance; current: number; version: number }
  mayDraft: boolean
}

/** The assumed rating variance beside the shelter's own; adopting it is a version that a person approves. */
export function OwnVariancePanel({ variance, mayDraft }: OwnVariancePanelProps) {
  const { own, current, version } = variance
  const router = useRouter()
  const [versionId] = useState(() => newId())
  const { problem, isBusy, send } = useSave()

  async function adopt() {
    if (await send(adoptOwnVarianceAction({ versionId }))) router.push(routes.rubricVersion(versionId))
  }

  return (
    <>
      <Problem sentence={problem} />
      <Text maw={720} mb="xs">
        Version {version} takes {formatNumber(current, 2)}.{" "}
        {own.value === null
          ? "There are no double ratings yet to compare it with."
          : `Our own raters show ${formatNumber(own.value, 2)}, from ${own.pairs} double ratings of ${own.cats} cats.`}{" "}
        {own.isReady ? "" : "From 30 double-rated cats on it can be adopted."}
      </Text>
      {own.isReady && mayDraft ? (
        <Button variant="default" onClick={adopt} loading={isBusy}>
          Draft a version with our own variance
        </Button>
      ) : null}
    </>
  )
}
