// Official figures of the chosen area as they were announced: beside what was observed, in a panel of their own.
import {PollwatchElement, html, nothing} from '../element.js';
import {store} from '../store.js';
import {count, hour, t} from '../i18n.js';
import {seriesName} from '../names.js';

export class Announced extends PollwatchElement {
  static watches = ['mission', 'selection', 'series', 'language'];

  template() {
    const {mission, live, selection} = store;
    if (!mission) return nothing;
    const figures = [...live.series.values()]
      .filter((figure) => figure.area === selection.area)
      .sort((a, b) => (order(a) < order(b) ? -1 : 1));
    if (!figures.length) return nothing;
    return html`<section id="announced" aria-labelledby="announced-title">
      <h2 id="announced-title" title=${t('announcedWhy')}>${t('announced')}</h2>
      <table>
        <tbody>
          ${figures.map(
            (figure) =>
              html`<tr data-series=${figure.series} title=${figure.source}>
                <th scope="row">${seriesName(figure.series)}</th>
                <td>${figure.hour ? `${hour(figure.hour)}:00` : t('announced.whole')}</td>
                <td class="number"><b>${valueOf(figure)}</b></td>
              </tr>`,
          )}
        </tbody>
      </table>
    </section>`;
  }
}

const order = ({series, hour: at}) => `${series}|${at ?? '~'}`;

/** A percentage with the digits that it was announced with, never computed again. */
function valueOf({amount, of, percent}) {
  const parts = [];
  if (percent != null) parts.push(`${percent} %`);
  if (amount != null) parts.push(of == null ? count(amount) : t('ofTotal', {part: count(amount), whole: count(of)}));
  return parts.join(' · ');
}

customElements.define('pollwatch-announced', Announced);
