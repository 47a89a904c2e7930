"use client"
import { Button, Text, Title } from "@mantine/core"
import { useState } from "react"
import { CatPortrait } from "@/components/cats/portrait"
import { SHOW_RULE } from "@/lib/domain/programme/show-rules"
import type { ShowCat } from "@/lib/features/training/show-queries"
import { routes } from "@/lib/platform/routes"
import classes from "./show.module.css"

/** Who comes along: cats that may, to tick; the others with what keeps them here. */
export function ChooseCats({ cats, isKept }: { cats: readonly ShowCat[]; isKept: boolean }) {
  const [chosen, setChosen] = useState<readonly string[]>([])
  const ready = cats.filter(({ whyNot }) => whyNot.length === 0)
  const notReady = cats.filter(({ whyNot }) => whyNot.length > 0)
  const toggle = (id: string) =>
    setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])
  // The fragment alone: nothing is asked of the server, which may be out of reach at the fair already.
  const leave = () => {
    const [, fragment = ""] = routes.atShow(Date.now(), chosen).split("#")
    window.location.hash = fragment
  }
  return (
    <div className={classes.page}>
      <Title order={1}>At a show</Title>
      <Text>
        Gates clear, used to being carried, calm lately: these may come along, for {SHOW_RULE.mostMinutes}{" "}
        minutes at most. Choose them before you leave. {isKept ? "This page works without a connection." : ""}
      </Text>
      {ready.length === 0 ? (
        <Text fw={700}>No cat is ready for a show today.</Text>
      ) : (
        <ul className={classes.choices} aria-label="Ready for a show">
          {ready.map(({ id, name, look }) => (
            <li key={id}>
              <label className={classes.choice}>
                <input type="checkbox" checked={chosen.includes(id)} onChange={() => toggle(id)} />
                <CatPortrait cat={look} size={44} />
                <span>{name}</span>
              </label>
            </li>
          ))}
        </ul>
      )}
      {ready.length > 0 ? (
        <Button color="marker" size="lg" onClick={leave} disabled={chosen.length === 0}>
          {chosen.length === 0
            ? "Choose the cats that come along"
            : `Off to the show with ${chosen.length === 1 ? "one cat" : `${chosen.length} cats`}`}
        </Button>
      ) : null}
      {notReady.length > 0 ? (
        <details className={classes.notReady} open={ready.length === 0}>
          <summary>Not this time: {notReady.length}</summary>
          <ul>
            {notReady.map(({ id, name, whyNot }) => (
              <li key={id}>
                <strong>{name}</strong>: {whyNot.join("; ")}.
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  )
}
