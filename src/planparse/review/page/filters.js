// Which records are shown.

const LOW = 0.9;
const FILTERS = ["search", "doubt", "empty", "axis", "who", "when"];

const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function axisOf(record) {
  const source = current.review.source(record);
  const levels = source ? source.context.map(({ level }) => level) : [];
  const wanted = levels.indexOf("axis");
  const depth = wanted >= 0 ? wanted : levels.findIndex((level) => !level.endsWith("objective"));
  const level = record.fields.context[Math.max(depth, 0)];
  return level && depth >= 0 ? [level.number, level.text].filter(Boolean).join(" ") : "";
}

const TESTS = {
  search: (record, text) => folded(text).split(/\s+/).every((word) => folded(JSON.stringify(record.fields)).includes(word)),
  doubt: (record, kind) => {
    const source = current.review.source(record);
    switch (kind) {
      case "low": return source !== null && source.confidence < LOW && !record.checked;
      case "issues": return source !== null && source.issues.some(({ code }) => code !== "reviewed") && !record.checked;
      case "changed": return isChanged(record);
      default: return !record.checked;
    }
  },
  empty: (record, field) => isEmpty(record.fields[field]),
  axis: (record, axis) => axisOf(record) === axis,
  who: (record, name) => record.fields.responsible.includes(name),
  when: (record, text) => (record.fields.deadline ?? "") === text,
};

const isChanged = (record) => current.review.changedFields(record).length > 0 || record.of.length !== 1;

function isVisible(record) {
  return FILTERS.every((name) => $(name).value === "" || TESTS[name](record, $(name).value === "-" ? "" : $(name).value));
}

const visibleRecords = () => current.review.records.filter(isVisible);

function resetFilters() {
  FILTERS.forEach((name) => { $(name).value = ""; });
  renderCards();
}

/** Fills the choices from the records; what was chosen stays chosen where it is still there. */
function renderChoices() {
  const records = current.review.records;
  choices("doubt", [["", t("showAll")], ["low", t("showLow")], ["issues", t("showIssues")],
    ["changed", t("showChanged")], ["open", t("showOpen")]]);
  choices("empty", [["", t("any")], ...FIELDS.map((field) => [field, fieldName(field)])]);
  choices("axis", named(records.map(axisOf)));
  choices("who", named(records.flatMap(({ fields }) => fields.responsible)));
  choices("when", named(records.map(({ fields }) => fields.deadline ?? "")));
}

/** Every name once, the most frequent first, with its count. */
function named(names) {
  const counts = new Map();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const sorted = [...counts].sort(([, one], [, other]) => other - one);
  return [["", t("any")], ...sorted.map(([name, count]) => [name || "-", `${name || t("none")} (${count})`])];
}

function choices(id, options) {
  const chosen = $(id).value;
  $(id).replaceChildren(...options.map(([value, label]) => h("option", { value }, label)));
  if (options.some(([value]) => value === chosen)) $(id).value = chosen;
}
