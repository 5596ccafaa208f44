import { unfold } from "./unfold.js";
import { copy } from "./citing.js";

const setting = "single-keys";

/** Listens to single keys, where nothing is being written and the reader has not switched them off (WCAG 2.2, 2.1.4). */
export function listen() {
    const dialog = document.getElementById("keys");
    const box = document.getElementById("keys-on");
    box.checked = localStorage.getItem(setting) !== "off";
    box.addEventListener("change", () => localStorage.setItem(setting, box.checked ? "on" : "off"));
    addEventListener("keydown", event => {
        if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea, dialog"))
            return;
        if (!box.checked && event.key !== "?")
            return;
        if (act(event.key, dialog))
            event.preventDefault();
    });
}

function act(key, dialog) {
    const passages = [...document.querySelectorAll(".passage")];
    const at = passages.findIndex(one => one.contains(document.activeElement));
    const current = passages[at];
    switch (key) {
        case "/": document.getElementById("q").focus(); return true;
        case "?": dialog.showModal(); return true;
        case "j": return step(passages[Math.min(at + 1, passages.length - 1)]);
        case "k": return step(passages[Math.max(at - 1, 0)]);
        case "o": current?.querySelector(".open").click(); return !!current;
        case "c": if (current) copy(current.querySelector("a[data-copy]").href); return !!current;
        case "m": if (current && !current.querySelector(".unfold").hidden) unfold(current); return !!current;
        default: return false;
    }
}

function step(passage) {
    passage?.focus();
    passage?.scrollIntoView({ block: "nearest" });
    return !!passage;
}
