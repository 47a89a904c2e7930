import { isoFromDay } from "@/lib/domain/calendar/day"
import { ENDINGS, INCIDENTS } from "@/lib/domain/harness/history"
import { PLACES } from "@/lib/domain/harness/outing-rules"
import { GRADUATE_STAGE } from "@/lib/domain/harness/stages"
import { STRESS_LEVELS } from "@/lib/domain/temperament/calm-ladder"
import type { OpenPassport } from "@/lib/features/passport/public"
import { HOUSEHOLD } from "@/lib/features/passport/schema"
import { HomeLogForm } from "./home-log-form"
import classes from "./passport.module.css"
import type { PassportWords } from "./words"

const GAITS = [0, 1, 2, 3, 4] as const
const TICKS = [
  { name: "headInByChoice", stages: [2] },
  { name: "isFitPassed", stages: [3, 4, 5, 6, 7, 8, 9] },
  { name: "isBackOutPassed", stages: [5, 6, 7, 8, 9] },
  { name: "isPair", stages: [6, 7, 8, 9] },
  { name: "doorwayHit", stages: [6] },
  { name: "carrierHit", stages: [6] },
  { name: "isOutingChecked", stages: [7, 8, 9] },
  { name: "isProtected", stages: [6, 7, 8, 9] },
] as const
const PROBLEMS = ["tries", "both", "stress", "ended", "day", "other", "gone", "many", "down"] as const
const stages = Array.from({ length: GRADUATE_STAGE }, (_, index) => index + 1)

interface HomeLogProps {
  token: string
  passport: OpenPassport
  words: PassportWords
}

/** A session at home: three answers, the rest folds away; which ticks there are follows from the stage. */
export function HomeLog({ token, passport, words }: HomeLogProps) {
  const { say } = words
  const { name } = passport.content
  const stageName = (n: number) => words.stage(n).name
  return (
    <HomeLogForm
      token={token}
      button={say("passport.save")}
      problems={Object.fromEntries(PROBLEMS.map((key) => [key, say(`passport.problem.${key}`)]))}
      saved={{
        up: Object.fromEntries(stages.map((n) => [n, say("passport.savedUp", { n, stage: stageName(n) })])),
        back: Object.fromEntries(
          stages.map((n) => [n, say("passport.savedBack", { n, stage: stageName(n) })]),
        ),
        stays: say("passport.savedStays", { name, n: passport.stage }),
      }}
    >
      {/* A kept session brings a new id, and with it empty fields for the next one. */}
      <Fields key={passport.entryId} passport={passport} words={words} />
    </HomeLogForm>
  )
}

function Fields({ passport, words }: Omit<HomeLogProps, "token">) {
  const { say } = words
  const { name } = passport.content
  return (
    <>
      <input type="hidden" name="entryId" value={passport.entryId} />
      <div className={classes.pair}>
        <WholeNumber name="trials" label={say("passport.trials")} max={50} min={1} />
        <WholeNumber name="hits" label={say("passport.hits")} max={50} />
      </div>
      <Choices
        name="stress"
        legend={say("passport.stress")}
        options={STRESS_LEVELS.map((level) => ({
          value: String(level),
          label: say(`passport.stress.${level}`),
        }))}
      />
      <Choices
        name="endedBy"
        legend={say("passport.ended")}
        options={ENDINGS.map((one) => ({ value: one, label: say(`passport.ended.${one}`, { name }) }))}
      />
      <details className={classes.more}>
        <summary>{say("passport.more", { name })}</summary>
        <MoreFields passport={passport} words={words} />
      </details>
    </>
  )
}

function MoreFields({ passport, words: { say } }: Omit<HomeLogProps, "token">) {
  const { content, todayDay, stage } = passport
  const { name } = content
  return (
    <>
      <label>
        <span>{say("passport.day")}</span>
        <input
          type="date"
          name="heldOn"
          defaultValue={isoFromDay(todayDay)}
          min={isoFromDay(content.issuedDay)}
          max={isoFromDay(todayDay)}
          required
        />
      </label>
      <Select
        name="incident"
        label={say("passport.incident")}
        options={INCIDENTS.map((one) => ({ value: one, label: say(`passport.incident.${one}`) }))}
      />
      <WholeNumber name="recoverySec" label={say("passport.recovery")} max={7200} />
      <Select
        name="who"
        label={say("passport.who", { name })}
        options={HOUSEHOLD.map((one) => ({ value: one, label: say(`passport.who.${one}`) }))}
      />
      <Select
        name="place"
        label={say("passport.place")}
        options={PLACES.map((one) => ({ value: one, label: say(`passport.place.${one}`) }))}
      />
      {stage >= 3 ? <WholeNumber name="wornMinutes" label={say("passport.worn")} max={240} /> : null}
      {stage >= 4 ? (
        <Select
          name="gait"
          label={say("passport.gait")}
          options={[
            { value: "", label: say("passport.gait.none") },
            ...GAITS.map((gait) => ({ value: String(gait), label: say(`passport.gait.${gait}`) })),
          ]}
        />
      ) : null}
      {TICKS.filter(({ stages: asked }) => asked.some((one) => one === stage)).map(({ name: key }) => (
        <label key={key} className={classes.tick}>
          <input type="checkbox" name={key} />
          {say(`passport.tick.${key}`)}
        </label>
      ))}
    </>
  )
}

function WholeNumber({
  name,
  label,
  max,
  min = 0,
}: {
  name: string
  label: string
  max: number
  min?: number
}) {
  return (
    <label>
      <span>{label}</span>
      <input type="number" inputMode="numeric" name={name} min={min} max={max} />
    </label>
  )
}

interface Options {
  name: string
  options: readonly { value: string; label: string }[]
}

function Select({ name, label, options }: Options & { label: string }) {
  return (
    <label>
      <span>{label}</span>
      <select name={name} defaultValue={options[0]?.value}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  )
}

function Choices({ name, legend, options }: Options & { legend: string }) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      <div className={classes.choices}>
        {options.map((option) => (
          <label key={option.value}>
            <input type="radio" name={name} value={option.value} required />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
