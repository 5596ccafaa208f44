let timer;

/** Tells the reader something for a moment, screen readers too. */
export function tell(text) {
    const status = document.getElementById("status");
    status.textContent = text;
    clearTimeout(timer);
    timer = setTimeout(() => { status.textContent = ""; }, 4000);
}
