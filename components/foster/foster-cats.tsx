import { Button, Text, Title } from "@mantine/core"
import { CatPortrait } from "@/components/cats/portrait"
import { KeptPage } from "@/components/outbox/kept-page"
import type { FosterCats } from "@/lib/features/training/foster-queries"
import { leaveFosterAction } from "@/lib/features/users/invitations-actions"
import { routes } from "@/lib/platform/routes"
import classes from "./foster.module.css"

/** The cats of one foster carer, and what can be done for each. */
export function FosterCatsView({ name, cats }: { name: string; cats: FosterCats }) {
  const pages = cats.flatMap(({ id, mayLog }) => [
    routes.fosterLook(id),
    ...(mayLog ? [routes.fosterSession(id)] : []),
  ])
  return (
    <>
      <KeptPage others={pages} />
      <Title order={1}>Hello {name}</Title>
      {cats.length === 0 ? (
        <Text>None of your cats is in the shelter's care any more. Thank you for having had them.</Text>
      ) : null}
      <ul className={classes.cats}>
        {cats.map((cat) => (
          <li key={cat.id} className={classes.cat}>
            <CatPortrait cat={{ ...cat, seed: cat.id }} size={84} title={`Drawn portrait of ${cat.name}`} />
            <div>
              <Title order={2} size="h3">
                {cat.name}
              </Title>
              <div className={classes.ways}>
                <Button component="a" href={routes.fosterLook(cat.id)} variant="default">
                  What did you see?
                </Button>
                {cat.mayLog ? (
                  <Button component="a" href={routes.fosterSession(cat.id)} color="marker">
                    Log a session
                  </Button>
                ) : null}
              </div>
              {cat.why ? (
                <Text size="sm" mt={4}>
                  {cat.why}
                </Text>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
      <Text size="sm">
        What you write down is kept on this phone first and sent when there is a connection. Anything
        worrying: call the shelter.
      </Text>
      <form action={leaveFosterAction}>
        <Button type="submit" variant="subtle" mt="md">
          Take the link off this phone
        </Button>
      </form>
    </>
  )
}
