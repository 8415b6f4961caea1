// What the phone says to the gateway, and how it knows that it was the gateway which answered.
const TIMEOUT_MS = 90_000;
/** 16 kbit/s: below it a line counts as dead. */
const SLOWEST_BYTES_A_MS = 2;
const UNAUTHORISED = 'urn:pollwatch:problem:unauthorised';

/** How often the gateway has answered in earnest: on a line that loses half of everything, each time is progress. */
export const heard = {times: 0};

/** Nothing was heard, or nothing that can be relied on: try again. */
export class NotNow extends Error {
  constructor(retryAfter = 0) {
    super('not now');
    this.retryAfter = retryAfter;
  }
}

/** The gateway itself, and no captive portal, says that the token is not valid. */
export class Revoked extends Error {}

/** The gateway answered, and will not take this. */
export class Refused extends Error {
  constructor(status, errors) {
    super(`refused: ${status}`);
    this.status = status;
    this.errors = errors;
  }
}

async function call(session, path, options = {}) {
  const {headers = {}, ...more} = options;
  const address = `/v1/missions/${encodeURIComponent(session.mission)}${path}`;
  try {
    return await fetch(address, {
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.timeout?.(TIMEOUT_MS),
      ...more,
      headers: {...headers, Authorization: `Bearer ${session.token}`},
    });
  } catch {
    throw new NotNow();
  }
}

const typeOf = (response) => (response.headers.get('Content-Type') ?? '').split(';')[0].trim();

/** The body as text; a connection that is lost on the way is no answer. */
async function bodyOf(response) {
  try {
    return await response.text();
  } catch {
    throw new NotNow();
  }
}

/** Throws for everything that is not a success. */
async function demanded(response, type) {
  if (response.ok && typeOf(response) === type) {
    const text = await bodyOf(response);
    heard.times++;
    return text;
  }
  const problem = typeOf(response) === 'application/problem+json' ? parsed(await bodyOf(response)) : null;
  if (problem?.type === UNAUTHORISED) throw new Revoked();
  const final = [400, 403, 409, 413, 422].includes(response.status);
  if (problem && final) throw new Refused(response.status, problem.errors ?? []);
  throw new NotNow(Number(response.headers.get('Retry-After')) || 0);
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    throw new NotNow();
  }
}

/** Forms, places or questions back: {tag, content}, or null while unchanged since `tag`. */
export async function fetchDocument(session, path, tag) {
  const response = await call(session, path, {headers: tag ? {'If-None-Match': tag} : {}});
  if (response.status === 304) {
    heard.times++;
    return null;
  }
  const content = parsed(await demanded(response, 'application/json'));
  return {tag: response.headers.get('ETag'), content};
}

/** Result lines of a batch, as text. */
export async function sendBatch(session, lines) {
  const headers = {'Content-Type': 'application/x-ndjson'};
  let body = lines;
  if (globalThis.CompressionStream) {
    const packed = new Blob([lines]).stream().pipeThrough(new CompressionStream('gzip'));
    body = await new Response(packed).blob();
    headers['Content-Encoding'] = 'gzip';
  }
  return demanded(await call(session, '/reports:batch', {method: 'POST', headers, body}), 'application/x-ndjson');
}

export async function receiptsOf(session, reportId) {
  const response = await call(session, `/receipts?reportId=${reportId}`);
  return parsed(await demanded(response, 'application/json')).receipts;
}

/** Uploads an envelope under its hash. */
export async function putAttachment(session, sha256, bytes) {
  const headers = {'Content-Type': 'application/octet-stream'};
  const signal = AbortSignal.timeout?.(TIMEOUT_MS + bytes.length / SLOWEST_BYTES_A_MS);
  const response = await call(session, `/attachments/${sha256}`, {method: 'PUT', headers, body: bytes, signal});
  // A login page answers 200 with a page of its own, or with JSON that says nothing of this envelope.
  if (parsed(await demanded(response, 'application/json')).sha256 !== sha256) throw new NotNow();
}

/** Whether the gateway has an envelope, whole. */
export async function isKept(session, sha256) {
  const response = await call(session, `/attachments/${sha256}`, {method: 'HEAD'});
  return response.status === 200 && typeOf(response) === 'application/octet-stream';
}
