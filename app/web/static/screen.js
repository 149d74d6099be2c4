// What a script adds to the screen: chips, marks, copying, undoing, keys. All else is HTML, forms and htmx.
"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const words = $("words").dataset;
  const undone = [];
  let unsent = false;

  // Offsets count code points, a browser's strings count UTF-16 units.
  const unit = (text, point) => {
    let at = 0;
    for (let n = 0; n < point && at < text.length; n++) at += text.codePointAt(at) > 0xffff ? 2 : 1;
    return at;
  };

  // --- the letter behind the letter: it shows the marks that a text field cannot ---
  const backdrop = () => document.querySelector(".editor .backdrop");
  const mirror = () => {
    const text = $("text"), back = backdrop();
    if (text && back) { back.textContent = text.value; back.scrollTop = text.scrollTop; }
  };
  const paint = (name, ranges) => {
    if (!window.CSS?.highlights) return;
    if (ranges.length) CSS.highlights.set(name, new Highlight(...ranges)); else CSS.highlights.delete(name);
  };
  const stretch = (node, from, to) => {
    const range = new Range();
    range.setStart(node, Math.min(from, node.length));
    range.setEnd(node, Math.min(to, node.length));
    return range;
  };
  const look = (item) => {
    const text = $("text"), node = backdrop()?.firstChild;
    if (!text || !node) return;
    const places = (item?.dataset.spans || "").split(" ").filter(Boolean).map((p) => p.split("-").map(Number));
    paint("said", places.map(([a, b]) => stretch(node, unit(text.value, a), unit(text.value, b))));
    const message = $("message"), behind = $("asked");
    const quotes = JSON.parse(item?.dataset.said || "[]");
    if (behind && message) {
      behind.textContent = message.value;
      paint("asked", quotes.filter((q) => message.value.includes(q)).map((q) => {
        const at = message.value.indexOf(q);
        return stretch(behind.firstChild, at, at + q.length);
      }));
    }
  };
  const lookAt = (event) => {
    const item = event.target.closest?.("[data-spans]");
    if (item) look(item);
  };
  document.addEventListener("mouseover", lookAt);
  document.addEventListener("focusin", lookAt);
  document.addEventListener("mouseout", (event) => {
    if (event.target.closest?.("[data-spans]") && !event.relatedTarget?.closest?.("[data-spans]")) look(null);
  });

  // --- chips: one note a line, Enter adds; the field behind them is what is sent ---
  const chips = (field) => {
    if (field.dataset.ready) return;
    field.dataset.ready = "yes";
    const list = document.createElement("ul"), input = document.createElement("input");
    list.className = "chips";
    input.id = `${field.id}-new`;
    input.placeholder = field.placeholder;
    input.autocomplete = "off";
    input.setAttribute("aria-describedby", `${field.id}-help`);
    field.labels[0].htmlFor = input.id;
    field.hidden = true;
    field.after(list, input);
    const lines = () => field.value.split("\n").map((line) => line.trim()).filter(Boolean);
    const draw = () => list.replaceChildren(...lines().map((line, n) => {
      const chip = document.createElement("li"), drop = document.createElement("button");
      chip.append(line, drop);
      drop.type = "button";
      drop.textContent = "×";
      drop.setAttribute("aria-label", `${words.remove}: ${line}`);
      drop.addEventListener("click", () => { keep(lines().filter((_, k) => k !== n)); input.focus(); });
      return chip;
    }));
    const keep = (kept) => { field.value = kept.join("\n"); draw(); changed(); };
    const add = (text) => {
      const fresh = text.split("\n").map((line) => line.trim()).filter(Boolean);
      if (fresh.length) keep([...lines(), ...fresh.filter((line) => !lines().includes(line))]);
      input.value = "";
    };
    field.add = add;
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) { event.preventDefault(); add(input.value); }
      if (event.key === "Backspace" && !input.value && lines().length) {
        input.value = lines().at(-1);
        keep(lines().slice(0, -1));
        event.preventDefault();
      }
    });
    input.addEventListener("paste", (event) => {
      const text = event.clipboardData.getData("text");
      if (text.includes("\n")) { event.preventDefault(); add(text); }
    });
    // What was typed and not yet added counts too.
    input.addEventListener("change", () => add(input.value));
    draw();
  };
  const changed = () => { if ($("text")) htmx.trigger("#text", "check"); };

  // --- the reply in hand: copying, mailing, undoing ---
  const say = (text) => { const said = $("said"); if (said) said.textContent = text; };
  const copied = async (text, field) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      field?.select();
      if (!document.execCommand("copy")) { say(words.failed); return; }
    }
    const open = document.querySelector("[data-gaps]");
    say(open ? words.open : words.copied);
    if (open) open.querySelector("input")?.focus();
    if (field) unsent = false;
  };
  const copy = (what) => {
    const text = $("text"), subject = $("subject");
    if (what === "text") return copied(text.value, text);
    if (what === "all") return copied(subject?.value ? `${subject.value}\n\n${text.value}` : text.value, text);
    return copied(document.querySelector(what).textContent, null);
  };
  const undo = () => {
    const text = $("text");
    if (!text || !undone.length) return;
    text.value = undone.pop();
    mirror();
    tools();
    htmx.trigger(text, "check");
  };
  const tools = () => {
    const button = document.querySelector("[data-undo]");
    if (button) button.disabled = !undone.length;
  };

  document.addEventListener("click", (event) => {
    const hit = event.target.closest("[data-copy],[data-undo],[data-add],[data-mail]");
    if (!hit) return;
    const { copy: what, add } = hit.dataset;
    if (what) copy(what);
    if ("undo" in hit.dataset) undo();
    if (add) { $(add).add(hit.dataset.text); hit.remove(); }
    if ("mail" in hit.dataset) {
      const part = (id) => encodeURIComponent(($(id)?.value || "").replaceAll("\n", "\r\n"));
      hit.href = `mailto:?subject=${part("subject")}&body=${part("text")}`;
      unsent = false;
    }
  });
  document.addEventListener("input", (event) => {
    if (event.target.id !== "text") return;
    mirror();
    look(null);
    say("");
    unsent = event.target.value !== event.target.dataset.original;
  });
  document.addEventListener("scroll", (event) => { if (event.target.id === "text") mirror(); }, true);
  window.addEventListener("beforeunload", (event) => { if (unsent) event.preventDefault(); });

  // --- a saved mail, dropped anywhere ---
  document.addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    const mail = $("mail");
    if (!mail || !event.dataTransfer?.files.length) return;
    event.preventDefault();
    mail.files = event.dataTransfer.files;
    mail.dispatchEvent(new Event("change", { bubbles: true }));
  });

  // --- keys ---
  const next = () => {
    const open = [...document.querySelectorAll(".item.missed, .item.unsure, .gap input, .doubt button")];
    open[(open.indexOf(document.activeElement) + 1) % open.length]?.focus();
  };
  const byAlt = { r: () => $("text")?.focus(), m: next, k: () => $("text") && copy("text"), z: undo };
  document.addEventListener("keydown", (event) => {
    const field = event.target.closest?.("input, textarea, select");
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      if (field?.id.endsWith("-new")) field.dispatchEvent(new Event("change"));
      document.querySelector("[data-draft]").click();
    } else if (event.altKey && !event.ctrlKey && byAlt[event.key.toLowerCase()]) {
      event.preventDefault();
      byAlt[event.key.toLowerCase()]();
    } else if (event.key === "?" && !field) {
      $("keys").showModal();
    } else if (event.key === "Enter" && field?.tagName === "INPUT" && field.form?.id === "desk") {
      event.preventDefault(); // a form with many buttons is sent by one of them, never by chance
      field.closest(".gap")?.querySelector("button").click();
    }
  });

  // --- what htmx puts in ---
  document.addEventListener("htmx:beforeRequest", (event) => {
    const { name } = event.target;
    if ((name === "take" || name === "fill") && $("text")) undone.push($("text").value);
    if ("draft" in event.target.dataset) { undone.length = 0; unsent = false; }
  });
  const settle = () => {
    document.querySelectorAll("[data-chips]").forEach(chips);
    mirror();
    tools();
  };
  const arrived = () => {
    settle();
    $("desk").classList.add("working");
    document.querySelector(".paste")?.removeAttribute("open");
    const result = $("result");
    const { top } = result.getBoundingClientRect(), begun = result.querySelector(".running") && top < 0;
    if (begun || top > window.innerHeight * 0.6) result.scrollIntoView({ block: "start" });
  };
  document.addEventListener("htmx:afterSwap", (event) => {
    if (event.target.id === "result") arrived(); else settle();
  });
  settle();
})();
