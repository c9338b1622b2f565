// Puts the page together and listens.

const current = { index: 0, review: null, record: null };
const reviews = DATA.plans.map((plan) => new Review(plan));

function render() {
  renderChoices();
  renderCards();
  renderOverview();
}

function openPlan(index) {
  Object.assign(current, { index, review: reviews[index], record: null });
  chosen.clear();
  editing = null;
  for (const source of document.querySelectorAll(".source")) source.hidden = Number(source.dataset.plan) !== index;
  if (!shownSource().spots) markSpots(shownSource(), current.review.plan);
  $("document").classList.toggle("absent", current.review.plan.kind === "none");
  renderFacts();
  render();
}

function renderFacts() {
  const { plan } = current.review;
  $("title").textContent = plan.title ?? plan.source.name;
  $("facts").textContent = [plan.organisation, plan.period?.text, plan.source.name].filter(Boolean).join(" · ");
  $("notice").hidden = !plan.notice;
  $("notice").textContent = plan.notice ? t(plan.notice) : "";
}

/** On a narrow screen one view is shown at a time; on a wide one the overview takes the records' place. */
function showView(name) {
  document.body.dataset.view = name;
  $("overview").hidden = name !== "overview";
  for (const tab of document.querySelectorAll(".tabs button")) tab.setAttribute("aria-pressed", tab.dataset.view === name);
}

function timeTravel(what) {
  if (!current.review[what]()) return;
  tell(t(what === "undo" ? "toldUndone" : "toldRedone"));
  chosen.clear();
  editing = null;
  render();
}

function download() {
  const changed = reviews.filter((review) => review.hasChanges);
  const content = { ...DATA.corrections, plans: changed.map((review) => review.corrections()) };
  const url = URL.createObjectURL(new Blob([JSON.stringify(content, null, 1), "\n"], { type: "application/json" }));
  const stem = current.review.plan.source.name.replace(/\.[^.]*$/, "");
  h("a", { href: url, download: `${stem}.corrections.json` }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
  changed.forEach((review) => { review.saved = review.records; });
  tell(t("toldDownloaded", { n: changed.reduce((sum, review) => sum + review.changeCount(), 0) }));
}

function onKey(event) {
  const isTyping = event.target.matches("input, textarea, select");
  if ((event.ctrlKey || event.metaKey) && !isTyping && event.key.toLowerCase() === "z") {
    event.preventDefault();
    timeTravel(event.shiftKey ? "redo" : "undo");
  }
  const article = event.target.closest(".card");
  if (!article || isTyping) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    const next = event.key === "ArrowDown" ? article.nextElementSibling : article.previousElementSibling;
    if (next) goTo(next.dataset.id);
  }
  if (event.key === "Enter" && event.target === article) {
    event.preventDefault();
    startEditing(article.dataset.id, "action");
  }
}

/** Lights what the pointer or the keyboard is on. */
function onPoint(event) {
  const article = event.target.closest?.(".card");
  const row = event.target.closest?.("[data-field]");
  if (article && row) light(evidenceOf(current.review.find(article.dataset.id), row.dataset.field));
}

function listen() {
  $("filters").addEventListener("input", renderCards);
  $("filters").addEventListener("submit", (event) => event.preventDefault());
  $("filters").addEventListener("reset", () => setTimeout(renderCards));
  $("plan").addEventListener("change", () => openPlan(Number($("plan").value)));
  $("language").addEventListener("click", () => {
    language = language === "fr" ? "en" : "fr";
    translatePage();
    renderFacts();
    render();
  });
  $("undo").addEventListener("click", () => timeTravel("undo"));
  $("redo").addEventListener("click", () => timeTravel("redo"));
  $("merge").addEventListener("click", mergeChosen);
  $("add").addEventListener("click", () => askNew(null));
  $("download").addEventListener("click", download);
  for (const tab of document.querySelectorAll(".tabs button")) tab.addEventListener("click", () => showView(tab.dataset.view));
  $("document").addEventListener("click", (event) => {
    const spot = event.target.closest(".spot");
    if (spot) openSpot(spot);
  });
  $("cards").addEventListener("pointerover", onPoint);
  $("cards").addEventListener("focusin", (event) => {
    onPoint(event);
    const article = event.target.closest(".card");
    if (article && article.dataset.id !== current.record) {
      const before = document.querySelector(`#card-${current.record}`);
      if (before) setReachable(before, false);
      setReachable(article, true);
      current.record = article.dataset.id;
    }
  });
  document.addEventListener("keydown", onKey);
  addEventListener("beforeunload", (event) => { if (reviews.some((review) => !review.isSaved)) event.preventDefault(); });
}

$("plan").replaceChildren(...DATA.plans.map((plan, index) => h("option", { value: index }, plan.title ?? plan.source.name)));
document.querySelector(".plan-choice").hidden = DATA.plans.length < 2;
translatePage();
$("filter-box").open = !isNarrow();
showView("records");
listen();
openPlan(0);
