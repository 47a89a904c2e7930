import { HandlersView } from "@/components/handlers/handlers-view"
import { LoggedList } from "@/components/handlers/logged-list"
import { can } from "@/lib/domain/access/table"
import { handlersOverview, loggedBy } from "@/lib/features/training/handlers-queries"
import { listDevices, listLinks } from "@/lib/features/users/handlers-queries"
import { orNotFound, pageId } from "@/lib/platform/page"
import { requirePage } from "@/lib/platform/require-role"
import { currentDevice } from "@/lib/platform/shared-device"

export const metadata = { title: "Handlers" }

interface Props {
  searchParams: Promise<{ person?: string | string[] }>
}

export default async function HandlersPage({ searchParams }: Props) {
  const viewer = await requirePage("handler:manage")
  const { person } = await searchParams
  if (typeof person === "string")
    return <LoggedList person={await orNotFound(loggedBy(viewer, pageId(person)))} />
  const devices = can(viewer, "device:manage")
    ? { all: await listDevices(viewer), isThisShared: (await currentDevice()) !== null }
    : null
  return (
    <HandlersView
      overview={await handlersOverview(viewer)}
      links={await listLinks(viewer)}
      devices={devices}
      place={viewer}
    />
  )
}
