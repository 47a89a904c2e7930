import { ARTICLES } from "@/lib/domain/sources/articles"
import type { SourceElement } from "@/lib/domain/sources/element"
import { elementsAt } from "@/lib/domain/sources/elements"
import { type Home, homeId } from "@/lib/domain/sources/homes"
import { PARAMETERS, type Parameter } from "@/lib/domain/sources/parameters"
import { routes } from "@/lib/platform/routes"
import classes from "./sources.module.css"

export const articleNames = (element: Pick<SourceElement, "articles">) =>
  element.articles.map((id) => ARTICLES[id]).join("; ")

/** Parameters on which the sources of these statements differ. */
function differing(elements: readonly SourceElement[]): Parameter[] {
  const keys = new Set(
    elements.flatMap(({ homes }) => homes.flatMap((home) => (home.kind === "parameter" ? [home.key] : []))),
  )
  return PARAMETERS.filter(({ key }) => keys.has(key))
}

/** What each source states about one parameter, and what the shelter chose. */
export function ParameterLines({ parameter }: { parameter: Parameter }) {
  return (
    <>
      <ul className={classes.stated}>
        {parameter.sources.map(({ article, stated }) => (
          <li key={`${article}${stated}`}>
            {ARTICLES[article]}: <q>{stated}</q>
          </li>
        ))}
      </ul>
      <p className={classes.choice}>
        <strong>Here:</strong> {parameter.choice}. {parameter.because}.
      </p>
    </>
  )
}

/** What the founding articles state about one place of the app, with their differences and our choice. */
export function SourceLines({ home }: { home: Pick<Home, "kind" | "key"> }) {
  const elements = elementsAt(home)
  return (
    <div className={classes.lines}>
      {elements.length === 0 ? (
        <p>No statement of the founding articles is filed here; the rule itself names its source.</p>
      ) : null}
      <ul>
        {elements.map((element) => (
          <li key={element.number}>
            {element.text}. <small>{articleNames(element)}.</small>
          </li>
        ))}
      </ul>
      {differing(elements).map((parameter) => (
        <section key={parameter.key}>
          <p>
            <span className={classes.differ}>Sources differ</span> {parameter.label}
          </p>
          <ParameterLines parameter={parameter} />
        </section>
      ))}
      <p>
        <a href={`${routes.sources()}#${homeId(home)}`}>All sources</a>
      </p>
    </div>
  )
}
