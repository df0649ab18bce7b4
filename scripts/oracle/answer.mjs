// Fill in forms with ODK's own engine and tell what every node looks like after each step.
//
// stdin:  {"now": "2026-03-05T14:30:15.250Z", "forms": [{"name", "xform", "files": {name: text}, "fills": [[step, …], …]}]}
//         step: ["set", path, text] | ["select", path, [name, …]] | ["add", path] | ["remove", path, index from 0]
//               | ["speak", language]
// stdout: one line of JSON a form: {"name", "status", "error", "fills": [{"states": [state, …], "errors": [text | null, …],
//         "ready": bool, "submitted": xml}]}; a state is {path: node}. Paths are as in XForms: /data/r[1]/a.

import { JSDOM } from 'jsdom';

const input = JSON.parse(await new Response(process.stdin).text());

// One moment, and chance that repeats, so that two runs say the same.
const RealDate = Date;
const moment = RealDate.parse(input.now);
globalThis.Date = class extends RealDate {
  constructor(...given) {
    super(...(given.length ? given : [moment]));
  }
  static now() {
    return moment;
  }
};
let drawn = 0;
Math.random = () => ((drawn += 1) % 97) / 97;

// What the engine expects of a browser. It looks for node to load its parser from a folder; as bundled it has none.
const { window } = new JSDOM('');
for (const name of Object.getOwnPropertyNames(window)) {
  if (/^(Attr|CDATASection|CharacterData|Comment|DOMParser|Document.*|Element|HTMLElement|Node|NodeFilter|Text|XML.*)$/.test(name)) {
    globalThis[name] = window[name];
  }
}
globalThis.document = window.document;
globalThis.window = globalThis;
const { process: node } = globalThis;
delete globalThis.process;
const { loadForm } = await import('@getodk/xforms-engine');
globalThis.process = node;
console.warn = () => {};
console.error = () => {};

const children = (place) => place.currentState.children ?? [];
const isRange = (place) => place.nodeType.startsWith('repeat-range');

function look(place, found) {
  const { currentState: state, validationState: judged } = place;
  const seen = { kind: place.nodeType, relevant: state.relevant };
  if (isRange(place)) {
    seen.count = children(place).length;
    found[`${state.reference}[]`] = seen;
  } else if (judged?.constraint) {
    seen.value = place.getXPathValue();
    seen.required = state.required;
    seen.readonly = state.readonly;
    seen.kept = judged.constraint.valid;
    seen.given = judged.required.valid;
    if (Array.isArray(state.valueOptions)) {
      seen.options = state.valueOptions.map((option) => option.value);
      seen.shown = state.valueOptions.map((option) => option.label?.asString ?? '');
    }
    seen.label = state.label?.asString ?? '';
    seen.hint = state.hint?.asString ?? '';
    found[state.reference] = seen;
  } else {
    found[state.reference] = seen;
  }
  for (const child of children(place)) look(child, found);
  return found;
}

function find(place, path) {
  if (place.currentState.reference === path) return place;
  for (const child of children(place)) {
    const found = find(child, path);
    if (found) return found;
  }
  return null;
}

function take(root, [kind, path, value]) {
  if (kind === 'speak') {
    const language = root.languages.find((one) => one.language === path);
    if (!language) throw new Error(`no language ${path}`);
    root.setLanguage(language);
    return;
  }
  const place = find(root, path);
  if (!place) throw new Error(`no ${path}`);
  if (kind === 'add') place.addInstances();
  else if (kind === 'remove') place.removeInstances(value);
  else if (place.nodeType === 'rank') place.setValues(value);
  else if (kind === 'select') place.selectValues(value);
  else if (place.nodeType === 'trigger') place.setValue(value === 'OK');
  else if (place.nodeType === 'range') place.setValue(value === '' ? null : Number(value));
  else if (place.valueType === 'int') place.setValue(/^-?[0-9]+$/.test(value) ? BigInt(value) : value);
  else if (place.valueType === 'decimal') place.setValue(/^-?[0-9.]+$/.test(value) ? Number(value) : value);
  else place.setValue(value);
}

const short = (problem) => String(problem?.message ?? problem).split('\n')[0].slice(0, 300);

async function fillIn(form, steps, answer) {
  const { root } = form.createInstance({
    preloadProperties: { deviceID: 'device', email: 'a@b.example', username: 'anna', phoneNumber: '12345678' },
  });
  const filled = { states: [look(root, {})], errors: [] };
  answer.fills.push(filled);
  for (const step of steps) {
    let problem = null;
    try {
      take(root, step);
    } catch (error) {
      problem = short(error);
    }
    filled.errors.push(problem);
    filled.states.push(look(root, {}));
  }
  const payload = await root.prepareInstancePayload({ payloadType: 'monolithic' });
  filled.ready = payload.status === 'ready';
  filled.submitted = await payload.data[0].get('xml_submission_file').text();
}

for (const { name, xform, files, fills } of input.forms) {
  const answer = { name, status: 'failure', error: null, fills: [] };
  try {
    const form = await loadForm(xform, {
      fetchFormAttachment: async (url) => {
        const file = String(url).split('/').pop();
        return file in files
          ? new Response(files[file], { headers: { 'content-type': 'text/csv' } })
          : new Response('', { status: 404 });
      },
      missingResourceBehavior: 'BLANK',
    });
    answer.status = form.status;
    if (form.error) answer.error = short(form.error);
    else for (const steps of fills) await fillIn(form, steps, answer);
  } catch (error) {
    answer.status = 'failure';
    answer.error = short(error);
  }
  await new Promise((done) => node.stdout.write(`${JSON.stringify(answer)}\n`, done));
}
