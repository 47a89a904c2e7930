import { routes } from "@/lib/platform/routes"
import classes from "./site.module.css"
import { text } from "./text"

const PAGES = [
  { href: routes.publicCats(), label: text("site.cats") },
  { href: routes.questionnaire(), label: text("site.match") },
  { href: routes.about(), label: text("site.about") },
]

/** The shelter's name, the pages, and the small door for staff. */
export function SiteHeader({ shelterName, isDemo }: { shelterName: string; isDemo: boolean }) {
  return (
    <header className={classes.header}>
      {isDemo ? (
        <p className={`plain-banner ${classes.demo}`}>
          {text("site.demo")} <a href={routes.firstRun()}>{text("site.demoStart")}</a>
        </p>
      ) : null}
      <div className={`plain-wrap ${classes.bar}`}>
        <a className={classes.brand} href={routes.home()}>
          {/* biome-ignore lint/performance/noImgElement: the icon of the site, a kilobyte as it is */}
          <img src="/icon.svg" alt="" width={40} height={40} />
          <span>
            Slackline
            <small>{shelterName}</small>
          </span>
        </a>
        <nav className={classes.nav} aria-label={text("site.nav")}>
          {PAGES.map(({ href, label }) => (
            <a key={href} href={href}>
              {label}
            </a>
          ))}
        </nav>
      </div>
      <Line />
    </header>
  )
}

export function SiteFooter({ shelterName }: { shelterName: string }) {
  return (
    <footer className={classes.footer}>
      <div className={`plain-wrap ${classes.footerBar}`}>
        <p>
          <strong>{text("site.tagline", { shelter: shelterName })}</strong>
          <br />
          {text("site.footer")}
        </p>
        <nav aria-label={text("site.footerNav")}>
          <a href={routes.about()}>{text("site.about")}</a>
          <a href={routes.signIn()}>{text("site.staff")}</a>
        </nav>
      </div>
    </footer>
  )
}

/** The rule under the header hangs a little: slack in the line. */
function Line() {
  return (
    <svg
      className={classes.line}
      viewBox="0 0 1200 14"
      preserveAspectRatio="none"
      aria-hidden
      focusable="false"
    >
      <path
        d="M0 2Q600 22 1200 2"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  )
}
