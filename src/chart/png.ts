import { createRequire } from 'node:module'

const FONTS = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf']

/** Draws an SVG with a font that comes along, so that it looks the same on a server that has none. */
export async function png(svg: string): Promise<Uint8Array> {
  const { Resvg } = await import('@resvg/resvg-js')
  const { resolve } = createRequire(import.meta.url)
  const fontFiles = FONTS.map((file) => resolve(`dejavu-fonts-ttf/ttf/${file}`))
  return new Resvg(svg, { font: { loadSystemFonts: false, fontFiles, defaultFontFamily: 'DejaVu Sans' } })
    .render()
    .asPng()
}
