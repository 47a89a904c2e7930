import type { PublicCatPage } from "@/lib/features/cats/public"
import { type PublicListParams, publicListQuery } from "@/lib/features/cats/public-schema"
import { routes } from "@/lib/platform/routes"
import { countText, text } from "./text"

interface Listed {
  page: PublicCatPage
  params: PublicListParams
}

/** How many cats the list shows, and how many the filter keeps out of sight. */
export function HowMany({ page, params }: Listed) {
  return (
    <p>
      <strong>{countText("cats.shown", page.shown)}</strong>
      {page.hidden > 0 ? (
        <>
          {". "}
          {countText("cats.hidden", page.hidden)}{" "}
          <a className="plain-link" href={routes.publicCats() + publicListQuery({ order: params.order })}>
            {text("cats.showAll")}
          </a>
        </>
      ) : null}
    </p>
  )
}

export function EmptyList({ isFiltered }: { isFiltered: boolean }) {
  return (
    <div className="plain-card">
      <h2 style={{ marginTop: 0 }}>{text(isFiltered ? "cats.emptyTitle" : "cats.noneTitle")}</h2>
      <p>{text(isFiltered ? "cats.emptyText" : "cats.noneText")}</p>
      {isFiltered ? (
        <a className="plain-button" href={routes.publicCats()}>
          {text("cats.showAll")}
        </a>
      ) : null}
    </div>
  )
}

export function ListPages({ page, params }: Listed) {
  if (!page.next && !params.after) return null
  const { after: _, ...view } = params
  return (
    <nav
      aria-label={text("cats.pages")}
      style={{ marginTop: "2rem", display: "flex", gap: "1rem", flexWrap: "wrap" }}
    >
      {page.next ? (
        <a
          className="plain-button"
          href={routes.publicCats() + publicListQuery({ ...view, after: page.next })}
        >
          {text("cats.more")}
        </a>
      ) : null}
      {params.after ? (
        <a className="plain-link" href={routes.publicCats() + publicListQuery(view)}>
          {text("cats.back")}
        </a>
      ) : null}
    </nav>
  )
}
