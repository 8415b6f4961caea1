// What was written in the view for SQL. It stays while the page lives: whoever looks something up elsewhere comes back to
// it, and a saved view brings its own.
import {store} from './store.js';

export const sql = {
  written: '',
  write(text) {
    sql.written = text;
    store.mark('sql');
  },
};
