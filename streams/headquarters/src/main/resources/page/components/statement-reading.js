// A statement in words, as headquarters' server puts it: the same words as in print, text and workbook.
import {PollwatchElement, html, nothing} from '../element.js';

export class StatementReading extends PollwatchElement {
  static properties = {reading: {attribute: false}};

  template() {
    const it = this.reading;
    if (!it) return nothing;
    return html`<article lang=${it.language} class="reading">
      ${it.banner ? html`<p class="banner">${it.banner}</p>` : nothing}
      <h3>${it.title}</h3>
      <p class="state">${it.state}</p>
      <ul class="facts">
        ${[...it.facts, ...it.notes].map((line) => html`<li>${line}</li>`)}
      </ul>
      ${it.sections.map((section) => this.#section(section))}
      <ul class="colophon">
        ${it.colophon.map((line) => html`<li>${line}</li>`)}
      </ul>
    </article>`;
  }

  #section({id, title, basis, groups, regions}) {
    return html`<section data-section=${id}>
      <h4>${title}</h4>
      ${basis ? html`<p class="basis">${basis}</p>` : nothing}
      ${groups.map(
        (group) => html`${group.title ? html`<h5>${group.title}</h5>` : nothing}
          <dl>
            ${group.lines.map(
              (line) =>
                html`<div data-indicator=${line.id}>
                  <dt>${line.name}</dt>
                  <dd class=${line.weak ? 'weak' : ''}>
                    ${line.figure} ${line.note ? html`<small>${line.note}</small>` : nothing}
                  </dd>
                </div>`,
            )}
          </dl>`,
      )}
      ${regions.rows.length ? this.#table(regions) : nothing}
    </section>`;
  }

  #table({title, columns, rows}) {
    return html`<details>
      <summary>${title}</summary>
      <div class="scroll" tabindex="0" role="region" aria-label=${title}>
        <table>
          <thead>
            <tr>
              ${columns.map((name) => html`<th scope="col">${name}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${rows.map(
              ([name, ...cells]) =>
                html`<tr>
                  <th scope="row">${name}</th>
                  ${cells.map((cell) => html`<td>${cell}</td>`)}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </details>`;
  }
}

customElements.define('pollwatch-statement-reading', StatementReading);
