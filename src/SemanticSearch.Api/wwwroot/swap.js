import { tell } from "./status.js";

let pending;

/** Puts the answer of another address in place of the one that is shown; the last one asked for wins. */
export async function swap(address, { isBack = false, keepsFocus = false } = {}) {
    pending?.abort();
    const request = pending = new AbortController();
    const answer = document.getElementById("answer");
    if (!answer) {
        location.assign(address);
        return;
    }
    answer.setAttribute("aria-busy", "true");
    try {
        const response = await fetch(address, { signal: request.signal, headers: { Accept: "text/html" } });
        const page = new DOMParser().parseFromString(await response.text(), "text/html");
        const shown = answer.querySelectorAll(".passage").length;
        answer.replaceChildren(...page.getElementById("answer").childNodes);
        document.title = page.title;
        if (!isBack)
            history.pushState(null, "", address);
        show(page, { shown, keepsFocus });
    } catch (problem) {
        if (problem.name !== "AbortError")
            tell("The server does not answer. Try again.");
    } finally {
        if (pending === request)
            answer.removeAttribute("aria-busy");
    }
}

function show(page, { shown, keepsFocus }) {
    const question = document.getElementById("q");
    question.value = page.getElementById("q").value;
    const passages = document.querySelectorAll(".passage");
    if (keepsFocus && passages.length > shown) {
        passages[shown].focus({ preventScroll: true });
        return;
    }
    scrollTo({ top: 0 });
    document.getElementById("heard").textContent = document.getElementById("count")?.textContent ?? "";
}
