import { ask } from "./asking.js";
import { tell } from "./status.js";

// What stands around a passage, a step further each time.
const steps = [["2", "sentences"], ["1", "paragraph"], ["3", "paragraph"], ["1", "section"]];

/** Shows more of what stands around a passage. */
export async function unfold(passage) {
    const step = Number(passage.dataset.step ?? 0);
    const [context, unit] = steps[Math.min(step, steps.length - 1)];
    const found = await ask(`/v1/passages/${passage.dataset.citation}?context=${context}&unit=${unit}`, response => response.json());
    if (found === null)
        return;
    put(passage.querySelector(".before"), found.contextBefore);
    put(passage.querySelector(".after"), found.contextAfter);
    passage.dataset.step = step + 1;
    const isWhole = !found.contextBefore.text && !found.contextAfter.text;
    if (step + 1 >= steps.length || isWhole)
        passage.querySelector(".unfold").hidden = true;
    tell(isWhole ? "The passage is the whole text." : "More context is shown.");
}

function put(place, context) {
    place.textContent = context.text;
    place.hidden = context.text === "";
}
