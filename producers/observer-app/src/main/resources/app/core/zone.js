// Between instants and the clock on the wall of a polling station.
function partsIn(zone, instant) {
  const wanted = {year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23'};
  let format;
  try {
    format = new Intl.DateTimeFormat('en-CA', {...wanted, timeZone: zone});
  } catch {
    // A zone that this phone does not know: its own clock then, with its own offset, which is as true.
    format = new Intl.DateTimeFormat('en-CA', wanted);
  }
  return Object.fromEntries(format.formatToParts(instant).map((part) => [part.type, part.value]));
}

/** "2022-11-20T10:15" as the clock there shows it. */
export function localTime(zone, instant) {
  const {year, month, day, hour, minute} = partsIn(zone, instant);
  return `${year}-${month}-${day}T${hour}:${minute}`;
}

function offsetMinutes(zone, instant) {
  const minute = Math.floor(instant.getTime() / 60_000);
  return Math.round(Date.parse(`${localTime(zone, instant)}Z`) / 60_000 - minute);
}

/** "2022-11-20T10:15" on the clock there as "2022-11-20T10:15:00+06:00". */
export function withOffset(zone, local) {
  const asUtc = Date.parse(`${local}Z`);
  // Twice, since the first guess may lie on the other side of a change of the clocks.
  let offset = offsetMinutes(zone, new Date(asUtc));
  offset = offsetMinutes(zone, new Date(asUtc - offset * 60_000));
  const two = (number) => String(number).padStart(2, '0');
  const size = Math.abs(offset);
  return `${local}:00${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
