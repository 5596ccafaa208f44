import { tell } from "./status.js";

let pending;

// What is asked for, as the address has it. Its fragment only says where in the answer the reader is.
const asked = () => location.pathname + location.search;
let current = asked();

/** Follows the browser back and forth; says whether another answer is shown. */
export async function follow() {
    if (asked() === current)
        return false;
    current = asked();
    return swap(location.href, { isBack: true });
}

/** Puts the answer of another address in place of the one that is shown, and says whether it did; the last one asked for wins. */
export async function swap(address, { isBack = false, keepsFocus = false } = {}) {
    pending?.abort();
    const request = pending = new AbortController();
    const answer = document.getElementById("answer");
    if (!answer) {
        location.assign(address);
        return false;
    }
    answer.setAttribute("aria-busy", "true");
    try {
        const response = await fetch(address, { signal: request.signal, headers: { Accept: "text/html" } });
        const page = new DOMParser().parseFromString(await response.text(), "text/html");
        const found = page.getElementById("answer");
        if (!found) {
            location.assign(address);
            return false;
        }
        const shown = answer.querySelectorAll(".passage").length;
        answer.replaceChildren(...found.childNodes);
        document.title = page.title;
        if (!isBack)
            history.pushState(null, "", address);
        current = asked();
        show(page, { shown, keepsFocus });
        return true;
    } catch (problem) {
        if (problem.name !== "AbortError")
            tell("The server does not answer. Try again.");
        return false;
    } finally {
        if (pending === request)
            answer.removeAttribute("aria-busy");
    }
}

function show(page, { shown, keepsFocus }) {
    document.getElementById("q").value = page.getElementById("q").value;
    document.getElementById("collections").replaceChildren(...page.getElementById("collections").childNodes);
    const passages = document.querySelectorAll(".passage");
    if (keepsFocus && passages.length > shown) {
        passages[shown].focus({ preventScroll: true });
        return;
    }
    scrollTo({ top: 0 });
    document.getElementById("heard").textContent = document.getElementById("count")?.textContent ?? "";
}
