import type { Metadata } from "next"
import { PassportPage } from "@/components/passport/passport-page"
import { wordsIn } from "@/components/passport/words"
import { passportByToken, visitorOfPassport } from "@/lib/features/passport/public"
import { inOwnLanguage } from "../../visited-shelter"

interface Props {
  params: Promise<{ token: string }>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await inOwnLanguage()).say("passport.pageTitle") }
}

export default async function Passport({ params }: Props) {
  const { token } = await params
  const visitor = await visitorOfPassport(token)
  const words = wordsIn((await inOwnLanguage()).language)
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
