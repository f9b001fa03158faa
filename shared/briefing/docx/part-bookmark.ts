import { FileChild, NextAttributeComponent } from 'docx'

/** Where a part begins, between the paragraphs of the body (ECMA-376-1, 17.13.6.2). */
export class PartStart extends FileChild {
  constructor(name: string, id: number) {
    super('w:bookmarkStart')
    this.root.push(new NextAttributeComponent({ id: { key: 'w:id', value: id }, name: { key: 'w:name', value: name } }))
  }
}

export class PartEnd extends FileChild {
  constructor(id: number) {
    super('w:bookmarkEnd')
    this.root.push(new NextAttributeComponent({ id: { key: 'w:id', value: id } }))
  }
}
