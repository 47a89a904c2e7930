"use client"
import { Alert, CloseButton, Group, Loader, Text } from "@mantine/core"
import { ButtonLink } from "@/components/ui/links"
import { ageInMonths } from "@/lib/domain/calendar/age"
import { dayInZone } from "@/lib/domain/calendar/zone"
import type { Calendar, CatRow } from "@/lib/domain/cats/cat-row"
import type { CatPeek } from "@/lib/features/cats/peek-queries"
import { formatAge, formatDays, formatDaysAgo } from "@/lib/platform/format"
import { routes } from "@/lib/platform/routes"
import { CatPortrait } from "../portrait"
import { TierBlaze } from "../tier-blaze"
import classes from "./peek-panel.module.css"
import { usePeek } from "./use-peek"

interface PanelProps {
  cat: CatRow
  calendar: Calendar
  close: () => void
}

/** One cat beside the table, following the keyboard: label with reasons, next look, gates, sessions, tags. */
export function PeekPanel({ cat, calendar, close }: PanelProps) {
  const { peek, problem } = usePeek(cat.id, cat.version)
  const facts = [
    formatAge(ageInMonths(cat.birthDay, calendar.today)),
    cat.room ? `room ${cat.room}${cat.unit ? `, ${cat.unit}` : ""}` : null,
    cat.inCare && cat.intakeDay !== null
      ? `${formatDays(calendar.today - cat.intakeDay)} in care`
      : "not in care",
  ]
  return (
    <aside className={classes.panel} aria-label={`Peek at ${cat.name}`}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Group wrap="nowrap" gap="sm">
          <CatPortrait cat={{ ...cat, seed: cat.id }} size={72} />
          <div>
            <h2 className={classes.name}>
              {cat.name} {cat.code ? <small>{cat.code}</small> : null}
            </h2>
            <Text size="sm">{facts.filter(Boolean).join(" · ")}</Text>
          </div>
        </Group>
        <CloseButton aria-label="Close the panel" onClick={close} />
      </Group>
      <div className={classes.links}>
        {peek?.mayRead ? (
          <>
            <ButtonLink size="compact-sm" variant="default" href={routes.cat(cat.id)}>
              Open
            </ButtonLink>
            <ButtonLink size="compact-sm" variant="default" href={routes.quickLook(cat.id)}>
              Quick look
            </ButtonLink>
            <ButtonLink size="compact-sm" variant="default" href={routes.rateCat(cat.id)}>
              Rate
            </ButtonLink>
          </>
        ) : null}
        {peek?.mayLog ? (
          <ButtonLink size="compact-sm" href={routes.logSession(cat.id)} color="marker">
            Log a session
          </ButtonLink>
        ) : null}
      </div>
      {problem ? <Alert color="red">{problem}</Alert> : null}
      {peek ? (
        <PeekFacts peek={peek} calendar={calendar} />
      ) : problem ? null : (
        <Loader size="sm" role="status" aria-label="Loading" />
      )}
    </aside>
  )
}

const LOOKS = { full: "Full sheet", quick: "Quick look", none: "No look needed now" } as const

function PeekFacts({ peek, calendar }: { peek: CatPeek; calendar: Calendar }) {
  return (
    <>
      <section>
        <TierBlaze tier={peek.tier} />
        <ul className={classes.list}>
          {peek.reasons.map((reason) => (
            <li key={reason}>{reason}.</li>
          ))}
        </ul>
      </section>
      {peek.look ? (
        <section>
          <h3>Next look</h3>
          <p>
            <strong>{LOOKS[peek.look.kind]}</strong>
            {peek.look.dims.length > 0 ? ` at ${peek.look.dims.join(", ").toLowerCase()}` : ""}:{" "}
            {peek.look.because}.
          </p>
        </section>
      ) : null}
      {peek.mayRead ? (
        <section>
          <h3>Gates to do</h3>
          {peek.gates.length === 0 ? <p>All clear.</p> : null}
          <ul className={classes.list}>
            {peek.gates.map((gate) => (
              <li key={gate.id}>
                <strong>{gate.title}</strong>: {gate.todo}.
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <section>
        <h3>Last sessions</h3>
        {peek.sessions.length === 0 ? <p>None yet.</p> : null}
        <ul className={classes.list}>
          {peek.sessions.map((session) => (
            <li key={session.id}>
              {formatDaysAgo(calendar.today - dayInZone(session.atMs, calendar.timeZone))}:{" "}
              {session.trials === null ? "no trials" : `${session.hits} of ${session.trials} hits`}, stress{" "}
              {session.peakStress}
              {session.note ? `. ${session.note}` : ""}
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3>Tags</h3>
        {peek.tags.length === 0 ? <p>None.</p> : <p>{peek.tags.join(" · ")}</p>}
      </section>
    </>
  )
}
