import { Stack, Text, Title } from "@mantine/core"
import type { listPeople } from "@/lib/features/users/queries"
import { AddPerson } from "./add-person"
import { PersonRow } from "./person-row"

/** Everybody with a sign-in here: role, rights, clearance; a change counts from their next request. */
export function PeopleView({
  people,
  ownId,
}: {
  people: Awaited<ReturnType<typeof listPeople>>
  ownId: string
}) {
  return (
    <Stack>
      <Title order={1}>People</Title>
      <Text>
        A change of role counts from the person's next request; switching off ends every sign-in at once.
      </Text>
      {people.map((person) => (
        <PersonRow key={`${person.id}${person.version}`} person={person} isSelf={person.id === ownId} />
      ))}
      <AddPerson />
    </Stack>
  )
}
