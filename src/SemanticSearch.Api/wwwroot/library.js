import { ask } from "./asking.js";
import { tell } from "./status.js";

/** Takes files, sends them one after the other, and shows jobs as they go. */
export function start() {
    const form = document.getElementById("upload");
    form.hidden = false;
    const drop = form.querySelector(".drop");
    const files = form.elements.files;
    for (const name of ["dragover", "dragleave", "drop"])
        drop.addEventListener(name, event => {
            event.preventDefault();
            drop.classList.toggle("over", name === "dragover");
            if (name === "drop")
                files.files = event.dataTransfer.files;
        });
    form.addEventListener("submit", async event => {
        event.preventDefault();
        const collection = form.elements.collection.value;
        const button = form.querySelector("button");
        button.disabled = true;
        for (const file of files.files)
            await send(file, collection, form.querySelector(".progress"));
        button.disabled = false;
        tell("All files are done.");
    });
    showJobs();
}

// Only XMLHttpRequest tells how far an upload is.
function send(file, collection, list) {
    const line = document.createElement("li");
    const state = document.createElement("span");
    const bar = document.createElement("progress");
    bar.max = file.size || 1;
    bar.value = 0;
    bar.setAttribute("aria-label", file.name);
    line.append(Object.assign(document.createElement("span"), { textContent: file.name }), state, bar);
    list.append(line);
    state.textContent = "is being sent";
    return new Promise(resolve => {
        const request = new XMLHttpRequest();
        request.open("POST", `/v1/documents?collection=${encodeURIComponent(collection)}`);
        request.responseType = "json";
        request.upload.addEventListener("progress", event => { bar.value = event.loaded; });
        request.upload.addEventListener("load", () => {
            state.textContent = "is being indexed";
            bar.removeAttribute("value");
        });
        request.addEventListener("loadend", () => {
            bar.remove();
            const isDone = request.status >= 200 && request.status < 300;
            line.classList.toggle("failed", !isDone);
            state.textContent = isDone ? summary(request.response) : request.response?.detail ?? "could not be sent";
            resolve();
        });
        const body = new FormData();
        body.append("file", file);
        request.send(body);
    });
}

function summary(result) {
    const results = result.results ?? [result];
    const failed = results.filter(one => one.outcome === "failed");
    if (results.length === 1 && failed.length === 0)
        return `${results[0].outcome}, ${counted(results[0].chunks, "passage")}`;
    return counted(results.length - failed.length, "document") + (failed.length > 0 ? `, ${failed.length} failed: ${failed[0].error}` : "");
}

function counted(number, noun) {
    return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

async function showJobs() {
    const { jobs = [] } = await ask("/v1/jobs?limit=5", response => response.json()) ?? {};
    const section = document.getElementById("jobs");
    section.hidden = jobs.length === 0;
    for (const job of jobs) {
        const line = document.createElement("li");
        section.querySelector("ul").append(line);
        write(line, job);
        if (!job.finishedAt)
            watch(line, job);
    }
}

function watch(line, job) {
    const events = new EventSource(`/v1/jobs/${job.id}/events`);
    events.addEventListener("progress", event => write(line, JSON.parse(event.data)));
    events.addEventListener("end", event => {
        write(line, JSON.parse(event.data));
        events.close();
    });
}

function write(line, job) {
    const { documents = 0, failed = 0 } = job.progress ?? {};
    line.textContent = `${job.kind} of ${job.collection}: ${job.state}, ${documents} documents` + (failed ? `, ${failed} failed` : "") + (job.error ? ` – ${job.error}` : "");
}
