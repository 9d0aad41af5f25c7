// Makes the desk live; all of it can be read without. No library, no request but to this desk.

const $ = (selector, root = document) => root.querySelector(selector);
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];

function say(words) {
  const place = $("#said");
  place.textContent = words;
  place.classList.add("on");
  clearTimeout(say.timer);
  say.timer = setTimeout(() => place.classList.remove("on"), 2500);
}

// A footnote goes to the clipboard at a click; without a clipboard the link leads to a page with its text.
document.addEventListener("click", async (event) => {
  const link = event.target.closest("a.cite");
  if (!link || !navigator.clipboard || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  try {
    const address = new URL(link.href);
    address.searchParams.set("format", "text");
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(answer.statusText);
    await navigator.clipboard.writeText((await answer.text()).trim());
    say(document.body.dataset.copied);
  } catch {
    location.href = link.href;
  }
});

// Layers: remember what is shown; what is hidden is no stop for the keyboard.
const boxes = $$("[data-layer]");
const stored = () => { try { return JSON.parse(localStorage.getItem("layers") || "null"); } catch { return null; } };
function applyLayers() {
  const on = boxes.filter((box) => box.checked).map((box) => box.dataset.layer);
  for (const piece of $$("a.hl")) piece.tabIndex = on.some((layer) => piece.classList.contains("l-" + layer)) ? 0 : -1;
  return on;
}
if (boxes.length) {
  const kept = stored();
  if (Array.isArray(kept)) for (const box of boxes) box.checked = kept.includes(box.dataset.layer);
  applyLayers();
  for (const box of boxes) box.addEventListener("change", () => {
    const on = applyLayers();
    try { localStorage.setItem("layers", JSON.stringify(on)); } catch { /* private window */ }
  });
}

// Words in the text light up what was read in them, and the other way round.
const list = $(".readings-list");
function light(piece, on) {
  for (const id of (piece.dataset.of || "").split(" ")) {
    const reading = document.getElementById("r-" + id);
    if (!reading) continue;
    reading.classList.toggle("lit", on);
    if (on && list && id === piece.hash.slice(3) && getComputedStyle(list).maxHeight !== "none")
      list.scrollTop = reading.offsetTop - list.offsetTop - list.clientHeight / 3;
  }
}
for (const piece of $$("a.hl")) {
  piece.removeAttribute("title");
  for (const kind of ["mouseenter", "focus"]) piece.addEventListener(kind, () => light(piece, true));
  for (const kind of ["mouseleave", "blur"]) piece.addEventListener(kind, () => light(piece, false));
}
for (const reading of $$(".reading")) {
  const words = $$(`a.hl[data-of~="${reading.id.slice(2)}"]`);
  reading.addEventListener("mouseenter", () => words.forEach((word) => word.classList.add("lit")));
  reading.addEventListener("mouseleave", () => words.forEach((word) => word.classList.remove("lit")));
}

// Files go up one by one, each with its progress and its own result.
const upload = $("form[data-upload]");
if (upload) upload.addEventListener("submit", (event) => {
  const files = [...$("input[type=file]", upload).files];
  if (!files.length) return;
  event.preventDefault();
  const results = $(upload.dataset.upload);
  const next = () => {
    const file = files.shift();
    if (!file) return;
    const row = document.createElement("li");
    const name = document.createElement("bdi");
    const bar = document.createElement("progress");
    name.textContent = file.name;
    bar.max = 1;
    bar.setAttribute("aria-label", file.name);
    row.append(name, bar);
    results.append(row);
    const form = new FormData();
    form.append("token", $("input[name=token]", upload).value);
    form.append("files", file);
    const request = new XMLHttpRequest();
    request.open("POST", upload.action);
    request.setRequestHeader("Accept", "application/json");
    request.upload.addEventListener("progress", (step) => { if (step.lengthComputable) bar.value = 0.7 * step.loaded / step.total; });
    request.addEventListener("loadend", () => {
      bar.remove();
      const said = document.createElement("ul");
      let lines = [{ text: request.statusText || "—", bad: true }];
      try { lines = JSON.parse(request.responseText).lines; } catch { /* not from the desk */ }
      for (const line of lines) {
        const item = document.createElement("li");
        item.textContent = line.text;
        if (line.bad) item.className = "bad";
        said.append(item);
      }
      row.append(said);
      next();
    });
    request.send(form);
  };
  next();
});
