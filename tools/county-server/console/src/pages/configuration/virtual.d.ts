declare module 'virtual:station-schema' {
  const validate: { (document: unknown): boolean; errors?: unknown[] | null }
  export default validate
  export const sections: string[]
  export const hasPictures: boolean
}

declare module 'virtual:kiosk-words' {
  const words: Record<'zh' | 'bo' | 'lis' | 'nxq' | 'en', Record<string, string>>
  export default words
}
