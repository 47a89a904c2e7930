import type { ReactNode } from "react"
import { STAGES } from "@/lib/domain/harness/stages"
import { BANDS } from "@/lib/domain/matching/bands"
import { DIMENSIONS } from "@/lib/domain/temperament/dimensions"
import { routes } from "@/lib/platform/routes"
import type { TextKey } from "@/lib/platform/texts"
import { entryText, text } from "./text"

function Chapter({
  title,
  texts,
  children,
}: {
  title: TextKey
  texts: readonly TextKey[]
  children?: ReactNode
}) {
  return (
    <section>
      <h2>{text(title)}</h2>
      {texts.map((key) => (
        <p key={key}>{text(key)}</p>
      ))}
      {children}
    </section>
  )
}

function More({ title, children }: { title: TextKey; children: ReactNode }) {
  return (
    <details className="plain-details">
      <summary>{text(title)}</summary>
      {children}
    </details>
  )
}

export function HowWeLook() {
  return (
    <Chapter title="about.lookTitle" texts={["about.look1", "about.look2", "about.look3"]}>
      <More title="about.dimensions">
        <ul>
          {DIMENSIONS.map((dimension) => (
            <li key={dimension.key}>
              <strong>{entryText(`dimension.${dimension.key}.name`, dimension.name)}.</strong>{" "}
              {entryText(`dimension.${dimension.key}.question`, dimension.question)}
            </li>
          ))}
        </ul>
      </More>
    </Chapter>
  )
}

export const HowLabelsCome = () => (
  <Chapter title="about.labelTitle" texts={["about.label1", "about.label2", "about.label3"]} />
)

export function HowWeTrain() {
  return (
    <Chapter title="about.trainTitle" texts={["about.train1", "about.train2"]}>
      <More title="about.steps">
        <ol>
          {STAGES.map((stage) => (
            <li key={stage.number}>
              <strong>{entryText(`stage.${stage.number}.name`, stage.name)}.</strong>{" "}
              {entryText(`stage.${stage.number}.todo`, stage.todo)}
            </li>
          ))}
        </ol>
      </More>
    </Chapter>
  )
}

export function HowMatchesCome() {
  return (
    <Chapter title="about.matchTitle" texts={["about.match1", "about.match2", "about.match3"]}>
      <More title="about.bands">
        <ul>
          {BANDS.toReversed().map((band) => (
            <li key={band.key}>{entryText(`band.${band.key}`, band.label)}</li>
          ))}
        </ul>
      </More>
    </Chapter>
  )
}

export const WhatWeDoNotAsk = () => <Chapter title="about.notAskedTitle" texts={["about.notAsked"]} />

export const HowSure = () => <Chapter title="about.sureTitle" texts={["about.sure1", "about.sure2"]} />

const SOURCES = ["about.source1", "about.source2", "about.source3", "about.source4", "about.source5"] as const

export function Sources() {
  return (
    <section>
      <h2>{text("about.sourcesTitle")}</h2>
      <ul>
        {SOURCES.map((key) => (
          <li key={key}>{text(key)}</li>
        ))}
      </ul>
      <p>
        <a href={routes.publicFigures()}>{text("about.figures")}</a>
      </p>
    </section>
  )
}
