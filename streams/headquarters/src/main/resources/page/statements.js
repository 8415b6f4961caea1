// HTTP towards headquarters about statements.

const json = {accept: 'application/json', 'content-type': 'application/json'};
const root = (mission) => `/v1/missions/${encodeURIComponent(mission)}/statements`;

async function ask(path, body) {
  const post = body === undefined ? {} : {method: 'POST', body: JSON.stringify(body)};
  const response = await fetch(path, {headers: json, ...post});
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.detail ?? `HTTP ${response.status}`);
  return answer;
}

export const statements = {
  list: async (mission) => (await ask(root(mission))).statements,
  show: (mission, id, lang) => ask(`${root(mission)}/${id}?lang=${lang}`),
  changes: async (mission, id, other) => (await ask(`${root(mission)}/${id}/changes?with=${other}`)).changes,
  freeze: (mission, title) => ask(root(mission), {title}),
  release: (mission, id) => ask(`${root(mission)}/${id}/release`, {}),
  withdraw: (mission, id, reason) => ask(`${root(mission)}/${id}/withdraw`, {reason}),
  link: (mission, id, what, lang) => `${root(mission)}/${id}/${what}${lang ? `?lang=${lang}` : ''}`,
  publicPage: (mission, lang) => `/public/${encodeURIComponent(mission)}?lang=${lang}`,
};
