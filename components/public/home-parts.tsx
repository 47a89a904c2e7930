import { TierBlaze } from "@/components/cats/tier-blaze"
import { TIERS } from "@/lib/domain/suitability/tiers"
import { routes } from "@/lib/platform/routes"
import { tierWords } from "./card-words"
import classes from "./home.module.css"
import { Landscape } from "./landscape"
import { publicTexts, text } from "./text"

/** What this is, in one picture and three sentences. */
export function Hero({ shelterName }: { shelterName: string }) {
  return (
    <section className={classes.hero}>
      <div className={classes.picture}>
        <Landscape />
      </div>
      <div className={`plain-wrap ${classes.words}`}>
        <p className={classes.kicker}>{text("site.tagline", { shelter: shelterName })}</p>
        <h1>{text("home.title")}</h1>
        <div>
          <p className={classes.lead}>{text("home.lead")}</p>
          <p className={classes.ways}>
            <a className="plain-button" href={routes.publicCats()}>
              {text("home.meet")}
            </a>
            <a className="plain-button plain-button--quiet" href={routes.questionnaire()}>
              {text("home.match")}
            </a>
          </p>
        </div>
      </div>
    </section>
  )
}

/** The three labels side by side: lives, not grades. */
export function ThreeLives() {
  return (
    <section aria-labelledby="lives">
      <h2 id="lives">{text("home.livesTitle")}</h2>
      <ul className={classes.lives}>
        {TIERS.map((tier) => (
          <li key={tier}>
            <h3>
              <TierBlaze tier={tier} label={tierWords(publicTexts(), tier)} />
            </h3>
            <p>{text(`home.life.${tier}`)}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

const STEPS = [1, 2, 3] as const

export function HowItGoes() {
  return (
    <section aria-labelledby="how">
      <h2 id="how">{text("home.howTitle")}</h2>
      <ol className={classes.steps}>
        {STEPS.map((step) => (
          <li key={step}>
            <h3>{text(`home.how${step}Title`)}</h3>
            <p>{text(`home.how${step}`)}</p>
          </li>
        ))}
      </ol>
      <p>
        <a className="plain-link" href={routes.about()}>
          {text("home.howMore")}
        </a>
      </p>
    </section>
  )
}
