/** Takes a stream of pieces apart at sizes the reader chooses, with no more in memory than was asked for and one piece. */
export class ByteReader {
  readonly #source: AsyncIterator<Uint8Array>
  #parts: Uint8Array[] = []
  #held = 0
  #isOver = false

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]()
  }

  async #fill(size: number): Promise<void> {
    while (this.#held < size && !this.#isOver) {
      const { done, value } = await this.#source.next()
      if (done) this.#isOver = true
      else if (value.length > 0) {
        this.#parts.push(value)
        this.#held += value.length
      }
    }
  }

  /** The next bytes, as many as asked for; fewer only at the end. */
  async upTo(size: number): Promise<Buffer> {
    await this.#fill(size)
    const all = this.#parts.length === 1 ? asBuffer(this.#parts[0]) : Buffer.concat(this.#parts)
    const taken = all.subarray(0, size)
    const rest = all.subarray(taken.length)
    this.#parts = rest.length > 0 ? [rest] : []
    this.#held = rest.length
    return taken
  }

  /** Whether nothing comes any more. */
  async isOver(): Promise<boolean> {
    await this.#fill(1)
    return this.#held === 0
  }

  /** The next line without its end; null when there is none within `longest` bytes. */
  async line(longest: number): Promise<string | null> {
    const bytes: number[] = []
    while (bytes.length <= longest) {
      const [byte] = await this.upTo(1)
      if (byte === undefined) return null
      if (byte === 0x0a) return String.fromCharCode(...bytes)
      bytes.push(byte)
    }
    return null
  }
}

const asBuffer = (part: Uint8Array | undefined): Buffer =>
  part ? Buffer.from(part.buffer, part.byteOffset, part.byteLength) : Buffer.alloc(0)
