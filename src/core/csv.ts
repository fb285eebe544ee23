/** Rows as CSV. Text that a spreadsheet would run as a formula is made harmless, because members write it and officers open it. */
export async function csv(rows: readonly (readonly (string | number)[])[]): Promise<string> {
  const { stringify } = await import('csv-stringify/sync')
  return stringify(
    rows.map((row) => [...row]),
    { escape_formulas: true },
  )
}
