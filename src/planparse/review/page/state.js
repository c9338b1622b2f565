// Records as they are being corrected. A record is never changed: a new one takes its place, so that
// undoing is going back to an older list.

const TEXTS = ["number", "objective_number", "objective", "action", "deadline"];
const LISTS = ["means", "responsible", "partners", "indicator", "target"];
const FIELDS = ["action", "number", "context", "objective_number", "objective", "means", "responsible",
  "partners", "deadline", "indicator", "target", "extra"];

/** All that is known of one plan: its records now, and those before and after in time. */
class Review {
  constructor(plan) {
    this.plan = plan;
    this.originals = plan.actions.map(original);
    this.records = this.originals;
    this.past = [];
    this.future = [];
    this.saved = this.records;
    this.next = 0;
  }

  get hasChanges() { return this.records !== this.originals; }

  get isSaved() { return this.records === this.saved; }

  commit(records) {
    this.past.push(this.records);
    this.future = [];
    this.records = records;
  }

  undo() { return this.travel(this.past, this.future); }

  redo() { return this.travel(this.future, this.past); }

  travel(from, to) {
    if (!from.length) return false;
    to.push(this.records);
    this.records = from.pop();
    return true;
  }

  /** Puts `records` in the place of the one called `id`. */
  replace(id, ...records) {
    this.commit(this.records.flatMap((record) => (record.id === id ? records : [record])));
  }

  set(id, field, value) {
    const record = this.find(id);
    this.replace(id, { ...record, checked: true, fields: { ...record.fields, [field]: value } });
  }

  confirm(id) { this.replace(id, { ...this.find(id), checked: true }); }

  remove(id) { this.replace(id); }

  add(after, action) {
    const record = { id: this.newId(), of: [], checked: true, fields: { ...blank(), action } };
    if (after === null) this.commit([record, ...this.records]);
    else this.replace(after, this.find(after), record);
    return record.id;
  }

  split(id, actions) {
    const record = this.find(id);
    const parts = actions.map((action, index) => ({
      id: index ? this.newId() : id, of: record.of, checked: true,
      fields: { ...record.fields, action, number: index ? null : record.fields.number },
    }));
    this.replace(id, ...parts);
  }

  merge(ids) {
    const chosen = this.records.filter((record) => ids.has(record.id));
    const merged = {
      id: chosen[0].id, checked: true, of: [...new Set(chosen.flatMap((record) => record.of))],
      fields: together(chosen.map((record) => record.fields)),
    };
    this.commit(this.records.flatMap((record) => {
      if (record.id === merged.id) return [merged];
      return ids.has(record.id) ? [] : [record];
    }));
    return merged.id;
  }

  find(id) { return this.records.find((record) => record.id === id); }

  newId() { return `n${this.next++}`; }

  /** Names of the fields that are not what the plan has. */
  changedFields(record) {
    const base = record.of.length ? this.originals[record.of[0]].fields : blank();
    return Object.keys(base).filter((field) => !same(record.fields[field], base[field]));
  }

  /** Confidence, issues, evidence: what planparse said of the record, or of the first of those in it. */
  source(record) { return record.of.length ? this.plan.actions[record.of[0]] : null; }

  changeCount() { return this.changes().length; }

  /** What differs from the plan: groups of its records, and what takes their place. */
  changes() {
    const groups = this.originals.map((_, index) => index);
    const root = (index) => (groups[index] === index ? index : root(groups[index]));
    for (const record of this.records) {
      for (const index of record.of) {
        const [a, b] = [root(record.of[0]), root(index)];
        groups[Math.max(a, b)] = Math.min(a, b);
      }
    }
    const found = new Map(this.originals.map((_, index) => [root(index), { replaces: [], by: [] }]));
    this.originals.forEach((_, index) => found.get(root(index)).replaces.push(index));
    const additions = [];
    let last = -1;
    for (const record of this.records) {
      if (record.of.length) {
        last = root(record.of[0]);
        found.get(last).by.push(this.asNew(record));
      } else {
        additions.push({ replaces: [], by: [this.asNew(record)], after: last });
      }
    }
    const replaced = [...found.values()].filter(({ replaces, by }) => !(
      replaces.length === 1 && by.length === 1 && by[0].untouched));
    for (const { by } of replaced) by.forEach((record) => { delete record.untouched; });
    for (const { by } of additions) by.forEach((record) => { delete record.untouched; });
    return [...replaced, ...additions];
  }

  asNew(record) {
    const set = Object.fromEntries(this.changedFields(record).map((field) => [field, record.fields[field]]));
    const wasChecked = record.of.length === 1 && this.originals[record.of[0]].checked;
    return { of: record.of, set, untouched: record.checked === wasChecked && !Object.keys(set).length };
  }

  corrections() {
    const { name, sha256 } = this.plan.source;
    return { name, sha256, reading: this.plan.reading, changes: this.changes() };
  }
}

function original(action, index) {
  const fields = blank();
  for (const field of ["number", "objective_number", "objective", "action"]) fields[field] = action[field];
  for (const field of ["means", "responsible", "partners", "indicator"]) fields[field] = action[field];
  fields.context = action.context.map(({ number, text }) => ({ number, text }));
  fields.deadline = action.deadline ? action.deadline.text : null;
  fields.target = action.target.map((target) => target.text);
  fields.extra = action.extra;
  return { id: `r${index}`, of: [index], checked: action.issues.some(({ code }) => code === "reviewed"), fields };
}

function blank() {
  return { number: null, objective_number: null, context: [], objective: null, action: "", means: [],
    responsible: [], partners: [], deadline: null, indicator: [], target: [], extra: {} };
}

/** One record's fields out of several: nothing is lost, and what is equal is kept once. */
function together(several) {
  const merged = blank();
  const distinct = (field) => [...new Set(several.map((fields) => fields[field]).filter(Boolean))];
  merged.number = distinct("number")[0] ?? null;
  merged.objective_number = distinct("objective_number")[0] ?? null;
  merged.action = distinct("action").join(" ");
  merged.objective = distinct("objective").join(" / ") || null;
  merged.deadline = distinct("deadline").join(" ; ") || null;
  merged.context = several.find((fields) => fields.context.length)?.context ?? [];
  for (const field of LISTS) merged[field] = [...new Set(several.flatMap((fields) => fields[field]))];
  for (const { extra } of several) {
    for (const [header, text] of Object.entries(extra)) {
      const known = merged.extra[header];
      merged.extra[header] = known && known !== text ? `${known} ; ${text}` : text;
    }
  }
  return merged;
}

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
const isEmpty = (value) => value === null || value === "" || (typeof value === "object" && !Object.keys(value).length);
