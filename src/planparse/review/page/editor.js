// Correcting a field in its place, and the questions that cutting and adding ask.

const MANY_LINES = new Set([...LISTS, "context", "extra"]);
const HELP = { context: "levelALine", extra: "extraALine" };
let editing = null;

/** A field's value as the text of an input. */
function asText(field, value) {
  if (field === "context") return value.map(({ text }) => text).join("\n");
  if (field === "extra") return Object.entries(value).map((entry) => entry.join(": ")).join("\n");
  return LISTS.includes(field) ? value.join("\n") : value ?? "";
}

/** The text of an input as a field's value; `old` keeps the numbers of levels. */
function fromText(field, text, old) {
  const lines = text.split("\n").map((line) => line.trim()).filter(Boolean);
  if (LISTS.includes(field)) return lines;
  if (field === "context") return lines.map((line, depth) => ({ number: old[depth]?.number ?? null, text: line }));
  if (field === "extra") {
    return Object.fromEntries(lines.map((line) => {
      const [header, ...rest] = line.split(":");
      return [header.trim(), rest.join(":").trim()];
    }));
  }
  return lines.join(" ") || (field === "action" ? old : null);
}

function startEditing(id, field) {
  editing = { id, field };
  renderCards();
  const input = document.querySelector("#cards textarea");
  input.focus();
  input.select();
  light(evidenceOf(current.review.find(id), field));
}

function stopEditing(isSaved) {
  const { id, field } = editing;
  const input = document.querySelector("#cards textarea");
  const old = current.review.find(id).fields[field];
  editing = null;
  if (isSaved) {
    const value = fromText(field, input.value, old);
    if (!same(value, old)) current.review.set(id, field, value);
    tell(t("toldSaved", { field: fieldName(field) }));
  }
  render();
  goTo(id, field);
}

function fieldEditor(record, field) {
  const many = MANY_LINES.has(field);
  const value = asText(field, record.fields[field]);
  const name = fieldName(field);
  const input = h("textarea", { "aria-label": name, rows: Math.min(12, Math.max(2, value.split("\n").length + 1)), onkeydown: (event) => {
    const isDone = event.key === "Enter" && (event.ctrlKey || event.metaKey || !many) && !event.shiftKey;
    if (isDone || event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      stopEditing(isDone);
    }
  } });
  input.value = value;
  return h("div", { class: "editing" },
    input, many ? h("p", { class: "help" }, t(HELP[field] ?? "oneALine")) : null,
    h("button", { type: "button", class: "main", onclick: () => stopEditing(true) }, t("save")),
    h("button", { type: "button", onclick: () => stopEditing(false) }, t("cancel")));
}

/** Asks for a text in a dialog; calls `done` with its lines, unless the answer is empty or cancelled. */
function ask(title, help, text, done) {
  const input = h("textarea", { id: "answer", rows: 6, "aria-describedby": "answer-help" });
  input.value = text;
  const close = (isSaved) => {
    const lines = input.value.split("\n").map((line) => line.trim()).filter(Boolean);
    $("editor").close();
    if (isSaved && lines.length) done(lines);
  };
  $("editor").replaceChildren(h("form", { onsubmit: (event) => { event.preventDefault(); close(true); } },
    h("label", { for: "answer" }, title), input, h("p", { id: "answer-help", class: "help" }, help),
    h("button", { class: "main" }, t("save")),
    h("button", { type: "button", onclick: () => close(false) }, t("cancel"))));
  $("editor").setAttribute("aria-label", title);
  $("editor").showModal();
}
