// The areas and places of the team, made searchable.
const fold = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** An index over what the gateway gives. */
export function indexed({areas, places}) {
  const areaById = new Map(areas.map((area) => [area.id, area]));
  const placeById = new Map(places.map((place) => [place.id, place]));
  const searchable = places.map((place) => ({
    place,
    number: fold(place.number),
    text: fold(`${place.id} ${place.number} ${place.name}`),
  }));
  return {areas, places, areaById, placeById, searchable};
}

/** Ids from a place's or area's own area up to the country. */
export function areaPath(index, areaId) {
  const path = [];
  for (let area = index.areaById.get(areaId); area; area = index.areaById.get(area.parent)) path.push(area.id);
  return path;
}

export const childrenOf = (index, areaId) => index.areas.filter((area) => area.parent === areaId);

/** Areas that have no parent among those known: where a look-up starts. */
export const roots = (index) => index.areas.filter((area) => !index.areaById.has(area.parent));

/** Places that hang on an area, or on any below it. */
export function placesIn(index, areaId, kind, deep) {
  return index.places.filter(
    (place) =>
      place.kind === kind && (deep ? areaPath(index, place.area).includes(areaId) : place.area === areaId),
  );
}

/** The places of a kind that fit what was typed: the exact number first. */
export function searched(index, kind, typed, most, within) {
  const wanted = fold(typed.trim()).split(/\s+/).filter(Boolean);
  if (!wanted.length) return [];
  const fitting = index.searchable.filter(
    ({place, text}) =>
      place.kind === kind && wanted.every((word) => text.includes(word)) && (!within || areaPath(index, place.area).includes(within)),
  );
  const rank = ({number}) => (number === wanted[0] ? 0 : number.startsWith(wanted[0]) ? 1 : 2);
  return fitting
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, most)
    .map(({place}) => place);
}

export function searchedAreas(index, typed, most) {
  const wanted = fold(typed.trim());
  if (!wanted) return [];
  return index.areas.filter((area) => fold(Object.values(area.names).join(' ')).includes(wanted)).slice(0, most);
}

/** Who stands on a place's ballot: those of everywhere, and those of the areas that it lies in. */
export function ballotOf(contest, index, place) {
  const path = areaPath(index, place.area);
  return contest.contestants.filter((it) => !it.area || path.includes(it.area));
}
