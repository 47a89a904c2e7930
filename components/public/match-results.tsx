import { TierBlaze } from "@/components/cats/tier-blaze"
import { SmallPicture } from "@/components/photos/small-picture"
import type { PublicMatch, PublicMatches } from "@/lib/features/matching/public"
import { routes } from "@/lib/platform/routes"
import { factWords, tierWords, waitingWords } from "./card-words"
import { ANSWERS_NEEDED, choicesToSend, type DeviceChoices } from "./device-choices"
import classes from "./match.module.css"
import { useSpokenWords } from "./spoken-words"

const SHOWN_FIRST = 10

interface Shown {
  choices: DeviceChoices
  matches: PublicMatches | null
  isWorking: boolean
  onRetry: (() => void) | null
}

/** The cats in order, in words. */
export function MatchResults({ choices, matches, isWorking, onRetry }: Shown) {
  const words = useSpokenWords()
  const { say: text } = words
  return (
    <>
      <p role="status" className={classes.summary}>
        {summaryOf(words, { choices, matches, isWorking })}
      </p>
      {onRetry ? (
        <div role="alert" className="plain-problem">
          <p>{text("match.problem")}</p>
          <button type="button" className="plain-button" onClick={onRetry}>
            {text("match.retry")}
          </button>
        </div>
      ) : null}
      {matches ? <Lists matches={matches} /> : null}
    </>
  )
}

function summaryOf(
  { say: text, count: countText }: ReturnType<typeof useSpokenWords>,
  { choices, matches, isWorking }: Omit<Shown, "onRetry">,
): string {
  const missing = ANSWERS_NEEDED - Object.keys(choicesToSend(choices)).length
  if (missing > 0 && !matches) return countText("match.waitFor", missing)
  if (isWorking || !matches) return text("match.working")
  const [first] = matches.open
  if (!first) return text("match.none")
  return countText("match.summary", matches.open.length, {
    name: first.cat.name,
    band: first.bandLabel ?? text("match.noBand"),
  })
}

function Lists({ matches: { open, setAside } }: { matches: PublicMatches }) {
  const { say: text, count: countText } = useSpokenWords()
  const rest = open.slice(SHOWN_FIRST)
  return (
    <>
      <ol className={classes.list}>
        {open.slice(0, SHOWN_FIRST).map((match) => (
          <Match key={match.cat.slug} match={match} />
        ))}
      </ol>
      {rest.length > 0 ? (
        <details className="plain-details">
          <summary>{countText("match.moreCats", rest.length)}</summary>
          <ol className={classes.list} start={SHOWN_FIRST + 1}>
            {rest.map((match) => (
              <Match key={match.cat.slug} match={match} />
            ))}
          </ol>
        </details>
      ) : null}
      {setAside.length > 0 ? (
        <details className="plain-details">
          <summary>{text("match.setAside")}</summary>
          <p className="plain-note">{text("match.setAsideIntro")}</p>
          <ul className={classes.list}>
            {setAside.map(({ cat, because }) => (
              <li key={cat.slug}>
                <article className={classes.match}>
                  <Who cat={cat} />
                  <ul className={classes.reasons}>
                    {because.map((reason) => (
                      <li key={reason}>{reason}</li>
                    ))}
                  </ul>
                </article>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      <p className="plain-note">{text("match.advice")}</p>
    </>
  )
}

function Who({ cat }: { cat: PublicMatch["cat"] }) {
  const words = useSpokenWords()
  return (
    <div className={classes.who}>
      <SmallPicture cat={cat} size={88} />
      <div>
        <h3 translate="no">
          <a href={routes.publicCat(cat.slug)}>{cat.name}</a>
        </h3>
        <p>{factWords(words, cat)}</p>
        <p>
          <TierBlaze tier={cat.tier} label={tierWords(words, cat.tier)} />
        </p>
        <p>{waitingWords(words, cat)}</p>
      </div>
    </div>
  )
}

function Match({ match }: { match: PublicMatch }) {
  const { say: text } = useSpokenWords()
  return (
    <li>
      <article className={classes.match} data-band={match.band ?? "none"}>
        <p className={classes.band}>{match.bandLabel ?? text("match.noBand")}</p>
        <Who cat={match.cat} />
        {match.isLifted ? <p className={classes.lifted}>{text("match.lifted")}</p> : null}
        <Reasons title={text("match.speaksFor")} reasons={match.speaksFor} />
        <Reasons title={text("match.askAbout")} reasons={match.askAbout} />
        {/* Nothing stands above the best band, so nothing needs to change there. */}
        {match.change && match.band !== "GREAT" ? (
          <Reasons title={text("match.change")} reasons={[match.change]} />
        ) : null}
        <p className="plain-note">{text(`match.evidence.${match.evidence}`)}</p>
      </article>
    </li>
  )
}

function Reasons({ title, reasons }: { title: string; reasons: readonly string[] }) {
  if (reasons.length === 0) return null
  return (
    <div className={classes.reasons}>
      <h4>{title}</h4>
      <ul>
        {reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
    </div>
  )
}
