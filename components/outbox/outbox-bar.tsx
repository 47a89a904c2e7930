"use client"
import { UnstyledButton } from "@mantine/core"
import { useEffect, useRef, useState } from "react"
import classes from "./outbox-bar.module.css"
import { OutboxList } from "./outbox-list"
import { useOutbox } from "./outbox-provider"
import { type BarLine, barLine, countWords } from "./outbox-words"

const TICK_MS = 2000
// Long enough to read "All sent" once.
const GOOD_NEWS_MS = 8000

/** One line at the foot of every staff page: connection, what waits on this device, what to do. Quiet while all is well. */
export function OutboxBar() {
  const { mine, standing } = useOutbox()
  const [isOpen, setOpen] = useState(false)
  const nowMs = useTick()
  const line = barLine({ standing, mine, nowMs }) ?? goodNews(mine, nowMs)
  const place = useRef<HTMLDivElement>(null)
  // What sticks to the foot of a page sits above this line.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the words
  useEffect(() => {
    document.documentElement.style.setProperty("--foot-taken", `${place.current?.offsetHeight ?? 0}px`)
  }, [line?.text])
  return (
    <>
      <div ref={place} className={classes.place} aria-live="polite" data-outbox-bar="">
        {line ? (
          <p className={classes.bar} data-tone={line.tone}>
            <span>{line.text}</span>
            <Offer line={line} onShow={() => setOpen(true)} />
          </p>
        ) : null}
      </div>
      <OutboxList isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  )
}

function Offer({ line, onShow }: { line: BarLine; onShow: () => void }) {
  const { door } = useOutbox()
  if (line.offer === "show")
    return (
      <UnstyledButton className={classes.offer} onClick={onShow}>
        Show
      </UnstyledButton>
    )
  if (line.offer === "sign_in")
    return (
      <a className={classes.offer} href={door.signIn}>
        Sign in
      </a>
    )
  if (line.offer === "reload")
    return (
      <UnstyledButton className={classes.offer} onClick={() => window.location.reload()}>
        Load again
      </UnstyledButton>
    )
  return null
}

/** After something had to wait, says that it has arrived. */
function goodNews(mine: ReturnType<typeof useOutbox>["mine"], nowMs: number): BarLine | null {
  const arrived = mine.filter(
    ({ state, savedAtMs = 0, createdAtMs }) =>
      state === "saved" && nowMs - savedAtMs < GOOD_NEWS_MS && savedAtMs - createdAtMs > GOOD_NEWS_MS,
  )
  return arrived.length === 0
    ? null
    : { tone: "plain", text: `All sent: ${countWords(arrived)} reached the server.`, offer: "show" }
}

function useTick(): number {
  const [nowMs, setNowMs] = useState(0)
  useEffect(() => {
    const tick = () => setNowMs(Date.now())
    tick()
    const timer = setInterval(tick, TICK_MS)
    return () => clearInterval(timer)
  }, [])
  return nowMs
}
