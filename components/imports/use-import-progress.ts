"use client"
import { useEffect, useState } from "react"
import { routes } from "@/lib/platform/routes"

export interface ShownProgress {
  label: string
  /** 0 to 100. */
  percent: number
}

const LABELS = {
  reading: "Reading the file",
  comparing: "Comparing with your cats",
  writing: "Writing",
} as const
const ASK_EVERY_MS = 700

interface Answer {
  phase: keyof typeof LABELS
  done: number
  total: number
}

const isAnswer = (value: unknown): value is Answer =>
  typeof value === "object" && value !== null && "phase" in value && "done" in value && "total" in value

/** Asks the server how far a running preview or import is; null while nothing is known. */
export function useImportProgress(uploadId: string | null): ShownProgress | null {
  const [progress, setProgress] = useState<ShownProgress | null>(null)
  useEffect(() => {
    setProgress(null)
    if (!uploadId) return
    const timer = setInterval(async () => {
      const response = await fetch(routes.importProgress(uploadId)).catch(() => null)
      const answer: unknown = response?.ok ? await response.json().catch(() => null) : null
      if (!isAnswer(answer)) return
      const percent = answer.total === 0 ? 0 : Math.round((answer.done / answer.total) * 100)
      setProgress({ label: LABELS[answer.phase], percent })
    }, ASK_EVERY_MS)
    return () => clearInterval(timer)
  }, [uploadId])
  return progress
}
