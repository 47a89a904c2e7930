import { Text, Title } from "@mantine/core"
import { SourceHelp } from "@/components/sources/source-help"
import { TextLink } from "@/components/ui/links"
import { CARRIER_STEPS, type CarrierProgress } from "@/lib/domain/harness/carrier-track"
import type { CartTime } from "@/lib/domain/harness/cart-time"
import { tagOf } from "@/lib/domain/temperament/tags"
import type { CatTracks } from "@/lib/features/cats/tracks-queries"
import { formatDay } from "@/lib/platform/format"
import classes from "./stage-ladder.module.css"

/** The tracks beside the harness ladder, where the cat is on one. */
export function TrackPanel({ tracks }: { tracks: CatTracks }) {
  return (
    <>
      {tracks.carrier ? <CarrierLadder progress={tracks.carrier} /> : null}
      {tracks.cart ? <CartLine time={tracks.cart} /> : null}
    </>
  )
}

function CarrierLadder({ progress }: { progress: CarrierProgress }) {
  const { mastered, step, sentence } = progress
  const stateOf = (number: number) => (number <= mastered ? "mastered" : number === step ? "now" : "ahead")
  return (
    <>
      <Title order={3} size="h5" mb={4}>
        Carrier and backpack{" "}
        <SourceHelp home={{ kind: "rule", key: "carrier_track" }} of="Carrier and backpack" />
      </Title>
      <ol className={classes.ladder} aria-label="Steps of the carrier track">
        {CARRIER_STEPS.map(({ number, name }) => (
          <li
            key={number}
            data-state={stateOf(number)}
            aria-current={stateOf(number) === "now" ? "step" : undefined}
          >
            <span className={classes.number}>{number <= mastered ? "✓" : number}</span>
            <span>{name}</span>
            {number <= mastered ? <span className={classes.hidden}> mastered</span> : null}
          </li>
        ))}
      </ol>
      <Text mb="sm">{sentence}</Text>
    </>
  )
}

const CART_TAG = tagOf("prefers_cart_or_patio")

function CartLine({ time }: { time: CartTime }) {
  const { sessions, calm, minutes, speaksForTag } = time
  return (
    <Text mb="sm">
      <strong>Cart or patio:</strong>{" "}
      {sessions === 0
        ? "no time in it yet."
        : `calm in ${calm} of ${sessions}${minutes > 0 ? `, ${minutes} min in all` : ""}.`}
      {speaksForTag ? (
        <>
          {" "}
          That speaks for the tag <TextLink href="#tags">{CART_TAG.label}</TextLink>; people put it on.
        </>
      ) : null}
    </Text>
  )
}

/** Milestones with their first day, and techniques with how often it stayed calm: counts, never a rate. */
export function WhatWorksPanel({ works }: { works: CatTracks["works"] }) {
  const { milestones, techniques } = works
  if (milestones.length === 0 && techniques.length === 0) return null
  return (
    <section aria-labelledby="what-works">
      <Title order={3} mt="md" mb={4} size="h5" id="what-works">
        What works
      </Title>
      {techniques.length > 0 ? (
        <ul className={classes.works}>
          {techniques.map(({ key, label, calm, of }) => (
            <li key={key}>
              {label}: calm in {calm} of {of} {of === 1 ? "session" : "sessions"}
            </li>
          ))}
        </ul>
      ) : null}
      {milestones.length > 0 ? (
        <ul className={classes.works} aria-label="Clicker milestones">
          {milestones.map(({ key, label, day }) => (
            <li key={key}>
              ✓ {label}, first on {formatDay(day)}
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  )
}
