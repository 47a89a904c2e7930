import { Text, Title } from "@mantine/core"
import { ScrollRegion } from "@/components/ui/scroll-region"
import { ELEMENT_GROUPS, type ElementGroup } from "@/lib/domain/sources/element"
import { ELEMENTS } from "@/lib/domain/sources/elements"
import { homeId, nameOfHome } from "@/lib/domain/sources/homes"
import { PARAMETERS } from "@/lib/domain/sources/parameters"
import { RULES } from "@/lib/domain/sources/rules"
import { articleNames, ParameterLines } from "./source-lines"
import classes from "./sources.module.css"

/** Everything the founding articles state and where it lives here, what they disagree on, and the rules that follow. */
export function SourcesView() {
  // A place may be the home of several statements; the address leads to the first of them.
  const seen = new Set<string>()
  const anchor = (id: string) => {
    if (seen.has(id)) return undefined
    seen.add(id)
    return id
  }
  return (
    <>
      <Title order={1} mb="xs">
        Sources
      </Title>
      <Text maw={720} mb="md">
        Every statement of the five founding articles in our words, who states it, and where it lives in
        Slackline. Where they differ, the stricter one counts for safety and the wider one for what to expect.
        Weights and limits are expert judgement, not yet checked on our own cats.
      </Text>
      <ul className={classes.toc}>
        <li>
          <a href="#differ">Where sources differ</a>
        </li>
        <li>
          <a href="#rules">Rules</a>
        </li>
        {(Object.keys(ELEMENT_GROUPS) as ElementGroup[]).map((group) => (
          <li key={group}>
            <a href={`#group-${group}`}>{ELEMENT_GROUPS[group]}</a>
          </li>
        ))}
      </ul>
      <Title order={2} size="h3" mb="sm" id="differ">
        Where sources differ
      </Title>
      <div className={classes.cards}>
        {PARAMETERS.map((parameter) => (
          <section
            key={parameter.key}
            className={classes.card}
            id={anchor(homeId({ kind: "parameter", key: parameter.key }))}
          >
            <h3>{parameter.label}</h3>
            <ParameterLines parameter={parameter} />
          </section>
        ))}
      </div>
      <Title order={2} size="h3" mt="xl" mb="sm" id="rules">
        Rules
      </Title>
      <div className={classes.cards}>
        {RULES.map((rule) => (
          <section
            key={rule.key}
            className={classes.card}
            id={anchor(homeId({ kind: "rule", key: rule.key }))}
          >
            <h3>{rule.title}</h3>
            {rule.states}
          </section>
        ))}
      </div>
      {(Object.keys(ELEMENT_GROUPS) as ElementGroup[]).map((group) => (
        <section key={group} aria-labelledby={`group-${group}`}>
          <Title order={2} size="h3" mt="xl" mb="sm" id={`group-${group}`}>
            {ELEMENT_GROUPS[group]}
          </Title>
          <ScrollRegion label={`${ELEMENT_GROUPS[group]}, scrollable`}>
            <table className={classes.table}>
              <thead>
                <tr>
                  <th scope="col">No.</th>
                  <th scope="col">Statement</th>
                  <th scope="col">Stated by</th>
                  <th scope="col">Lives in</th>
                </tr>
              </thead>
              <tbody>
                {ELEMENTS.filter((element) => element.group === group).map((element) => (
                  <tr key={element.number}>
                    <td>{element.number}</td>
                    <td>{element.text}</td>
                    <td>{articleNames(element)}</td>
                    <td>
                      {element.homes.map((home) => (
                        <span key={homeId(home)} className={classes.home} id={anchor(homeId(home))}>
                          {nameOfHome(home)}
                        </span>
                      ))}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollRegion>
        </section>
      ))}
    </>
  )
}
