import { routes } from "@/lib/platform/routes"
import { LANGUAGES } from "@/lib/platform/texts"
import classes from "./site.module.css"
import { publicTexts, text } from "./text"

const PAGES = [
  { href: routes.publicCats(), label: "site.cats" },
  { href: routes.questionnaire(), label: "site.match" },
  { href: routes.about(), label: "site.about" },
] as const

/** Null while the database does not answer. */
interface Frame {
  shelter: { shelterName: string; isDemo: boolean } | null
}

/** The shelter's name and the pages. */
export function SiteHeader({ shelter }: Frame) {
  return (
    <header className={classes.header}>
      {shelter?.isDemo ? (
        <p className={`plain-banner ${classes.demo}`}>
          {text("site.demo")} <a href={routes.firstRun()}>{text("site.demoStart")}</a>
        </p>
      ) : null}
      <div className={`plain-wrap ${classes.bar}`}>
        <a className={classes.brand} href={routes.home()}>
          {/* biome-ignore lint/performance/noImgElement: the icon of the site, a kilobyte as it is */}
          <img src="/icon.svg" alt="" width={40} height={40} />
          <span translate="no">
            Slackline
            {shelter ? <small>{shelter.shelterName}</small> : null}
          </span>
        </a>
        <nav className={classes.nav} aria-label={text("site.nav")}>
          {PAGES.map(({ href, label }) => (
            <a key={href} href={href}>
              {text(label)}
            </a>
          ))}
        </nav>
      </div>
      <Line />
    </header>
  )
}

/** What this is once more, and the small door for staff. */
export function SiteFooter({ shelter, query }: Frame & { query: string }) {
  return (
    <footer className={classes.footer}>
      <div className={`plain-wrap ${classes.footerBar}`}>
        <p>
          {shelter ? (
            <strong className={classes.tagline}>
              {text("site.tagline", { shelter: shelter.shelterName })}
            </strong>
          ) : null}
          {text("site.footer")}
        </p>
        <nav aria-label={text("site.footerNav")}>
          <a href={routes.about()}>{text("site.about")}</a>
          <a href={routes.shortlist()}>{text("keep.list")}</a>
          <a href={routes.signIn()}>{text("site.staff")}</a>
        </nav>
        <LanguageLinks query={query} />
      </div>
    </footer>
  )
}

/** This very page in another language. Plain links: they work without a script. */
function LanguageLinks({ query }: { query: string }) {
  const { language } = publicTexts()
  return (
    <nav aria-label={text("site.languages")} className={classes.languages}>
      {(Object.keys(LANGUAGES) as (keyof typeof LANGUAGES)[]).map((one) => (
        <a
          key={one}
          href={`?${new URLSearchParams([...new URLSearchParams(query), ["lang", one]])}`}
          lang={one}
          hrefLang={one}
          translate="no"
          rel="nofollow"
          aria-current={one === language ? "true" : undefined}
        >
          {LANGUAGES[one]}
        </a>
      ))}
    </nav>
  )
}

/** The header's lower edge hangs a little: slack in the line. */
function Line() {
  return (
    <svg
      className={classes.line}
      viewBox="0 0 1200 14"
      preserveAspectRatio="none"
      aria-hidden
      focusable="false"
    >
      <path className={classes.edge} d="M0 0Q600 22 1200 0z" />
      <path
        d="M0 1Q600 23 1200 1"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  )
}
