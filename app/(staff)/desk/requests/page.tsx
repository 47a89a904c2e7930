import { Alert, Button, Group, TextInput, Title } from "@mantine/core"
import { redirect } from "next/navigation"
import { RequestBoard } from "@/components/requests/request-board"
import { TextLink } from "@/components/ui/links"
import { requestBoard, requestByCode } from "@/lib/features/requests/board-queries"
import { RequestListParams } from "@/lib/features/requests/board-schema"
import { requirePage } from "@/lib/platform/require-role"
import { routes } from "@/lib/platform/routes"

export const metadata = { title: "Requests" }

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function RequestsPage({ searchParams }: Props) {
  const viewer = await requirePage("request:manage")
  const params = RequestListParams.parse(await searchParams)
  const found = params.code ? await requestByCode(viewer, params.code) : null
  if (found) redirect(routes.requestRecord(found))
  return (
    <>
      <Group justify="space-between" align="flex-end" mb="md">
        <Title order={1}>Requests to meet</Title>
        <form>
          <Group align="flex-end" gap="xs">
            <TextInput
              name="code"
              label="Code said at the counter"
              placeholder="KT27"
              defaultValue={params.code}
              maxLength={12}
              autoComplete="off"
            />
            <Button type="submit" variant="default">
              Find
            </Button>
          </Group>
        </form>
      </Group>
      {params.code ? (
        <Alert mb="md" color="yellow" role="status" title="No waiting request has this code">
          Codes have two letters and two digits. One that was answered and closed is not found any more.
        </Alert>
      ) : null}
      {params.status ? (
        <p>
          <TextLink href={routes.requests()}>← The whole board</TextLink>
        </p>
      ) : null}
      <RequestBoard columns={await requestBoard(viewer, params)} place={viewer} />
    </>
  )
}
