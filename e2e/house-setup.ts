import { openHouse } from "./house"

/** One house with the demo shelter for the whole run. */
export default async function setup() {
  const house = await openHouse("browser", { withDemo: true })
  process.env.BASE_URL = house.base
  process.env.HOUSE_DATABASE = house.database.url
  process.env.DEMO_SIGN_INS = house.signIns
  return () => house.close()
}
