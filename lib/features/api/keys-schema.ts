import { z } from "zod"

/** What a key may be allowed to read, in the words of the page. */
export const KEY_SCOPES = [
  { key: "public-cats", label: "Public cats", help: "What anybody sees on the public pages." },
  { key: "cats", label: "Cats", help: "Records of cats, without anybody's name." },
  { key: "stays", label: "Stays", help: "When and how cats came and left." },
  { key: "figures", label: "Figures", help: "Charts of the outcomes page; counts from 1 to 4 are hidden." },
  { key: "reports", label: "Reports", help: "Saved reports and their rows, without names of staff." },
] as const
export type KeyScope = (typeof KEY_SCOPES)[number]["key"]
const SCOPE_NAMES = KEY_SCOPES.map(({ key }) => key)

export const NewKeyInput = z.object({
  id: z.uuid(),
  name: z.string().trim().min(1, "give it a name").max(80, "must have at most 80 characters"),
  scopes: z.array(z.enum(SCOPE_NAMES)).min(1, "choose at least one"),
  expiresOn: z
    .union([z.literal("").transform(() => null), z.iso.date("must be a date such as 2027-01-31")])
    .nullable(),
})
export type NewKeyInput = z.infer<typeof NewKeyInput>

export const KeyVersion = z.object({ id: z.uuid(), version: z.int() })
export type KeyVersion = z.infer<typeof KeyVersion>
