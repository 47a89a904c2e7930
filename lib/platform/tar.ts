import { ByteReader } from "./byte-reader"

/** One file of an archive. */
export interface TarEntry {
  name: string
  bytes: Uint8Array
}

const BLOCK = 512
const LONGEST_NAME = 100

/** One file as a tar archive has it (ustar), without owner and moment, so that equal files give equal bytes. */
export function tarEntry({ name, bytes }: TarEntry): Uint8Array {
  if (Buffer.byteLength(name) > LONGEST_NAME)
    throw new RangeError(`the name ${name} is too long for the archive`)
  const padding = (BLOCK - (bytes.length % BLOCK)) % BLOCK
  const out = Buffer.alloc(BLOCK + bytes.length + padding)
  const octal = (value: number, length: number) => `${value.toString(8).padStart(length - 1, "0")}\0`
  out.write(name, 0)
  out.write(octal(0o644, 8), 100)
  out.write(octal(0, 8), 108)
  out.write(octal(0, 8), 116)
  out.write(octal(bytes.length, 12), 124)
  out.write(octal(0, 12), 136)
  out.write("        ", 148)
  out.write("0", 156)
  out.write("ustar\x0000", 257)
  const sum = out.subarray(0, BLOCK).reduce((total, byte) => total + byte, 0)
  out.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148)
  out.set(bytes, BLOCK)
  return out
}

/** The end of a tar archive. */
export const tarEnd = (): Uint8Array => new Uint8Array(2 * BLOCK)

/** The files of a tar archive as we write it, one after the other. Throws a RangeError when it is damaged or cut off. */
export async function* readTar(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<TarEntry> {
  const reader = new ByteReader(chunks)
  const take = async (size: number): Promise<Buffer> => {
    const bytes = await reader.upTo(size)
    if (bytes.length < size) throw new RangeError("the archive is cut off")
    return bytes
  }
  for (;;) {
    const head = await take(BLOCK)
    if (head.every((byte) => byte === 0)) return
    const text = (from: number, length: number) =>
      head.toString("utf8", from, from + length).replace(/\0.*$/s, "")
    const sum = head.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 32 : byte), 0)
    const size = Number.parseInt(text(124, 12), 8)
    if (Number.parseInt(text(148, 8), 8) !== sum || !Number.isSafeInteger(size) || text(156, 1) !== "0")
      throw new RangeError("the archive is damaged")
    const bytes = await take(size)
    await take((BLOCK - (size % BLOCK)) % BLOCK)
    yield { name: text(0, LONGEST_NAME), bytes }
  }
}
