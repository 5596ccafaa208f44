// The page works without this; with it, answers come in place, texts unfold and citations are copied.
import { follow, swap } from "./swap.js";
import { unfold } from "./unfold.js";
import { copy, share } from "./citing.js";
import { listen } from "./keys.js";
import { complete } from "./completing.js";

// A long passage shows the part that answers; the rest is a click away.
const fold = text => {
    const longest = 24 * parseFloat(getComputedStyle(document.documentElement).fontSize);
    if (text.scrollHeight <= longest)
        return;
    text.classList.add("folded");
    const best = text.querySelector(".best");
    text.scrollTop = best ? best.offsetTop - text.offsetTop - 60 : 0;
    text.closest(".passage").querySelector(".whole").hidden = false;
};

const whole = passage => {
    passage.querySelector("blockquote").classList.remove("folded");
    passage.querySelector(".whole").hidden = true;
};

const upgrade = root => {
    for (const text of root.querySelectorAll(".passage blockquote"))
        fold(text);
    for (const button of root.querySelectorAll(".unfold"))
        button.hidden = false;
    // On a narrow screen the passages come first.
    if (matchMedia("(max-width: 56rem)").matches)
        root.querySelector(".narrow > details")?.removeAttribute("open");
};

// What the reader has unfolded stays so unless another answer came.
const arrive = async swapping => {
    if (await swapping)
        upgrade(document);
};

document.addEventListener("click", event => {
    const target = event.target.closest("a, button, summary");
    for (const menu of document.querySelectorAll(".menu[open]"))
        if (!menu.contains(event.target))
            menu.open = false;
    if (!target || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0)
        return;
    if (target.matches("a[data-swap]")) {
        event.preventDefault();
        arrive(swap(target.href, { keepsFocus: target.dataset.swap === "keep" }));
    } else if (target.matches("a[data-copy]")) {
        event.preventDefault();
        copy(target.href);
    } else if (target.matches("a[data-share]")) {
        event.preventDefault();
        share(target.href);
    } else if (target.matches(".unfold")) {
        whole(target.closest(".passage"));
        unfold(target.closest(".passage"));
    } else if (target.matches(".whole")) {
        whole(target.closest(".passage"));
    }
});

document.addEventListener("submit", event => {
    const form = event.target;
    // Elsewhere than on the page of answers there is nothing to swap.
    if (!form.matches("form[data-swap]") || !document.getElementById("answer"))
        return;
    event.preventDefault();
    const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value !== ""));
    arrive(swap(`/?${query}`));
});

addEventListener("popstate", () => arrive(follow()));

upgrade(document);
listen();
complete(document.getElementById("q"));
if (document.getElementById("upload"))
    import("./library.js").then(library => library.start());
