import { passportDocument } from "@/components/passport/passport-parts"
import { passportLanguage, wordsIn } from "@/components/passport/words"
import { passportByToken, visitorOfPassport } from "@/lib/features/passport/public"
import { writeTaggedPdf } from "@/lib/platform/tagged-pdf"

/** The passport as a tagged PDF, in the language asked for. */
export async function GET(request: Request, { params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const visitor = await visitorOfPassport(token)
  const passport = visitor && (await passportByToken(visitor, token))
  if (!passport) return new Response("Not found", { status: 404 })
  const words = wordsIn(passportLanguage(new URL(request.url).searchParams.get("lang") ?? undefined))
  const file = await writeTaggedPdf(passportDocument(passport, words, visitor.shelterName))
  return new Response(file, {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": 'attachment; filename="passport.pdf"',
    },
  })
}
