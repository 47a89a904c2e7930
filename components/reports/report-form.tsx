"use client"
import { Button, Group, NativeSelect, Stack, TextInput, Title } from "@mantine/core"
import { notifications } from "@mantine/notifications"
import { useRouter } from "next/navigation"
import { type FormEvent, useState } from "react"
import { v7 as makeId } from "uuid"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { SUBJECTS } from "@/lib/domain/reports/subjects"
import { saveReportAction } from "@/lib/features/reports/actions"
import type { ReportDefinitionInput } from "@/lib/features/reports/definition-schema"
import { routes } from "@/lib/platform/routes"
import { ColumnsEditor } from "./columns-editor"
import { FiltersEditor } from "./filters-editor"

interface ReportFormProps {
  report: { id: string | null; version: number; name: string; definition: ReportDefinitionInput }
}

/** Builds a report: columns in their order, conditions, and what the rows go by. */
export function ReportForm({ report }: ReportFormProps) {
  const router = useRouter()
  const { problem, isBusy, send } = useSave()
  const [newId] = useState(() => makeId())
  const [definition, setDefinition] = useState(report.definition)
  const { subject, columns, filters, sort } = definition
  const change = (more: Partial<ReportDefinitionInput>) => setDefinition({ ...definition, ...more })
  const offered = SUBJECTS[subject].columns

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const name = String(new FormData(event.currentTarget).get("name") ?? "")
    const saved = await send(
      saveReportAction({ id: report.id ?? newId, version: report.version, name, definition }),
    )
    if (!saved) return
    notifications.show({ message: "The report is kept." })
    if (report.id) router.refresh()
    else router.push(routes.report(saved.data.id))
  }

  return (
    <form onSubmit={submit} method="post">
      <Problem sentence={problem} />
      <Stack maw={760}>
        <TextInput name="name" label="Name" defaultValue={report.name} required maxLength={120} />
        <Title order={3} size="h4">
          Columns
        </Title>
        <ColumnsEditor offered={offered} chosen={columns} onChange={(keys) => change({ columns: keys })} />
        <Title order={3} size="h4">
          Only rows where
        </Title>
        <FiltersEditor subject={subject} filters={filters} onChange={(next) => change({ filters: next })} />
        <Group align="flex-end">
          <NativeSelect
            label="Ordered by"
            value={sort?.column ?? ""}
            data={[
              { value: "", label: "nothing in particular" },
              ...offered.map(({ key, label }) => ({ value: key, label })),
            ]}
            onChange={({ currentTarget: { value } }) =>
              change({ sort: value ? { column: value, direction: sort?.direction ?? "asc" } : null })
            }
          />
          {sort ? (
            <NativeSelect
              label="Direction"
              value={sort.direction}
              data={[
                { value: "asc", label: "smallest or earliest first" },
                { value: "desc", label: "largest or latest first" },
              ]}
              onChange={({ currentTarget: { value } }) =>
                change({ sort: { ...sort, direction: value === "desc" ? "desc" : "asc" } })
              }
            />
          ) : null}
        </Group>
        <Button type="submit" loading={isBusy} style={{ alignSelf: "flex-start" }}>
          {report.id ? "Save changes" : "Save and show"}
        </Button>
      </Stack>
    </form>
  )
}
