"use client"
import { Alert, Anchor, Text, Title } from "@mantine/core"
import { useOutbox } from "@/components/outbox/outbox-provider"
import { useKeptPage } from "@/components/outbox/use-kept-page"
import { useFragment } from "@/components/ui/use-fragment"
import { useMinutes } from "@/components/ui/use-minutes"
import { SHOW_RULE, timeOut } from "@/lib/domain/programme/show-rules"
import type { ShowCat } from "@/lib/features/training/show-queries"
import { formatTime } from "@/lib/platform/format"
import { ChooseCats } from "./choose-cats"
import classes from "./show.module.css"
import { ShowRow } from "./show-row"
import { showOf } from "./show-taps"
import { useShow } from "./use-show"

/** A day at an adoption show: who comes along, and one tap a cat every half hour. */
export function ShowView({ cats }: { cats: readonly ShowCat[] }) {
  const isKept = useKeptPage()
  const show = showOf(useFragment())
  if (!show) return <ChooseCats cats={cats} isKept={isKept} />
  return <RunningShow cats={cats.filter(({ id }) => show.catIds.includes(id))} fromMs={show.fromMs} />
}

function RunningShow({ cats, fromMs }: { cats: readonly ShowCat[]; fromMs: number }) {
  const { place } = useOutbox()
  const { taps, tap, problem } = useShow(fromMs)
  const nowMs = useMinutes()
  const { minutes, left } = timeOut({ fromMs, lastLookMs: null, nowMs })
  return (
    <div className={classes.page}>
      <Title order={1}>At a show</Title>
      <Text>
        Out since {formatTime(new Date(fromMs), place)}: {minutes} of {SHOW_RULE.mostMinutes} minutes. One tap
        a cat every {SHOW_RULE.lookEveryMinutes} minutes: the worst sign since the last.
      </Text>
      {left === 0 ? (
        <Alert color="red" role="alert" title="Time to go home">
          {SHOW_RULE.mostMinutes} minutes are the most, however calm it looks.
        </Alert>
      ) : null}
      {problem ? (
        <Alert color="red" role="alert">
          {problem}
        </Alert>
      ) : null}
      <ul className={classes.rows}>
        {cats.map((cat) => (
          <ShowRow
            key={cat.id}
            cat={cat}
            taps={taps.get(cat.id) ?? []}
            fromMs={fromMs}
            nowMs={nowMs}
            onTap={(level) => tap(cat, level)}
          />
        ))}
      </ul>
      {cats.length === 0 ? <Text>None of these cats is in training any more.</Text> : null}
      <Anchor href="#" className={classes.back}>
        All are back: close the show
      </Anchor>
    </div>
  )
}
