// <semantic-search server="https://…" collection="default"> asks a SemanticSearch server and shows its answer with the passages that it rests
// on. Nothing else is loaded, no style leaks in or out, and a strict Content Security Policy needs to allow only the server's address.

const attributes = ["server", "collection", "placeholder", "passages", "sentences", "label"];

const style = new CSSStyleSheet();
style.replaceSync(`
:host {
    --_ground: var(--semantic-search-ground, light-dark(#fff, #1e2128));
    --_ink: var(--semantic-search-ink, light-dark(#1d2129, #e7e5df));
    --_quiet: var(--semantic-search-quiet, light-dark(#565c68, #a9adb7));
    --_line: var(--semantic-search-line, light-dark(#dedad0, #343843));
    --_accent: var(--semantic-search-accent, light-dark(#23395b, #c9d8ee));
    --_on-accent: var(--semantic-search-on-accent, light-dark(#fff, #16181d));
    --_mark: var(--semantic-search-mark, light-dark(#ffe9a8, #5d4a10));
    --_link: var(--semantic-search-link, light-dark(#1f4e8c, #9cc3f5));
    display: block; padding: 1rem; border: 1px solid var(--_line); border-radius: var(--semantic-search-radius, 10px);
    background: var(--_ground); color: var(--_ink); font: var(--semantic-search-font, 1rem/1.5 system-ui, sans-serif);
}
:host([hidden]), [hidden] { display: none; }
form { display: flex; gap: .5rem; }
label { display: contents; }
input { flex: 1; min-width: 0; font: inherit; color: inherit; background: none; padding: .5rem .75rem; border: 1px solid var(--_quiet); border-radius: 6px; }
button { font: inherit; padding: .5rem .9rem; border: 0; border-radius: 6px; background: var(--_accent); color: var(--_on-accent); cursor: pointer; }
:focus-visible { outline: 3px solid var(--_link); outline-offset: 2px; }
a { color: var(--_link); }
.answer { margin: 1rem 0; font-size: 1.0625em; }
.answer a { text-decoration: none; font-size: .75em; vertical-align: super; padding: 0 .2em; }
.doubt { color: var(--_quiet); font-size: .8125em; }
ol { margin: 0; padding: 0; list-style: none; }
li { border-top: 1px solid var(--_line); padding: .75rem 0; }
.title { display: block; font-weight: 600; }
.where, .note { color: var(--_quiet); font-size: .875em; margin: 0; }
blockquote { margin: .35rem 0 0; max-height: 9em; overflow: auto; white-space: pre-line; overflow-wrap: anywhere; }
mark { background: var(--_mark); color: inherit; }
.quiet { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
`);

const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
};

class SemanticSearch extends HTMLElement {
    static observedAttributes = attributes;

    #question = make("input", { type: "search", required: true, maxLength: 4096, enterKeyHint: "search" });
    #button = make("button", { type: "submit", textContent: "Ask" });
    #status = make("p", { className: "note", role: "status" });
    #answer = make("div", { className: "answer" });
    #sources = make("ol");
    #pending;

