// Small pictures of the plan, drawn from the records as they are now.

const WIDTH = 420;
const LINE = 22;
const MOST = 12;

function renderOverview() {
  const { review } = current;
  const records = review.records;
  $("overview").replaceChildren(h("div", {}, h("h2", {}, t("overview")),
    h("div", { class: "pictures" },
      bars(t("byAxis"), counted(records.map(axisOf))),
      bars(t("byResponsible"), counted(records.flatMap(({ fields }) => fields.responsible))),
      columns(t("byTime"), years(records)),
      bars(t("filled"), FIELDS.map((field) => [fieldName(field), records.filter(({ fields }) => !isEmpty(fields[field])).length]), records.length)),
    list(t("planIssues"), review.plan.issues.map(({ message }) => message)),
    list(t("glossary"), Object.entries(review.plan.glossary).map((entry) => entry.join(" : "))),
    unclaimedList(review.plan.unclaimed)));
}

function counted(names) {
  const counts = new Map();
  for (const name of names.filter(Boolean)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one).slice(0, MOST);
}

/** How many deadlines end in each year, years between them included. */
function years(records) {
  const found = records.map(yearOf).filter(Boolean);
  if (!found.length) return [];
  const [first, last] = [Math.min(...found), Math.max(...found)];
  const span = Math.min(last - first + 1, 30);
  return Array.from({ length: span }, (_, at) => [`${first + at}`, found.filter((year) => year === first + at).length]);
}

function yearOf(record) {
  const deadline = current.review.source(record)?.deadline;
  if (deadline && deadline.text === record.fields.deadline) {
    const day = deadline.end ?? deadline.start;
    return day ? Number(day.slice(0, 4)) : null;
  }
  const years = (record.fields.deadline ?? "").match(/\b(19|20)\d\d\b/g);
  return years ? Number(years.at(-1)) : null;
}

function bars(title, entries, whole = Math.max(1, ...entries.map(([, count]) => count))) {
  const left = 150;
  const rows = entries.flatMap(([name, count], at) => [
    svg("text", { x: left - 6, y: at * LINE + 15, "text-anchor": "end" }, short(name, 22)),
    svg("rect", { x: left, y: at * LINE + 3, height: LINE - 7, width: Math.max(1, (WIDTH - left - 44) * count / whole) }),
    svg("text", { x: left + 6 + (WIDTH - left - 44) * count / whole, y: at * LINE + 15 }, `${count}`),
  ]);
  return picture(title, entries, entries.length * LINE + 4, rows);
}

function columns(title, entries) {
  const most = Math.max(1, ...entries.map(([, count]) => count));
  const width = Math.min(60, WIDTH / Math.max(entries.length, 1));
  const height = 110;
  const step = Math.ceil(34 / width);
  const parts = entries.flatMap(([year, count], at) => {
    const size = (height - 40) * count / most;
    return [
      svg("rect", { x: at * width + 4, y: height - 20 - size, width: width - 8, height: Math.max(size, 1) }),
      count ? svg("text", { x: at * width + width / 2, y: height - 24 - size, "text-anchor": "middle" }, `${count}`) : null,
      at % step ? null : svg("text", { x: at * width + width / 2, y: height - 5, "text-anchor": "middle" }, year),
    ];
  });
  return picture(title, entries, height, parts);
}

/** A drawing with its title; what it shows is told in words as well. */
function picture(title, entries, height, parts) {
  if (!entries.length) return null;
  const words = entries.map(([name, count]) => `${name}: ${count}`).join(", ");
  return h("figure", {}, h("figcaption", {}, title),
    svg("svg", { viewBox: `0 0 ${WIDTH} ${height}`, role: "img", "aria-label": `${title}. ${words}` }, parts));
}

const short = (text, most) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

function list(title, texts) {
  return texts.length ? h("section", {}, h("h3", {}, `${title} (${texts.length})`), h("ul", {}, texts.map((text) => h("li", {}, text)))) : null;
}

function unclaimedList(unclaimed) {
  return unclaimed.length ? h("section", {}, h("h3", {}, `${t("unclaimedTitle")} (${unclaimed.length})`),
    h("ul", { class: "left" }, unclaimed.map(({ text, evidence }) =>
      h("li", {}, h("button", { type: "button", onclick: () => reveal([evidence]) }, text))))) : null;
}
