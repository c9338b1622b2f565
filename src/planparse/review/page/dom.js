// Small makers of elements. Text is always set as text: nothing that a plan says becomes markup.

const SVG = "http://www.w3.org/2000/svg";

/** An element with attributes (`on…` are listeners, false and null leave one out) and children. */
function h(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

const $ = (id) => document.getElementById(id);

/** Tells people who do not see the page what happened. */
function tell(text) {
  $("told").textContent = "";
  requestAnimationFrame(() => { $("told").textContent = text; });
}
