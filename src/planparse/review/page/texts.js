// The words of the page, in the reader's language.

const DATA = JSON.parse($("data").textContent);
let language = (navigator.language || "en").startsWith("fr") ? "fr" : "en";

/** The text of `key` with `{name}` filled in. */
function t(key, values = {}) {
  return DATA.texts[language][key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

const fieldName = (field) => t(`f_${field}`);

/** Puts every fixed word of the page in the language. */
function translatePage() {
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll("[data-text]")) element.textContent = t(element.dataset.text);
  for (const element of document.querySelectorAll("[data-label]")) element.setAttribute("aria-label", t(element.dataset.label));
  $("language").textContent = t("other");
  $("language").lang = language === "fr" ? "en" : "fr";
}
