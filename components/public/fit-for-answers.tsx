"use client"
import { useEffect, useState } from "react"
import { fitForVisitorAction } from "@/lib/features/matching/public-actions"
import { ANSWERS_NEEDED, choicesToSend, loadChoices } from "./device-choices"
import { useSpokenWords } from "./spoken-words"

type Fits = Extract<Awaited<ReturnType<typeof fitForVisitorAction>>, { ok: true }>["data"]

/** What earlier answers on this device say about the cats of a page; nothing at all without answers. */
export function FitForAnswers({ slugs }: { slugs: readonly string[] }) {
  const { say } = useSpokenWords()
  const [fits, setFits] = useState<Fits | null>(null)
  const asked = slugs.join(",")

  useEffect(() => {
    let isStale = false
    const choices = choicesToSend(loadChoices())
    if (Object.keys(choices).length < ANSWERS_NEEDED || asked === "") return
    // It is an extra: when the server does not answer, the page is whole without it.
    fitForVisitorAction({ choices, slugs: asked.split(",") }).then(
      (answer) => {
        if (!isStale && answer.ok) setFits(answer.data)
      },
      () => undefined,
    )
    return () => {
      isStale = true
    }
  }, [asked])

  if (!fits) return null
  return (
    <section className="plain-card" aria-labelledby="fit-title">
      <h2 id="fit-title" style={{ marginTop: 0 }}>
        {say("fit.title")}
      </h2>
      {fits.open.map(({ cat, band, bandLabel, speaksFor, askAbout }) => (
        <div key={cat.slug} data-band={band ?? "none"}>
          <p>
            <strong>
              {slugs.length > 1 ? <span translate="no">{cat.name}: </span> : null}
              {bandLabel ?? say("match.noBand")}
            </strong>
          </p>
          <Lines title={say("match.speaksFor")} lines={speaksFor} />
          <Lines title={say("match.askAbout")} lines={askAbout} />
        </div>
      ))}
      {fits.setAside.map(({ cat, because }) => (
        <div key={cat.slug}>
          <Lines
            title={slugs.length > 1 ? `${cat.name}: ${say("match.setAside")}` : say("match.setAside")}
            lines={because}
          />
        </div>
      ))}
      <p className="plain-note">{say("match.advice")}</p>
    </section>
  )
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null
  return (
    <>
      <p style={{ marginBlockEnd: 0 }}>{title}</p>
      <ul style={{ marginBlockStart: "0.25rem" }}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  )
}
