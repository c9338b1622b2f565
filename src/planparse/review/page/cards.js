// The records, one card each.

const chosen = new Set();

function renderCards() {
  const records = visibleRecords();
  if (!records.some(({ id }) => id === current.record)) current.record = records[0]?.id ?? null;
  $("cards").replaceChildren(...records.map(card));
  $("nothing").hidden = records.length > 0;
  const { review } = current;
  $("count").textContent = t("count", {
    shown: records.length, all: review.records.length, changed: review.changeCount(),
  });
  $("undo").disabled = !review.past.length;
  $("redo").disabled = !review.future.length;
  $("merge").disabled = chosen.size < 2;
  $("download").disabled = !review.hasChanges;
}

function card(record) {
  const source = current.review.source(record);
  const changed = new Set(record.of.length ? current.review.changedFields(record) : []);
  const isOpen = record.id === current.record;
  const element = h("article", { class: "card", id: `card-${record.id}`, "data-id": record.id, tabindex: isOpen ? 0 : -1, "aria-labelledby": `title-${record.id}` },
    h("div", { class: "line" },
      h("label", { class: "choice" }, h("input", {
        type: "checkbox", checked: chosen.has(record.id), "aria-label": `${t("choose")}: ${record.fields.action}`,
        onchange: (event) => choose(record.id, event.target.checked),
      })),
      h("h3", { id: `title-${record.id}` }, [record.fields.number, record.fields.action].filter(Boolean).join(" ")),
      badges(record, source)),
    issues(source, record),
    h("dl", {}, FIELDS.filter((field) => field !== "extra" || !isEmpty(record.fields.extra)).map((field) => row(record, field, changed.has(field)))),
    h("div", { class: "tools" },
      tool("confirm", () => act("confirm", record.id), record.checked),
      tool("split", () => askSplit(record)),
      tool("addAfter", () => askNew(record.id)),
      tool("remove", () => act("remove", record.id))));
  if (!isOpen) element.querySelectorAll("button, input").forEach((control) => { control.tabIndex = -1; });
  return element;
}

function badges(record, source) {
  const isLow = source && source.confidence < LOW && !record.checked;
  const state = !record.of.length ? "added" : isChanged(record) ? "changed" : record.checked ? "confirmed" : null;
  return h("p", { class: "badges" },
    source && !record.checked ? h("span", { class: isLow ? "badge low" : "badge" }, t("confidence", { percent: Math.round(source.confidence * 100) })) : null,
    state ? h("span", { class: `badge ${state}` }, t(state)) : null);
}

function issues(source, record) {
  const found = source && !record.checked ? source.issues.filter(({ code }) => code !== "reviewed") : [];
  return found.length ? h("ul", { class: "issues", "aria-label": t("issues") }, found.map(({ level, message }) => h("li", { class: level }, message))) : null;
}

function row(record, field, isChanged) {
  const value = record.fields[field];
  const places = evidenceOf(record, field);
  const name = fieldName(field);
  const isOpen = editing && editing.id === record.id && editing.field === field;
  return h("div", { class: isChanged ? "row changed" : "row", "data-field": field },
    h("dt", {}, name),
    h("dd", {}, isOpen ? fieldEditor(record, field) : [
      h("div", { class: "value" }, shown(field, value)),
      h("span", { class: "row-tools" },
        places.length ? h("button", { type: "button", class: "where", "aria-label": placeName(places[0], name), onclick: () => reveal(places) },
          places[0].bbox ? t("placeShort", { page: places[0].page }) : t("placeBlockShort")) : null,
        h("button", { type: "button", class: "edit", "aria-label": t("edit", { field: name }), onclick: () => startEditing(record.id, field) }, "✎")),
    ]));
}

function placeName(place, field) {
  return place.bbox ? t("place", { field, page: place.page }) : t("placeBlock", { field });
}

function shown(field, value) {
  if (isEmpty(value)) return h("span", { class: "nothing" }, "—");
  if (field === "context") return h("ul", { class: "levels" }, value.map(({ number, text }) => h("li", {}, [number, text].filter(Boolean).join(" "))));
  if (field === "extra") return h("ul", {}, Object.entries(value).map(([header, text]) => h("li", {}, h("b", {}, header), `: ${text}`)));
  if (LISTS.includes(field)) return h("ul", {}, value.map((text) => h("li", {}, text)));
  return value;
}

function tool(name, onclick, isPressed = false) {
  return h("button", { type: "button", "data-tool": name, disabled: isPressed, onclick }, t(name));
}

function choose(id, isChosen) {
  if (isChosen) chosen.add(id);
  else chosen.delete(id);
  $("merge").disabled = chosen.size < 2;
}

/** Moves to a card, and to one of its fields where one is named. */
function goTo(id, field) {
  const before = document.querySelector(`#card-${current.record}`);
  current.record = id;
  if (before) setReachable(before, false);
  const element = $(`card-${id}`);
  if (!element) return;
  setReachable(element, true);
  const target = field && element.querySelector(`[data-field="${field}"] .edit`);
  (target || element).focus({ preventScroll: true });
  element.scrollIntoView({ block: "nearest", behavior: calm() ? "auto" : "smooth" });
}

function setReachable(element, isReachable) {
  element.tabIndex = isReachable ? 0 : -1;
  element.querySelectorAll("button, input, textarea").forEach((control) => { control.tabIndex = isReachable ? 0 : -1; });
}

/** Deletes or confirms a record, and goes on to the next one. */
function act(what, id) {
  const records = visibleRecords();
  const at = records.findIndex((record) => record.id === id);
  const next = what === "remove" ? records[at + 1] ?? records[at - 1] : records[at];
  current.review[what](id);
  chosen.delete(id);
  tell(t(what === "remove" ? "toldRemoved" : "toldConfirmed"));
  render();
  if (next) goTo(next.id);
}

function askSplit(record) {
  ask(t("split"), t("splitHelp"), record.fields.action, (lines) => {
    if (lines.length < 2) return;
    current.review.split(record.id, lines);
    tell(t("toldSplit", { n: lines.length }));
    render();
    goTo(record.id);
  });
}

function askNew(after) {
  ask(t("addFirst"), t("newHelp"), "", (lines) => {
    const id = current.review.add(after, lines.join(" "));
    tell(t("toldAdded"));
    render();
    if (!isVisible(current.review.find(id))) resetFilters();
    goTo(id);
  });
}

function mergeChosen() {
  const n = chosen.size;
  const id = current.review.merge(chosen);
  chosen.clear();
  tell(t("toldMerged", { n }));
  render();
  goTo(id);
}
