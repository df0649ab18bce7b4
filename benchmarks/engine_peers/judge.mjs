// Judge records with other engines: `node judge.mjs FOLDER` prints one line of JSON for each.
//
// FOLDER holds what `engine_peers.py` wrote: records.json (answers as texts), typed.json (the same as SurveyJS keeps
// them), shape.json and logic.json (JSON Schema), surveyjs.json, xform.xml, and counts.json (how many records and runs
// each engine gets). Each line tells {"name", "count", "seconds" (processor time of each run), "verdicts"}.
// Loading and compiling are done before the time is taken.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { JSDOM } from 'jsdom';

const folder = process.argv[2];
const read = (name) => JSON.parse(readFileSync(`${folder}/${name}`, 'utf-8'));
const records = read('records.json');
const typed = read('typed.json');
const { many, few, runs } = read('counts.json');
const require = createRequire(import.meta.url);
const node = globalThis.process;

async function measure(name, given, count, judge) {
  const some = given.slice(0, count);
  const seconds = [];
  let verdicts = [];
  for (let run = 0; run < runs; run += 1) {
    const begun = node.cpuUsage();
    verdicts = [];
    for (const record of some) {
      const verdict = judge(record);
      verdicts.push(typeof verdict === 'boolean' ? verdict : await verdict);
    }
    const used = node.cpuUsage(begun);
    seconds.push((used.user + used.system) / 1e6);
  }
  const line = JSON.stringify({ name, count: some.length, seconds, verdicts });
  await new Promise((done) => node.stdout.write(`${line}\n`, done));
}

async function ajv() {
  const Ajv = require('ajv/dist/2020').default;
  for (const [schema, remark] of [['logic', 'logic as far as it goes'], ['shape', 'shape only']]) {
    const validate = new Ajv({ strict: false }).compile(read(`${schema}.json`));
    await measure(`ajv, ${remark}`, records, many, (record) => validate(record));
  }
}

async function surveyCore() {
  const { FunctionFactory, Model } = await import('survey-core');
  const isDay = (text) => !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
  FunctionFactory.Instance.register('isDay', ([text]) => isDay(text));
  const model = new Model(read('surveyjs.json'));
  const questions = Object.fromEntries(model.getAllQuestions().map((question) => [question.name, question]));
  await measure('survey-core, whole logic', typed, few, (record) => {
    model.data = { ...record };
    for (const [question, value] of Object.entries(record)) {
      const asked = questions[question];
      if (!asked.visibleChoices || !asked.isVisibleInSurvey) continue;
      const options = asked.visibleChoices.map((choice) => choice.value); // it does not judge what is no option
      if (![value].flat().every((one) => options.includes(one))) return false;
    }
    return model.validate(false, false);
  });
}

