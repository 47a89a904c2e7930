import pg from "pg"

const rowsIn =
  (variable: string) =>
  async <T>(sql: string, values: unknown[] = []): Promise<T[]> => {
    const client = new pg.Client({ connectionString: process.env[variable] ?? "" })
    await client.connect()
    try {
      return (await client.query(sql, values)).rows as T[]
    } finally {
      await client.end()
    }
  }

/** The database of this worker's house, asked as its owner: what really arrived. */
export const houseRows = rowsIn("HOUSE_DATABASE")
/** The same of the house whose clock moves. */
export const movingRows = rowsIn("MOVING_DATABASE")
