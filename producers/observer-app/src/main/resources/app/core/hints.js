// Plausibility, said at once and never in the way: a false protocol is the finding, so it must be possible to send one.
// By the ids of the codebook; a form without them has no hints.
const known = (...values) => values.every((value) => Number.isSafeInteger(value));
const first = (answers, ...ids) => ids.map((id) => answers[id]).find((value) => known(value));
const total = (...values) => (known(...values) ? values.reduce((sum, value) => sum + value, 0) : undefined);

function moreThan(key, ids, left, right) {
  return known(left, right) && left > right ? [{key, ids, left, right}] : [];
}

function unequal(key, ids, left, right) {
  return known(left, right) && left !== right ? [{key, ids, left, right}] : [];
}

/** Ballots in the boxes, however the form asks for them. */
const found = (a) => a.ballots_found ?? total(a.ballots_in_fixed_boxes, a.ballots_in_mobile_boxes ?? 0);

/** All hints for the answers given: key of the text, the two figures, and the questions that it is about. */
export function hints(form, answers, place) {
  const a = answers;
  const list = first(a, 'voters_on_list_at_close', 'voters_on_list') ?? place?.registeredVoters;
  const all = [
    ...moreThan('signaturesOverList', ['signatures'], a.signatures, list),
    ...moreThan('votedOverList', ['voters_voted'], a.voters_voted, list),
    ...moreThan('foundOverSignatures', ['ballots_found', 'ballots_in_mobile_boxes', 'ballots_in_fixed_boxes'], found(a), a.signatures),
    ...moreThan('mobileOverRequests', ['ballots_in_mobile_boxes'], a.ballots_in_mobile_boxes, a.homebound_requests),
    ...moreThan('issuedOverReceived', ['ballots_issued'], a.ballots_issued, a.ballots_received),
    ...moreThan('womenOverMembers', ['women_members'], a.women_members, a.members),
    ...moreThan('womenOverMembers', ['women_pec_members'], a.women_pec_members, a.pec_members),
    ...unequal('sumNotFound', ['ballots_invalid', 'ballots_valid'], total(a.ballots_valid, a.ballots_invalid), found(a)),
    ...unequal('sumNotVoted', ['invalid_total', 'tec_invalid'], total(a.tec_valid, a.tec_invalid), a.tec_voted),
  ];
  const votes = form.questions.find((question) => question.type === 'votes');
  if (votes && isFigures(a[votes.id])) {
    all.push(...unequal('votesNotValid', [votes.id], total(...Object.values(a[votes.id])), a.ballots_valid));
  }
  for (const table of form.questions.filter((question) => question.type === 'protocols')) {
    const rows = Array.isArray(a[table.id]) ? a[table.id].filter(differs) : [];
    if (rows.length) all.push({key: 'rowsDiffer', ids: [table.id], left: rows.length, right: a[table.id].length});
  }
  return all;
}

const isFigures = (answer) => answer !== null && typeof answer === 'object' && !Array.isArray(answer);

/** Whether a figure of the protocol as brought is another one in the commission's table. */
export const differs = ({station = {}, commission = {}}) =>
  Object.keys(station).some((id) => known(station[id], commission[id]) && station[id] !== commission[id]);
