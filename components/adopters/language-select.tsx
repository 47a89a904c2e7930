"use client"
import { NativeSelect } from "@mantine/core"
import { useRouter } from "next/navigation"
import { Problem } from "@/components/ui/problem"
import { useSave } from "@/components/ui/use-save"
import { changeLanguageAction } from "@/lib/features/adopters/actions"
import { DEFAULT_LANGUAGE, LANGUAGES, languageOf } from "@/lib/platform/languages"

/** The language we write to an adopter in; mails, the sheet and the agreement follow it. */
export function LanguageSelect(adopter: { adopterId: string; version: number; language: string }) {
  const router = useRouter()
  const { problem, isBusy, send } = useSave()
  const change = async (chosen: string) => {
    const language = languageOf(chosen) ?? DEFAULT_LANGUAGE
    const { adopterId, version } = adopter
    if (await send(changeLanguageAction({ adopterId, version, language }))) router.refresh()
  }
  return (
    <>
      <Problem sentence={problem} />
      <NativeSelect
        label="We write to them in"
        value={adopter.language}
        disabled={isBusy}
        onChange={(event) => change(event.currentTarget.value)}
        data={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
      />
    </>
  )
}
