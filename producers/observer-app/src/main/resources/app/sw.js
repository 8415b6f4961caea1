// Keeps all files of the page, so that it opens with no network. Version and file list are put in when it is served.
// Requests to the gateway are none of its business: it neither sees nor keeps a report or a token.
const VERSION = 'version';
const FILES = ['files'];
const CACHE = `pollwatch-${VERSION}`;
const ROOT = new URL('./', self.location).pathname;

self.addEventListener('install', (event) => {
  // The page loads everything at its start, so a new version may take over at once without breaking an open one.
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll(FILES.map((path) => ROOT + path)))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('fetch', (event) => {
  const {request} = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin || !url.pathname.startsWith(ROOT)) return;
  const path = request.mode === 'navigate' ? ROOT : url.pathname;
  event.respondWith(
    caches
      .open(CACHE)
      .then((cache) => cache.match(path))
      .then((kept) => kept ?? fetch(request)),
  );
});
