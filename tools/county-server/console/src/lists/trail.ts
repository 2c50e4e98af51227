// Pages by cursor: the server says where the next page begins, and the way back is remembered here.
export class Trail {
  /** Where each page up to this one begins; the first one has no cursor. */
  private starts: (string | undefined)[] = [undefined]
  private following: string | null = null

  get page(): number {
    return this.starts.length
  }

  get cursor(): string | undefined {
    return this.starts[this.starts.length - 1]
  }

  get hasNext(): boolean {
    return this.following !== null
  }

  get hasPrevious(): boolean {
    return this.starts.length > 1
  }

  /** What the answer for this page said. */
  arrived(next: string | null): void {
    this.following = next
  }

  forward(): void {
    if (this.following === null) return
    this.starts.push(this.following)
    this.following = null
  }

  back(): void {
    if (this.starts.length > 1) this.starts.pop()
    this.following = null
  }

  restart(): void {
    this.starts = [undefined]
    this.following = null
  }
}
