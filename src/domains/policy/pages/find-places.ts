/** More places than this nobody steps through; marking them all would only slow the page. */
const mostPlaces = 500

/** Where words stand in a text, by the offset of each place; capitals do not matter, places do not overlap. */
export function findPlaces(text: string, words: string): number[] {
  const wanted = words.trim().toLowerCase()
  const places: number[] = []
  if (wanted === '') return places
  const within = text.toLowerCase()
  for (
    let at = within.indexOf(wanted);
    at >= 0 && places.length < mostPlaces;
    at = within.indexOf(wanted, at + wanted.length)
  )
    places.push(at)
  return places
}
