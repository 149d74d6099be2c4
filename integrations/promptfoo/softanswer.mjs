// A promptfoo provider: the message goes to a Softanswer server, and the draft's text comes back as the output.
// The checklist is in the metadata, so an assertion can ask for single principles (see promptfooconfig.yaml).

const SECONDS = 60;

export default class Softanswer {
  constructor(options = {}) {
    this.config = options.config ?? {};
    this.url = (this.config.url ?? process.env.SOFTANSWER_URL ?? 'http://127.0.0.1:8000').replace(/\/+$/, '');
  }

  id() {
    return 'softanswer';
  }

  // `prompt` is the message; the variables of the test that a brief knows go with it.
  async callApi(prompt, context) {
    const brief = { ...briefOf(context?.vars ?? {}), message: prompt };
    const headers = { 'Content-Type': 'application/json' };
    const key = this.config.apiKey ?? process.env.SOFTANSWER_API_KEY;
    if (key) headers['X-API-Key'] = key;
    let answer;
    try {
      answer = await fetch(`${this.url}/v1/drafts`, {
        method: 'POST',
        headers,
        body: JSON.stringify(brief),
        signal: AbortSignal.timeout(SECONDS * 1000),
      });
    } catch (error) {
      return { error: `${this.url} cannot be asked: ${error.message}` };
    }
    const draft = await answer.json().catch(() => null);
    if (!answer.ok || !draft) {
      return { error: `${this.url} answered ${answer.status}: ${draft?.detail ?? 'no reason given'}` };
    }
    const checklist = Object.fromEntries(draft.checklist.map((item) => [item.id, item.status]));
    return {
      output: draft.reply.text,
      metadata: { verdict: draft.verdict, checklist, commitments: draft.commitments, engine: draft.engine },
    };
  }
}

const FIELDS = [
  'facts', 'options', 'cannot', 'policies', 'internal', 'fault', 'channel', 'tone', 'length', 'language',
  'customer', 'company', 'agent', 'thread', 'beyond_agent', 'end_relationship', 'hint',
];

function briefOf(vars) {
  return Object.fromEntries(FIELDS.filter((name) => vars[name] !== undefined).map((name) => [name, vars[name]]));
}
