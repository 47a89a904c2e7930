import { signOut } from "next-auth/react"

/** Signs out and goes on to a page of the same address: the library would lead to the one the install calls its own. */
export async function signOutTo(path: string): Promise<void> {
  await signOut({ redirect: false })
  window.location.assign(path)
}
