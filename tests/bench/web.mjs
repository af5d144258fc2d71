// SPDX-License-Identifier: GPL-3.0-or-later
// The work of bench_render in a browser: JSON.parse, numbers, uPlot. Prints "name<TAB>number" a line.
// node web.mjs RESPONSES UPLOT_DIST CHROMIUM
import { createServer } from "node:http";
import { readFileSync, readdirSync, mkdtempSync, rmSync } from "node:fs";
import { spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";

const [responses, uplot, chromium] = process.argv.slice(2);
const profile = mkdtempSync(join(tmpdir(), "onex-bench-"));

// Runs in the page.
async function inPage() {
    const rounds = 9, lines = [];
    const report = (name, ms) => lines.push(`${name}\t${ms.toFixed(2)}`);
    const median = (list) => list.sort((a, b) => a - b)[list.length >> 1];
    const parse = (text) => {
        const result = JSON.parse(text).data.result;
        const columns = [result[0].values.map((sample) => sample[0])];
        for (const series of result) columns.push(series.values.map((sample) => Number(sample[1])));
        return columns;
    };
    const colors = ["#7eb26d", "#eab839", "#6ed0e0", "#ef843c", "#e24d42", "#1f78c1"];
    const plotOf = (columns, width, height, into, drawn) => new uPlot({
        width, height, legend: { show: false },
        series: [{}, ...columns.slice(1).map((_, i) =>
            ({ stroke: colors[i % colors.length], width: 1, points: { show: false } }))],
        hooks: { draw: [(u) => { u.ctx.getImageData(0, 0, 1, 1); drawn(); }] },
    }, columns, into);

    for (const name of ["10x240", "3x11000", "600x1000", "100x11000"]) {
        const text = await (await fetch(`/response/${name}.json`)).text();
        const first = [], zoom = [];
        for (let round = 0; round < rounds; ++round) {
            const place = document.body.appendChild(document.createElement("div"));
            let drawn, done = new Promise((resolve) => (drawn = resolve));
            let from = performance.now();
            const columns = parse(text);
            const plot = plotOf(columns, 1920, 600, place, () => drawn());
            await done;
            first.push(performance.now() - from);
            const times = columns[0], length = times[times.length - 1] - times[0];
            for (let step = 1; step <= 6; ++step) {
                done = new Promise((resolve) => (drawn = resolve));
                from = performance.now();
                const part = (step < 4 ? step : 7 - step) * 0.1 * length;
                plot.setScale("x", { min: times[0] + part, max: times[times.length - 1] - part });
                await done;
                zoom.push(performance.now() - from);
            }
            plot.destroy();
            place.remove();
        }
        report(`first ${name}`, median(first));
        report(`zoom ${name}`, median(zoom));
    }

    const text = await (await fetch("/response/10x240.json")).text();
    const panels = [], refresh = [];
    let waiting = 0, allDrawn = () => {};
    for (let i = 0; i < 24; ++i) {
        const place = document.body.appendChild(document.createElement("div"));
        panels.push(plotOf(parse(text), 310, 250, place, () => { if (--waiting === 0) allDrawn(); }));
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
    for (let round = 0; round < rounds; ++round) {
        waiting = 24;
        const done = new Promise((resolve) => (allDrawn = resolve));
        const from = performance.now();
        for (const panel of panels) panel.setData(parse(text));
        await done;
        refresh.push(performance.now() - from);
    }
    report("24 panels, UI thread", median(refresh));
    await fetch("/result", { method: "POST", body: lines.join("\n") });
}

// Of every process that uses this profile or descends from one that does.
function pssMb() {
    const parents = new Map(), own = new Set();
    for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
        try {
            parents.set(pid, readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\) \S /, "").split(" ")[0]);
            if (readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(profile)) own.add(pid);
        } catch { /* it ended */ }
    }
    for (let grew = true; grew;) {
        grew = false;
        for (const [pid, parent] of parents)
            if (own.has(parent) && !own.has(pid)) { own.add(pid); grew = true; }
    }
    let total = 0;
    for (const pid of own) {
        try { total += Number(/\nPss:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/smaps_rollup`, "utf8"))[1]); }
        catch { /* it ended */ }
    }
    return total / 1024;
}

const page = `<!doctype html><meta charset=utf-8><link rel=stylesheet href=/uplot.css>
<body style="background:#111"><script src=/uplot.js></script><script>(${inPage})()</script>`;
const files = { "/uplot.js": "uPlot.iife.min.js", "/uplot.css": "uPlot.min.css" };

const server = createServer((request, response) => {
    if (request.method === "POST") {
        let body = "";
        request.on("data", (part) => (body += part));
        request.on("end", () => { response.end(); finish(body); });
    } else if (files[request.url]) {
        const type = request.url.endsWith(".js") ? "text/javascript" : "text/css";
        response.setHeader("Content-Type", type);
        response.end(readFileSync(join(uplot, files[request.url])));
    } else if (/^\/response\/[\w]+\.json$/.test(request.url)) {
        response.end(readFileSync(join(responses, request.url.slice("/response/".length))));
    } else {
        response.setHeader("Content-Type", "text/html");
        response.end(request.url === "/" ? page : "");
    }
});

let browser;
function finish(lines) {
    console.log(lines);
    console.log(`24 panels, PSS MB\t${pssMb().toFixed(2)}`);
    stop(0);
}
function stop(status) {
    browser?.kill("SIGKILL");
    setTimeout(() => { rmSync(profile, { recursive: true, force: true }); process.exit(status); }, 500);
}
server.listen(0, "127.0.0.1", () => {
    const url = `http://127.0.0.1:${server.address().port}/`;
    browser = spawn(chromium, ["--headless", "--no-sandbox", "--disable-gpu", "--window-size=1920,1080",
        `--user-data-dir=${profile}`, url], { stdio: "ignore" });
    setTimeout(() => { console.error("the browser did not finish in 5 minutes"); stop(1); }, 300_000);
});
