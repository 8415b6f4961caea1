// IndexedDB with promises: one database, two stores. `lock` holds what must be read before the PIN, `sealed` the rest.
const NAME = 'pollwatch';
let opened = null;

function asked(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function open() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('lock');
      request.result.createObjectStore('sealed');
    };
    request.onsuccess = () => {
      const database = request.result;
      // Another tab wipes: let it.
      database.onversionchange = () => {
        database.close();
        opened = null;
      };
      resolve(database);
    };
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error('the database is held by another tab'));
  });
  return opened;
}

export async function get(store, key) {
  const database = await open();
  return asked(database.transaction(store).objectStore(store).get(key));
}

/** All of a store as [key, value] pairs. */
export async function entries(store) {
  const database = await open();
  const all = database.transaction(store).objectStore(store);
  const [keys, values] = await Promise.all([asked(all.getAllKeys()), asked(all.getAll())]);
  return keys.map((key, at) => [key, values[at]]);
}

/** Changes a store in one step; returns when it is on disk. A value of undefined removes its key. */
export async function put(store, changes) {
  const database = await open();
  const transaction = database.transaction(store, 'readwrite', {durability: 'strict'});
  const target = transaction.objectStore(store);
  for (const [key, value] of changes) {
    if (value === undefined) target.delete(key);
    else target.put(value, key);
  }
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
    transaction.onerror = () => reject(transaction.error);
  });
}

/** Removes everything. */
export async function destroy() {
  // Emptied first: a deletion waits as long as another tab holds the database.
  await put('sealed', (await entries('sealed')).map(([key]) => [key]));
  await put('lock', (await entries('lock')).map(([key]) => [key]));
  (await open()).close();
  opened = null;
  await new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(NAME);
    request.onsuccess = request.onerror = request.onblocked = () => resolve();
  });
}
