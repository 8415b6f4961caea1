// Boundaries to the plane: Albers' equal-area conic (Snyder 1987, formulas 14-1 to 14-6), fitted to what is shown, for
// a shaded area should count for what it is.

const radians = Math.PI / 180;

/**
 * @param {object} collection GeoJSON features of type Polygon or MultiPolygon with `properties.id`
 * @returns {{id: string, path: string, x: number, y: number, size: number}[]} SVG paths in a box of the given size,
 *     with the middle of each area's largest ring and the larger side of that ring's box
 */
export function project(collection, width, height, margin) {
  const features = collection.features.map((feature) => ({
    id: feature.properties.id,
    rings: ringsOf(feature.geometry),
  }));
  const all = features.flatMap((feature) => feature.rings.flat());
  const [west, east] = span(all.map(([longitude]) => longitude));
  const [south, north] = span(all.map(([, latitude]) => latitude));
  const conic = albers((west + east) / 2, south, north);
  const flat = features.map(({id, rings}) => ({id, rings: rings.map((ring) => ring.map(conic))}));
  const points = flat.flatMap((feature) => feature.rings.flat());
  const [left, right] = span(points.map(([x]) => x));
  const [top, bottom] = span(points.map(([, y]) => y));
  const scale = Math.min((width - 2 * margin) / (right - left), (height - 2 * margin) / (bottom - top));
  const dx = (width - scale * (right - left)) / 2;
  const dy = (height - scale * (bottom - top)) / 2;
  const fit = ([x, y]) => [dx + (x - left) * scale, dy + (y - top) * scale];
  return flat.map(({id, rings}) =>
    shape(
      id,
      rings.map((ring) => ring.map(fit)),
    ),
  );
}

function ringsOf(geometry) {
  if (geometry.type === 'Polygon') return geometry.coordinates;
  if (geometry.type === 'MultiPolygon') return geometry.coordinates.flat();
  return [];
}

const span = (values) =>
  values.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity]);

function albers(meridian, south, north) {
  const first = Math.sin((south + (north - south) / 6) * radians);
  const second = Math.sin((north - (north - south) / 6) * radians);
  const n = (first + second) / 2 || 1e-6;
  const c = 1 - first * first + 2 * n * first;
  return ([longitude, latitude]) => {
    const rho = Math.sqrt(Math.max(0, c - 2 * n * Math.sin(latitude * radians))) / n;
    const theta = n * (longitude - meridian) * radians;
    return [rho * Math.sin(theta), rho * Math.cos(theta)];
  };
}

function shape(id, rings) {
  const path = rings.map((ring) => `M${ring.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}Z`).join('');
  const largest = rings.reduce((a, b) => (Math.abs(area(b)) > Math.abs(area(a)) ? b : a), rings[0]);
  const [left, right] = span(largest.map(([x]) => x));
  const [top, bottom] = span(largest.map(([, y]) => y));
  const [x, y] = middle(largest);
  return {id, path, x, y, size: Math.max(right - left, bottom - top)};
}

const area = (ring) => ring.reduce((sum, [x, y], at) => sum + cross([x, y], ring[(at + 1) % ring.length]), 0) / 2;
const cross = ([x, y], [u, v]) => x * v - u * y;

function middle(ring) {
  let [sx, sy] = [0, 0];
  ring.forEach(([x, y], at) => {
    const next = ring[(at + 1) % ring.length];
    const weight = cross([x, y], next);
    sx += (x + next[0]) * weight;
    sy += (y + next[1]) * weight;
  });
  const total = 6 * area(ring);
  return [sx / total, sy / total];
}