    constructor() {
        super();
        const label = make("span", { className: "quiet", textContent: "Question" });
        const form = make("form", {}, make("label", {}, label, this.#question), this.#button);
        form.addEventListener("submit", event => {
            event.preventDefault();
            this.ask(this.#question.value);
        });
        const root = this.attachShadow({ mode: "open" });
        root.adoptedStyleSheets = [style];
        root.append(form, this.#status, this.#answer, this.#sources);
    }

    attributeChangedCallback(name, before, value) {
        if (name === "placeholder")
            this.#question.placeholder = value ?? "";
        if (name === "label")
            this.shadowRoot.querySelector(".quiet").textContent = value ?? "Question";
    }

    /** The server that is asked: the one that this script came from if none is named. */
    get server() {
        return (this.getAttribute("server") ?? new URL(".", import.meta.url).href).replace(/\/+$/, "");
    }

    get #collection() {
        return this.getAttribute("collection") ?? "default";
    }

    // What is no number counts as nothing said.
    #number(attribute) {
        const number = Number.parseInt(this.getAttribute(attribute), 10);
        return number > 0 ? number : 5;
    }

    /** Asks a question; the last one asked wins. Resolves to the server's answer, or to null. */
    async ask(question) {
        this.#pending?.abort();
        const request = this.#pending = new AbortController();
        this.#question.value = question;
        this.#status.textContent = "Looking…";
        try {
            const response = await fetch(`${this.server}/v1/ask`, {
                method: "POST",
                signal: request.signal,
                headers: { "Content-Type": "application/json" },
                body: JSON.stringify({ question, collection: this.#collection, passages: this.#number("passages"), sentences: this.#number("sentences") }),
            });
            const body = await response.json();
            if (!response.ok)
                throw new Error(body.detail ?? body.title ?? `the server answers ${response.status}`);
            this.#show(body);
            this.#tell("answer", body);
            return body;
        } catch (problem) {
            if (problem.name !== "AbortError")
                this.#fail(problem);
            return null;
        }
    }

    #show({ answer, search }) {
        const numbers = new Map(search.passages.map((passage, at) => [passage.citation, at + 1]));
        this.#status.textContent = search.passages.length > 0 ? "" : nothing(search.coverage);
        this.#answer.replaceChildren(...answer.sentences.map(sentence => this.#sentence(sentence, numbers)));
        this.#sources.replaceChildren(...search.passages.map((passage, at) => this.#source(passage, at + 1)));
        for (const quote of this.#sources.querySelectorAll("blockquote"))
            reveal(quote);
    }

    #sentence(sentence, numbers) {
        const shown = make("span", { dir: "auto", textContent: sentence.text });
        for (const number of new Set(sentence.sources.map(source => numbers.get(source.passage)).filter(Boolean))) {
            const link = make("a", { href: `#source-${number}`, textContent: `[${number}]`, ariaLabel: `Source ${number}` });
            link.addEventListener("click", event => {
                event.preventDefault();
                this.shadowRoot.getElementById(`source-${number}`).focus();
            });
            shown.append(link);
        }
        for (const quote of sentence.unverifiedQuotes ?? [])
            shown.append(make("span", { className: "doubt", textContent: ` (“${quote}” is not in the passages)` }));
        shown.append(" ");
        return shown;
    }

    #source(passage, number) {
        const path = passage.documentId.split("/").map(encodeURIComponent).join("/");
        const link = make("a", {
            className: "title",
            dir: "auto",
            href: `${this.server}/documents/${path}?${new URLSearchParams({ at: passage.citation, collection: this.#collection })}#passage`,
            target: "_blank",
            rel: "noopener",
            textContent: `${number}. ${passage.title}`,
        });
        link.addEventListener("click", event => {
            if (!this.#tell("open", passage))
                event.preventDefault();
        });
        const where = [passage.speaker?.name, passage.facts?.dates?.[0]?.interval?.from, passage.page && `p. ${passage.pageLabel ?? passage.page}`];
        return make("li", { id: `source-${number}`, tabIndex: -1 },
            link,
            make("p", { className: "where", textContent: where.filter(Boolean).join(" · ") }),
            make("blockquote", { dir: "auto", tabIndex: 0, ariaLabel: `Passage ${number}` }, ...marked(passage)));
    }

    #fail(problem) {
        this.#answer.replaceChildren();
        this.#sources.replaceChildren();
        this.#status.textContent = `That could not be answered: ${problem.message}`;
        this.#tell("error", problem.message);
    }

    // Pages hear of it as semantic-search:answer, …:open (which they may prevent) and …:error.
    #tell(name, detail) {
        return this.dispatchEvent(new CustomEvent(`semantic-search:${name}`, { detail, bubbles: true, composed: true, cancelable: true }));
    }
}

// What the server says of it is for whoever writes requests.
const nothing = coverage => coverage?.documents === 0
    ? "There is nothing here that could answer."
    : "Nothing was found that answers this. Try other words.";

// Scrolls a passage to the sentence that answers, and leaves the page where it is.
function reveal(quote) {
    const [shown, best] = [quote.getBoundingClientRect(), quote.querySelector("mark")?.getBoundingClientRect()];
    if (best?.bottom > shown.bottom)
        quote.scrollTop += best.top - shown.top - shown.height / 4;
}

// The best sentence of a passage stands out.
function marked(passage) {
    const best = (passage.highlights ?? []).find(one => one.kind === "sentence");
    if (!best)
        return [passage.text];
    const [from, to] = [best.start - passage.start, best.end - passage.start];
    return [passage.text.slice(0, from), make("mark", { textContent: passage.text.slice(from, to) }), passage.text.slice(to)];
}

customElements.define("semantic-search", SemanticSearch);
