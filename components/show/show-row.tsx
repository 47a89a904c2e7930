"use client"
import { Anchor, Text } from "@mantine/core"
import { CatPortrait } from "@/components/cats/portrait"
import { useOutbox } from "@/components/outbox/outbox-provider"
import { NOW } from "@/components/training/panic-path"
import { TapGroup } from "@/components/ui/tap-group"
import { answerToSign, SHOW_ANSWERS, type ShowAnswer, timeOut } from "@/lib/domain/programme/show-rules"
import { CALM_LADDER, type StressLevel } from "@/lib/domain/temperament/calm-ladder"
import type { ShowCat } from "@/lib/features/training/show-queries"
import { formatTime } from "@/lib/platform/format"
import { routes } from "@/lib/platform/routes"
import classes from "./show.module.css"
import type { ShowTap } from "./show-taps"

interface ShowRowProps {
  cat: ShowCat
  taps: readonly ShowTap[]
  fromMs: number
  nowMs: number
  onTap: (level: StressLevel) => void
}

/** One cat at the show: the last sign, when to look again, five large buttons, and what the sign asks for. */
export function ShowRow({ cat, taps, fromMs, nowMs, onTap }: ShowRowProps) {
  const { place } = useOutbox()
  const last = taps.at(-1)
  const lastMs = last ? new Date(last.input.startedAt).getTime() : null
  const { nextLookIn } = timeOut({ fromMs, lastLookMs: lastMs, nowMs })
  const answer = last ? answerToSign(last.input.peakStress) : null
  return (
    <li className={classes.row} data-answer={answer ?? undefined}>
      <div className={classes.head}>
        <CatPortrait cat={cat.look} size={48} />
        <div>
          <strong className={classes.name}>{cat.name}</strong>
          <Text size="sm">
            {last && lastMs !== null
              ? `${formatTime(new Date(lastMs), place)}: ${last.input.peakStress} ${CALM_LADDER[last.input.peakStress]?.word}`
              : "Not looked at yet"}
            {answer === "home" ? "" : nextLookIn === 0 ? ", look now" : `, next look in ${nextLookIn} min`}
          </Text>
        </div>
      </div>
      <TapGroup
        name={`${cat.name}: worst sign`}
        label="Worst sign"
        options={CALM_LADDER.map(({ level, word }) => ({
          value: level,
          label: String(level),
          hint: word,
          tone: level >= 3 ? "bad" : "plain",
        }))}
        value={null}
        onTap={(level) => {
          if (level !== null) onTap(level)
        }}
      />
      {last && answer ? <Answer answer={answer} tap={last} /> : null}
      {taps.length > 1 ? (
        <Text size="sm" c="dimmed">
          So far: {taps.map(({ input }) => input.peakStress).join(", ")}
        </Text>
      ) : null}
    </li>
  )
}

function Answer({ answer, tap }: { answer: ShowAnswer; tap: ShowTap }) {
  const isPanic = tap.input.peakStress === 4
  return (
    <div className={classes.answer} role="status">
      <strong>{SHOW_ANSWERS[answer]}</strong>
      {answer === "home" ? (
        <>
          {isPanic ? (
            <ol>
              {NOW.map(({ title }) => (
                <li key={title}>{title}</li>
              ))}
            </ol>
          ) : null}
          <Text size="sm">
            {tap.state === "saved" ? (
              <>
                When the cat is safe:{" "}
                <Anchor href={routes.correctSession(tap.input.catId, tap.id)}>
                  write down what happened
                </Anchor>
                .
              </>
            ) : (
              "The tap is kept on this device. What happened is written down when the connection is back."
            )}
          </Text>
        </>
      ) : null}
    </div>
  )
}