// The expressions of the binds of the XForm, worked out in their order on one document whose texts are replaced.
async function openRosa(window) {
  const evaluator = require('openrosa-xpath-evaluator')();
  const evaluate = evaluator.evaluate.bind(evaluator);
  const xform = new window.DOMParser().parseFromString(readFileSync(`${folder}/xform.xml`, 'utf-8'), 'text/xml');
  const binds = [...xform.getElementsByTagName('bind')].map((bind) => Object.fromEntries(
    ['nodeset', 'relevant', 'constraint', 'required', 'calculate'].map((name) => [name, bind.getAttribute(name)]),
  ));
  const blank = [...xform.getElementsByTagName('instance')][0].firstElementChild;
  const { BOOLEAN_TYPE, STRING_TYPE } = window.XPathResult;
  const answered = window.document.implementation.createDocument(null, null);
  const places = new Map();
  const leaves = new Map();
  const visit = (place, path) => {
    places.set(path, place);
    if (!place.children.length && !path.includes('/meta')) leaves.set(place.localName, place);
    for (const child of place.children) visit(child, `${path}/${child.localName}`);
  };
  visit(answered.appendChild(answered.importNode(blank, true)), '/data');
  const fits = new (require('ajv/dist/2020').default)({ strict: false }).compile(read('shape.json'));
  await measure('openrosa-xpath-evaluator, the expressions, with ajv for the shape', records, few, (record) => {
    if (!fits(record)) return false;
    for (const [name, leaf] of leaves) leaf.textContent = record[name] ?? '';
    const truth = (expression, place) => evaluate(expression, place, null, BOOLEAN_TYPE).booleanValue;
    const hidden = [];
    let right = true;
    const judged = [];
    for (const bind of binds) {
      const place = places.get(bind.nodeset);
      if (!place) continue;
      const away = hidden.some((path) => bind.nodeset.startsWith(path));
      if (away || (bind.relevant && !truth(bind.relevant, place))) {
        hidden.push(`${bind.nodeset}/`);
        for (const leaf of place.children.length ? place.querySelectorAll('*') : [place]) leaf.textContent = '';
        continue;
      }
      if (bind.calculate) place.textContent = evaluate(bind.calculate, place, null, STRING_TYPE).stringValue;
      judged.push([bind, place]);
    }
    for (const [bind, place] of judged) {
      const value = place.children.length ? '-' : place.textContent;
      if (value === '' && bind.required && truth(bind.required, place)) right = false;
      if (value !== '' && bind.constraint && !truth(bind.constraint, place)) right = false;
    }
    return right;
  });
}

async function xformsEngine() {
  delete globalThis.process; // it looks for node to load its parser from a folder; as bundled it has none
  const { loadForm } = await import('@getodk/xforms-engine');
  globalThis.process = node;
  const form = await loadForm(readFileSync(`${folder}/xform.xml`, 'utf-8'), {
    fetchFormAttachment: async () => new Response('', { status: 404 }),
    missingResourceBehavior: 'BLANK',
  });
  const leaves = (place, found) => {
    if (!place.currentState.children?.length) found.set(place.currentState.reference.split('/').pop(), place);
    for (const child of place.currentState.children ?? []) leaves(child, found);
    return found;
  };
  const put = (place, value) => {
    if (place.nodeType === 'select') place.selectValues(value.split(' '));
    else if (place.nodeType === 'trigger') place.setValue(value === 'OK');
    else if (place.nodeType === 'range') place.setValue(Number(value));
    else if (place.valueType === 'int') place.setValue(BigInt(value));
    else if (place.valueType === 'decimal') place.setValue(Number(value));
    else place.setValue(value);
  };
  await measure('@getodk/xforms-engine, whole logic', records, Math.min(few, 1000), (record) => {
    const { root } = form.createInstance();
    const places = leaves(root, new Map());
    let taken = true;
    for (const [name, value] of Object.entries(record)) {
      const place = places.get(name);
      try {
        put(place, value);
      } catch {
        taken &&= !place.currentState.relevant; // what a control of this type cannot hold was never an answer
      }
      if (place.currentState.relevant) {
        const kept = place.nodeType === 'select' ? place.currentState.value.join(' ') : place.getXPathValue?.() ?? '-';
        if (place.nodeType === 'select') taken &&= kept.length === value.length;
        else taken &&= kept !== '' && (place.nodeType !== 'range' || kept === value);
      }
    }
    return taken && root.validationState.violations.length === 0;
  });
}

const { window } = new JSDOM('');
await ajv();
await surveyCore();
for (const name of Object.getOwnPropertyNames(window)) {
  if (/^(Attr|CDATASection|CharacterData|Comment|DOMParser|Document.*|Element|HTML.*|Node|NodeFilter|Text|XML.*|XPath.*)$/.test(name)) {
    globalThis[name] = window[name];
  }
}
globalThis.document = window.document;
await openRosa(window);
globalThis.window = globalThis;
console.warn = () => {};
console.error = () => {};
await xformsEngine();
