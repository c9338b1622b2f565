// Where records stand in the document: spots that light up, and that lead to their records.

const DETOURS = { number: "action", objective_number: "objective" };
let lit = [];

const shownSource = () => document.querySelector(`.source[data-plan="${current.index}"]`);

/** Where a field was read, over all records of the plan that are in this one. */
function evidenceOf(record, field) {
  return record.of.flatMap((index) => {
    const places = current.review.plan.actions[index].evidence;
    return places[field] ?? places[DETOURS[field]] ?? [];
  });
}

const placeKey = (place) => {
  if (place.bbox) return `${place.page}:${place.bbox.join()}`;
  if (place.table !== null) return `t${place.table}r${place.row}c${place.column}`;
  return place.line !== null ? `l${place.line}` : null;
};

/** Draws or marks every spot of a plan's document, once. */
function markSpots(source, plan) {
  const owners = new Map();
  plan.actions.forEach((action, index) => {
    for (const [field, places] of Object.entries(action.evidence)) {
      for (const place of places) own(owners, place, { index, field });
    }
  });
  for (const { evidence } of plan.unclaimed) own(owners, evidence, null);
  for (const [key, { place, records }] of owners) {
    const spot = place.bbox ? box(source, place) : source.querySelector(`[data-place="${CSS.escape(key)}"]`);
    if (!spot) continue;
    spot.classList.add(records.length ? "spot" : "unclaimed");
    spot.dataset.spot = key;
    if (!records.length && !place.bbox) spot.title = t("unclaimed");
  }
  source.spots = owners;
}

function own(owners, place, record) {
  const key = placeKey(place);
  if (key === null) return;
  if (!owners.has(key)) owners.set(key, { place, records: [] });
  if (record) owners.get(key).records.push(record);
}

function box(source, { page, bbox: [x0, top, x1, bottom] }) {
  const layer = source.querySelector(`.page[data-page="${page}"] svg`);
  if (!layer) return null;
  const rectangle = svg("rect", { x: x0 - 2, y: top - 2, width: x1 - x0 + 4, height: bottom - top + 4, rx: 2 });
  layer.append(rectangle);
  return rectangle;
}

function spotsOf(places) {
  const source = shownSource();
  return places.map((place) => {
    const key = placeKey(place);
    return key === null ? source.querySelector(`.page[data-page="${place.page}"]`)
      : source.querySelector(`[data-spot="${CSS.escape(key)}"]`);
  }).filter(Boolean);
}

/** Lights the places of a field, and puts out all others. */
function light(places) {
  lit.forEach((spot) => spot.classList.remove("lit"));
  lit = spotsOf(places);
  lit.forEach((spot) => spot.classList.add("lit"));
}

/** Lights places and brings the first of them into view. */
function reveal(places) {
  if (isNarrow()) showView("document");
  light(places);
  if (lit.length) lit[0].scrollIntoView({ block: "center", inline: "center", behavior: calm() ? "auto" : "smooth" });
  else tell(t("toldNoPlace"));
}

/** From a spot to the record that was read there; a second click goes to the next one. */
function openSpot(spot) {
  const { records } = shownSource().spots.get(spot.dataset.spot);
  // A number stands in the same place as its text: the text is what people look for.
  const texts = records.filter(({ field }) => !DETOURS[field]);
  const found = (texts.length ? texts : records).flatMap(({ index, field }) =>
    current.review.records.filter(({ of }) => of.includes(index)).map(({ id }) => ({ id, field })));
  if (!found.length) return;
  const last = found.findIndex(({ id }) => id === current.record);
  const { id, field } = found[(last + 1) % found.length];
  if (!isVisible(current.review.find(id))) resetFilters();
  if (isNarrow() || document.body.dataset.view === "overview") showView("records");
  goTo(id, field);
}

const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
const isNarrow = () => matchMedia("(max-width: 52rem)").matches;
