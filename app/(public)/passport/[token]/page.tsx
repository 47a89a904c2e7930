import type { Metadata } from "next"
import { PassportPage } from "@/components/passport/passport-page"
import { passportLanguage, wordsIn } from "@/components/passport/words"
import { passportByToken, visitorOfPassport } from "@/lib/features/passport/public"

interface Props {
  params: Promise<{ token: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export const metadata: Metadata = { title: "Training passport" }

export default async function Passport({ params, searchParams }: Props) {
  const { token } = await params
  const visitor = await visitorOfPassport(token)
  const words = wordsIn(passportLanguage((await searchParams).lang))
  const passport = visitor && (await passportByToken(visitor, token))
  if (!passport)
    return (
      <article className="plain-narrow" lang={words.language} style={{ paddingBlock: "2rem 4rem" }}>
        <h1>{words.say("passport.closedTitle")}</h1>
        <p>{words.say("passport.closed")}</p>
      </article>
    )
  return <PassportPage token={token} passport={passport} words={words} shelterName={visitor.shelterName} />
}
