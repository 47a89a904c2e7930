import {
  PUBLIC_FACETS,
  PUBLIC_ORDERS,
  type PublicListParams,
  publicListQuery,
} from "@/lib/features/cats/public-schema"
import { routes } from "@/lib/platform/routes"
import classes from "./cat-filters.module.css"
import { countText, entryText, text } from "./text"

const facetLabel = (facet: (typeof PUBLIC_FACETS)[number]) =>
  entryText(`facet.${facet.key}.label`, facet.label)

const optionLabel = (facet: string, option: { value: string; label: string }) =>
  entryText(`facet.${facet}.option.${option.value}`, option.label)

interface Filtered {
  params: PublicListParams
  counts: Record<string, number>
}

/** The filters as an ordinary form: the address is the view, and it works without JavaScript. */
export function CatFilters({ params, counts }: Filtered) {
  const chosen = params.f.length
  return (
    <details className={classes.filters}>
      <summary>{chosen > 0 ? countText("cats.filterOn", chosen) : text("cats.filter")}</summary>
      <form method="get" action={routes.publicCats()}>
        <div className={classes.groups}>
          {PUBLIC_FACETS.map((facet) => (
            <fieldset key={facet.key}>
              <legend>{facetLabel(facet)}</legend>
              {facet.options.map((option) => (
                <FacetChoice key={option.value} facet={facet.key} option={option} of={{ params, counts }} />
              ))}
            </fieldset>
          ))}
          <fieldset>
            <legend>{text("cats.order")}</legend>
            {PUBLIC_ORDERS.map((order) => (
              <label key={order} className={classes.choice}>
                <input type="radio" name="order" value={order} defaultChecked={params.order === order} />
                <span>{text(`cats.order.${order}`)}</span>
              </label>
            ))}
          </fieldset>
        </div>
        <p className={classes.send}>
          <button type="submit" className="plain-button">
            {text("cats.submit")}
          </button>
        </p>
      </form>
    </details>
  )
}

function FacetChoice(choice: { facet: string; option: { value: string; label: string }; of: Filtered }) {
  const { facet, option, of } = choice
  const token = `${facet}:${option.value}`
  const n = of.counts[token] ?? 0
  return (
    <label className={classes.choice} data-empty={n === 0 || undefined}>
      <input type="checkbox" name={facet} value={option.value} defaultChecked={of.params.f.includes(token)} />
      <span>{optionLabel(facet, option)}</span>
      <span className={classes.count} aria-hidden>
        {n}
      </span>
      <span className="plain-hidden">, {countText("cats.facetCount", n)}</span>
    </label>
  )
}

/** What the list is narrowed to; each choice can be taken off by itself. */
export function ChosenFilters({ params }: { params: PublicListParams }) {
  const { f, order } = params
  if (f.length === 0) return null
  const hrefOf = (tokens: readonly string[]) =>
    routes.publicCats() + publicListQuery({ f: [...tokens], order })
  return (
    <ul className={classes.chosen} aria-label={text("cats.chosen")}>
      {PUBLIC_FACETS.flatMap((facet) =>
        facet.options
          .map((option) => ({ option, token: `${facet.key}:${option.value}` }))
          .filter(({ token }) => f.includes(token))
          .map(({ option, token }) => (
            <li key={token}>
              <a href={hrefOf(f.filter((one) => one !== token))}>
                <span className="plain-hidden">
                  {text("cats.takeOff", {
                    choice: `${facetLabel(facet)}, ${optionLabel(facet.key, option)}`,
                  })}
                </span>
                <span aria-hidden>
                  {facetLabel(facet)}: {optionLabel(facet.key, option)} ✕
                </span>
              </a>
            </li>
          )),
      )}
    </ul>
  )
}
