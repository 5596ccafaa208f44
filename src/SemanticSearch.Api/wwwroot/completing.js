const pause = 150;

/** Offers names that the last words may be the beginning of. */
export function complete(question) {
    const list = document.getElementById("completions");
    let timer;
    let pending;
    question.addEventListener("input", () => {
        clearTimeout(timer);
        timer = setTimeout(async () => {
            pending?.abort();
            pending = new AbortController();
            try {
                list.replaceChildren(...await offers(question, pending.signal));
            } catch {
                list.replaceChildren();
            }
        }, pause);
    });
}

async function offers(question, signal) {
    const text = question.value;
    if (text.trim().length < 2)
        return [];
    const query = new URLSearchParams({ q: text, limit: "6", collection: question.form.elements.collection?.value ?? "default" });
    const response = await fetch(`/v1/suggest?${query}`, { signal });
    const { completions = [] } = response.ok ? await response.json() : {};
    return completions.map(one => {
        const option = document.createElement("option");
        option.value = text.slice(0, one.start) + one.text;
        option.label = `${one.kind}, ${one.documents} documents`;
        return option;
    });
}
