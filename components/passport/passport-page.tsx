import type { OpenPassport } from "@/lib/features/passport/public"
import { routes } from "@/lib/platform/routes"
import { LANGUAGES } from "@/lib/platform/texts"
import { PartOnScreen } from "./document-parts"
import { HomeLog } from "./home-log"
import classes from "./passport.module.css"
import { passportDocument } from "./passport-parts"
import type { PassportWords } from "./words"

interface PassportPageProps {
  token: string
  passport: OpenPassport
  words: PassportWords
  shelterName: string
}

/** The training passport as its link shows it: what was handed over, and a log to go on with at home. */
export function PassportPage({ token, passport, words, shelterName }: PassportPageProps) {
  const { title, intro, parts } = passportDocument(passport, words, shelterName)
  const { say, day, language } = words
  return (
    <article className="plain-wrap" lang={language} style={{ paddingBlock: "1.25rem 4rem" }}>
      <h1>{title}</h1>
      <p>{intro}</p>
      <nav aria-label={say("passport.languages")}>
        <ul className={classes.top}>
          {(Object.keys(LANGUAGES) as (keyof typeof LANGUAGES)[]).map((one) => (
            <li key={one}>
              <a
                href={`${routes.passport(token)}?lang=${one}`}
                lang={one}
                aria-current={one === language ? "page" : undefined}
              >
                {LANGUAGES[one]}
              </a>
            </li>
          ))}
          <li>
            <a href={routes.passportFile(token, language)}>{say("passport.file")}</a>
          </li>
        </ul>
      </nav>
      {passport.isReviewOpen ? <p className={classes.notice}>{say("passport.review")}</p> : null}
      {passport.restUntilDay === null ? null : (
        <p className={classes.notice}>
          {say("passport.rest", { name: passport.content.name, day: day(passport.restUntilDay) })}
        </p>
      )}
      <div className={classes.columns}>
        <div>
          {parts.slice(0, 4).map((part) => (
            <PartOnScreen key={part.id} part={part} />
          ))}
        </div>
        <div>
          {parts.slice(4).map((part) => (
            <PartOnScreen key={part.id} part={part} />
          ))}
        </div>
      </div>
      <section aria-labelledby="log-title" id="log">
        <h2 id="log-title">{say("passport.logTitle")}</h2>
        <p>{say("passport.logIntro", { name: passport.content.name })}</p>
        <HomeLog token={token} passport={passport} words={words} />
        <Logged passport={passport} words={words} />
      </section>
    </article>
  )
}

const SHOWN = 20

function Logged({
  passport: { sessions },
  words: { say, count, day },
}: Pick<PassportPageProps, "passport" | "words">) {
  if (sessions.length === 0) return null
  return (
    <>
      <h3>{say("passport.entriesTitle")}</h3>
      <p>{count("passport.entries", sessions.length)}</p>
      <ul>
        {sessions.slice(0, SHOWN).map((session, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two alike sessions of one day are two lines
          <li key={index}>
            {day(session.day)}:{" "}
            {session.trials === null
              ? say("passport.entryNoTries")
              : say("passport.entryTries", { hits: session.hits ?? 0, trials: session.trials })}
            , {say(`passport.stress.${session.stress as 0}`)}
          </li>
        ))}
      </ul>
    </>
  )
}
