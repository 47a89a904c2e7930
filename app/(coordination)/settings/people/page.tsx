import { PeopleView } from "@/components/account/people-view"
import { listPeople } from "@/lib/features/users/queries"
import { requirePage } from "@/lib/platform/require-role"

export const metadata = { title: "People" }

export default async function PeoplePage() {
  const viewer = await requirePage("people:manage")
  return <PeopleView people={await listPeople(viewer)} ownId={viewer.personId} />
}
