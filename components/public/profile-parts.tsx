import type { ReactNode } from "react"
import type { PublicCat } from "@/lib/features/cats/public"
import { formatDate } from "@/lib/platform/format"
import { routes } from "@/lib/platform/routes"
import { agoWords } from "./card-words"
import classes from "./profile.module.css"
import { entryText, publicTexts, text } from "./text"

interface Part {
  cat: PublicCat
}

function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section className={classes.section} aria-labelledby={`${id}-title`} id={id}>
      <h2 id={`${id}-title`}>{title}</h2>
      {children}
    </section>
  )
}

/** What staff wrote for adopters, and the care a cat needs. */
export function InOurWords({ cat }: Part) {
  if (!cat.profileText && !cat.needsCare) return null
  return (
    <Section id="words" title={text("cat.words")}>
      {cat.profileText?.split(/\n{2,}/).map((paragraph) => (
        <p key={paragraph} className={classes.ours} translate="no">
          {paragraph}
        </p>
      ))}
      {cat.needsCare ? <p>{text("cat.care", { name: cat.card.name })}</p> : null}
    </Section>
  )
}

export function WhatWeSaw({ cat }: Part) {
  return (
    <Section id="seen" title={text("cat.seenTitle")}>
      {cat.ratedDaysAgo === null ? null : (
        <p>{text("cat.rated", { when: agoWords(publicTexts(), cat.ratedDaysAgo) })}</p>
      )}
      {cat.seen.length === 0 ? (
        <p>{text("cat.nothingSeen")}</p>
      ) : (
        <dl className={classes.seen}>
          {cat.seen.map((sighting) => (
            <div key={sighting.dimension}>
              <dt>{entryText(`dimension.${sighting.dimension}.name`, sighting.name)}</dt>
              <dd>
                {entryText(`dimension.${sighting.dimension}.anchor.${sighting.level}`, sighting.saw)}
                {sighting.isFirm ? null : <small>{text("cat.firstLook")}</small>}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Section>
  )
}

export function WhatWeDoNotKnow({ cat }: Part) {
  return (
    <Section id="unknown" title={text("cat.unknownTitle")}>
      {cat.notKnown.length === 0 ? (
        <p>{text("cat.nothingUnknown", { name: cat.card.name })}</p>
      ) : (
        <>
          <p>{text("cat.unknownIntro")}</p>
          <ul className={classes.unknown}>
            {cat.notKnown.map((one) => (
              <li key={one.dimension}>
                <strong>{entryText(`dimension.${one.dimension}.name`, one.name)}</strong>{" "}
                {entryText(`dimension.${one.dimension}.question`, one.question)}
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  )
}

/** The nine steps; where the cat stands is told by shape and word. */
export function TrainingLadder({ cat }: Part) {
  const { name } = cat.card
  const now = cat.steps.find((step) => step.state === "now")
  const all = cat.steps.length
  return (
    <Section id="training" title={text("cat.stepsTitle")}>
      <p>
        {!cat.isInTraining
          ? text("cat.stepsOff", { name })
          : now && now.number < all
            ? text("cat.stepsOn", { name, step: now.number, all })
            : text("cat.stepsDone", { name })}{" "}
        {cat.trainedDaysAgo === null
          ? ""
          : text("cat.trained", { when: agoWords(publicTexts(), cat.trainedDaysAgo) })}
      </p>
      <ol className={classes.ladder}>
        {cat.steps.map((step) => (
          <li
            key={step.number}
            data-state={step.state}
            aria-current={step.state === "now" ? "step" : undefined}
          >
            <StepMark state={step.state} number={step.number} />
            <div>
              <h3>
                {entryText(`stage.${step.number}.name`, step.name)}{" "}
                <span className={classes.state}>{text(`cat.step.${step.state}`)}</span>
              </h3>
              <p>{entryText(`stage.${step.number}.todo`, step.todo)}</p>
            </div>
          </li>
        ))}
      </ol>
    </Section>
  )
}

function StepMark({ state, number }: { state: "done" | "now" | "ahead"; number: number }) {
  return (
    <span className={classes.mark} aria-hidden>
      {state === "done" ? (
        <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden focusable="false">
          <path d="M4 10.5l4 4 8-9" fill="none" stroke="currentColor" strokeWidth="3" strokeLinecap="round" />
        </svg>
      ) : (
        number
      )}
    </span>
  )
}

export function WhoWouldSuit({ cat }: Part) {
  const { name } = cat.card
  return (
    <Section id="suits" title={text("cat.suitsTitle", { name })}>
      {cat.suits.length === 0 ? (
        <p>{text("cat.suitsNone", { name })}</p>
      ) : (
        <ul className={classes.suits}>
          {cat.suits.map((key) => (
            <li key={key}>{text(`suits.${key}`)}</li>
          ))}
        </ul>
      )}
    </Section>
  )
}

export function LivingWithOthers({ cat }: Part) {
  return (
    <Section id="others" title={text("cat.livesTitle")}>
      <dl className={classes.others}>
        {cat.livesWith.map((fact) => (
          <div key={fact.companion}>
            <dt>{text(`cat.companion.${fact.companion}`)}</dt>
            <dd>
              {text(`cat.answer.${fact.answer}`)}
              {fact.source && fact.answer !== "unknown" ? (
                <small>
                  {[
                    text(`cat.source.${fact.source}`),
                    fact.observedOn ? formatDate(fact.observedOn, publicTexts().language) : null,
                  ]
                    .filter(Boolean)
                    .join(", ")}
                </small>
              ) : null}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}

const WEEKS = [1, 2, 3] as const

export function FirstWeeks({ cat }: Part) {
  return (
    <Section id="weeks" title={text("cat.weeksTitle")}>
      {WEEKS.map((week) => (
        <p key={week}>{text(`cat.weeks${week}`, { name: cat.card.name })}</p>
      ))}
    </Section>
  )
}

/** How to ask for a meeting. The shelter's own ways only; nothing is made up. */
export function AskToMeet({ cat, shelterName }: Part & { shelterName: string }) {
  const { name } = cat.card
  return (
    <section className={classes.meet} id="meet" aria-labelledby="meet-title">
      <h2 id="meet-title">{text("cat.meetTitle", { name })}</h2>
      <p>{text("cat.meet", { shelter: shelterName, name })}</p>
      <p>{text("cat.meetMatch")}</p>
      <p className="plain-screen">
        <a className="plain-button" href={routes.askToMeet(cat.card.slug)}>
          {text("cat.askButton")}
        </a>
      </p>
      <p className="plain-screen">
        <a className="plain-link" href={routes.hereNow(cat.card.slug)}>
          {text("cat.hereButton", { name })}
        </a>
        {" · "}
        <a className="plain-link" href={routes.questionnaire()}>
          {text("cat.meetButton")}
        </a>
      </p>
    </section>
  )
}
