/** Numbers up to 2^32 - 1 of which it is not known how many there will be. */
export class NumberList {
  #numbers = new Uint32Array(1 << 12)
  #length = 0

  push(number: number): void {
    if (this.#length === this.#numbers.length) {
      const longer = new Uint32Array(this.#length * 2)
      longer.set(this.#numbers)
      this.#numbers = longer
    }
    this.#numbers[this.#length++] = number
  }

  at(index: number): number {
    return this.#numbers[index] ?? 0
  }

  get length(): number {
    return this.#length
  }

  /** A view: it holds until the next push. */
  all(): Uint32Array {
    return this.#numbers.subarray(0, this.#length)
  }
}
