// What a script adds to the screen: chips, marks, copying, undoing, keys. All else is HTML, forms and htmx.
"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const words = $("words").dataset;
  const undone = [];
  let unsent = false, drafting = false;

  // Offsets count code points, a browser's strings count UTF-16 units.
  const unit = (text, point) => {
    let at = 0;
    for (let n = 0; n < point && at < text.length; n++) at += text.codePointAt(at) > 0xffff ? 2 : 1;
    return at;
  };

  // --- the letter behind the letter: it shows the marks that a text field cannot ---
  const backdrop = () => document.querySelector(".editor .backdrop");
  // Written anew only where it is another: marks are lost with the text that they stand on.
  const write = (back, text) => { if (back.textContent !== text) back.textContent = text; };
  const mirror = () => {
    const text = $("text"), back = backdrop();
    if (text && back) { write(back, text.value); back.scrollTop = text.scrollTop; }
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
  let looked = null;
  const look = (item) => {
    looked = item;
    const text = $("text"), node = backdrop()?.firstChild;
    if (!text || !node) return;
    const places = (item?.dataset.spans || "").split(" ").filter(Boolean).map((p) => p.split("-").map(Number));
    paint("said", places.map(([a, b]) => stretch(node, unit(text.value, a), unit(text.value, b))));
    const message = $("message"), behind = $("asked");
    const quotes = JSON.parse(item?.dataset.said || "[]");
    const found = quotes.filter((q) => message.value.includes(q));
    if (behind) {
      write(behind, message.value);
      behind.scrollTop = message.scrollTop;
      paint("asked", found.map((q) => stretch(behind.firstChild, message.value.indexOf(q), message.value.indexOf(q) + q.length)));
    }
    // The message itself is folded away by then; in the calm view its words stand too.
    paint("echo", [...document.querySelectorAll("#calm .summary, #calm .quote")].flatMap(({ firstChild: told }) => quotes.flatMap((q) => {
      const bare = q.replace(/[?!. ]+$/, ""), at = bare ? told?.data?.indexOf(bare) ?? -1 : -1;
      return at < 0 ? [] : [stretch(told, at, at + bare.length)];
    })));
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
    const clean = (text) => text.split("\n").map((line) => line.trim().replace(/^[-*•–]\s+/, "")).filter(Boolean);
    let kept = clean(field.value);
    // What was typed and not yet added counts too.
    const sync = () => { field.value = [...kept, ...clean(input.value)].join("\n"); };
    const draw = () => list.replaceChildren(...kept.map((line, n) => {
      const chip = document.createElement("li"), drop = document.createElement("button");
      chip.append(line, drop);
      drop.type = "button";
      drop.textContent = "×";
      drop.setAttribute("aria-label", `${words.remove}: ${line}`);
      drop.addEventListener("click", () => { keep(kept.filter((_, k) => k !== n)); input.focus(); });
      return chip;
    }));
    const keep = (lines) => { kept = lines; sync(); draw(); changed(); };
    const add = (text) => keep([...new Set([...kept, ...clean(text)])]);
    field.add = add;
    input.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.ctrlKey && !event.metaKey) { event.preventDefault(); const text = input.value; input.value = ""; add(text); }
      if (event.key === "Backspace" && !input.value && kept.length) {
        event.preventDefault();
        input.value = kept.at(-1);
        keep(kept.slice(0, -1));
      }
    });
    input.addEventListener("paste", (event) => {
      const text = event.clipboardData.getData("text");
      if (text.includes("\n")) { event.preventDefault(); add(text); }
    });
    input.addEventListener("input", sync);
    input.addEventListener("change", () => changed());
    draw();
  };
  const changed = () => { if ($("text")) htmx.trigger("#text", "check"); };

  // --- the reply in hand: copying, mailing, undoing ---
  const say = (text, near) => {
    document.querySelectorAll(".said").forEach((place) => { place.textContent = ""; });
    const place = near?.closest(".card")?.querySelector(".said") || document.querySelector(".said");
    if (place) place.textContent = text;
  };
  const byHand = (text) => { // where a frame or an old browser keeps the clipboard from us
    const had = document.activeElement, field = document.createElement("textarea");
    field.value = text;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    had?.focus();
    return done;
  };
  const copied = async (text, near) => {
    try { await navigator.clipboard.writeText(text); } catch {
      if (!byHand(text)) { say(words.failed, near); return; }
    }
    const open = document.querySelector("[data-gaps]");
    say(open ? words.open : words.copied, near);
    if (!near) open?.querySelector("input")?.focus();
  };
  const copy = (what, hit) => {
    const text = $("text"), subject = $("subject");
    if (what !== "text" && what !== "all") { copied(document.querySelector(what).textContent, hit); return; }
    unsent = false;
    copied(what === "all" && subject?.value ? `${subject.value}\n\n${text.value}` : text.value);
  };
  const confirmed = () => [...document.querySelectorAll("#review [name=confirmed]")];
  const undo = () => {
    const text = $("text"), before = undone.pop();
    if (!text || !before) return;
    confirmed().forEach((fact) => fact.remove());
    before.confirmed.forEach((fact) => {
      const field = Object.assign(document.createElement("input"), { type: "hidden", name: "confirmed", value: fact });
      $("review").append(field);
    });
    text.focus();
    text.select();
    // As if it was typed: so the browser's own undo brings back what was typed since.
    if (!document.execCommand("insertText", false, before.text)) text.value = before.text;
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
    if (what) copy(what, hit);
    if ("undo" in hit.dataset) undo();
    if (add) {
      const rest = [...document.querySelectorAll("[data-add]")].filter((other) => other !== hit);
      $(add).add(hit.dataset.text);
      hit.remove();
      (rest[0] || $(`${add}-new`)).focus();
    }
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
  // What comes in above it may move a button while it is held down: the press was meant for it.
  document.addEventListener("pointerdown", (event) => {
    event.target.closest("[data-draft]")?.setPointerCapture(event.pointerId);
  });
  // A second click of a double click, and a key that is held down, begin nothing.
  document.addEventListener("click", (event) => {
    if (event.detail > 1 && event.target.closest("[data-draft]")) { event.preventDefault(); event.stopPropagation(); }
  }, true);
  document.addEventListener("scroll", (event) => {
    if (event.target.id === "text") mirror();
    if (event.target.id === "message") $("asked").scrollTop = event.target.scrollTop;
  }, true);
  // What is known has changed, so what may be said has.
  $("desk").addEventListener("change", (event) => {
    if (event.target.closest(".brief") && event.target.matches("select, input[type=radio], input[type=checkbox], .grid input, #hint")) changed();
  });
  window.addEventListener("beforeunload", (event) => { if (unsent) event.preventDefault(); });

  // --- a saved mail, dropped anywhere ---
  document.addEventListener("dragover", (event) => {
    if (event.dataTransfer?.types.includes("Files")) event.preventDefault();
  });
  document.addEventListener("drop", (event) => {
    const mail = $("mail");
    if (!mail || !event.dataTransfer?.files.length) return;
    event.preventDefault();
    const one = new DataTransfer();
    one.items.add(event.dataTransfer.files[0]);
    mail.files = one.files;
    mail.dispatchEvent(new Event("change", { bubbles: true }));
  });

  // --- keys ---
  const next = () => {
    const open = [...document.querySelectorAll(".item.missed, .item.unsure, .gap input, .doubt button")];
    open[(open.indexOf(document.activeElement) + 1) % open.length]?.focus();
  };
  // The checklist between the reply and what comes after it has dozens of stops.
  const after = () => ($("rating") || document.querySelector("#after :is(a, summary, button)"))?.focus();
  const byAlt = { r: () => $("text")?.focus(), m: next, k: () => $("text") && copy("text"), z: undo, a: after };
  document.addEventListener("keydown", (event) => {
    const field = event.target.closest?.("input, textarea, select");
    const alt = event.altKey && !event.ctrlKey && (byAlt[event.key.toLowerCase()] || byAlt[event.code.slice(3).toLowerCase()]);
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      if (!event.repeat) whatFor(field).click();
    } else if (alt) {
      event.preventDefault();
      alt();
    } else if (event.key === "?" && !field && !$("keys").open) {
      event.preventDefault();
      $("keys").showModal();
    } else if (event.key === "Enter" && field?.tagName === "INPUT" && field.form?.id === "desk" && field.type !== "file") {
      event.preventDefault(); // a form with many buttons is sent by one of them, never by chance
      field.closest(".gap")?.querySelector("button").click();
    }
  });
  // Ctrl + Enter in a field that has a button of its own presses that one.
  const whatFor = (field) => (field?.closest(".gap, .mine") || document).querySelector(field?.closest(".gap, .mine") ? "button" : "[data-draft]");

  // --- what htmx puts in: the focus is not lost with it, nor what it takes the place of ---
  let sheet = $("text"), facts = [], held = null;
  const open = () => document.querySelector("#review .item.missed, #review .item.unsure") || document.querySelector(".ruling");
  const holdOn = (place) => {
    const now = document.activeElement;
    held = place.contains(now) && now !== place
      ? { id: now.id, name: now.name || "", value: now.value, item: now.closest(".item")?.id, stance: !!now.closest(".stances") } : null;
  };
  const letGo = () => {
    const had = held;
    held = null;
    if (!had || (document.activeElement && document.activeElement !== document.body)) return;
    const item = had.item && $(had.item);
    const same = (place) => had.name && [...(place?.querySelectorAll("button, select, input") || [])].find((b) => b.name === had.name && (b.value === had.value || b.type !== "submit"));
    const next =
      (had.id && $(had.id)) ||
      (had.stance && document.querySelector('.stances [aria-pressed="true"]')) ||
      (had.name === "fix" && document.querySelector(".fix button")) ||
      (/^(fill|gap:)/.test(had.name) && (document.querySelector(".gap input") || $("text"))) ||
      (had.name === "outcome" && same($("after"))) ||
      (had.name !== "take" && same(item)) || item || open() || $("text");
    next?.focus();
  };
  const notice = (text) => {
    const told = document.createElement("section");
    told.className = "notice wrong";
    told.setAttribute("role", "alert");
    told.append(text);
    $("notice").replaceChildren(told);
  };
  // A browser that comes back to a page fills in only what was typed: the text of a saved mail is to count as that.
  let message = $("message");
  const typed = () => {
    const was = message;
    message = $("message");
    if (was === message || !message) return;
    const text = message.value;
    message.value = "";
    message.value = text;
  };
  const settle = () => {
    typed();
    document.querySelectorAll("[data-chips]").forEach(chips);
    const text = $("text"), card = document.querySelector(".running");
    if (text !== sheet) arrived(text);
    if (card !== running) begun(card);
    facts = confirmed().map((fact) => fact.value);
    mirror();
    // A part that came anew took its marks with it: a reading that was under way may come after the draft.
    if (looked) look(looked.isConnected ? looked : null);
    tools();
    letGo();
  };
  const arrived = (text) => {
    if (sheet && text && sheet.value !== text.value) undone.push({ text: sheet.value, confirmed: facts });
    sheet = text;
    $("desk").classList.add("working");
    if (!drafting) return;
    drafting = unsent = false;
    document.querySelector(".paste")?.removeAttribute("open");
    const now = document.activeElement, busy = now?.matches("input, textarea, select") && now.checkVisibility();
    if (!busy) $("reply-title").focus({ preventScroll: true });
    inSight(-Infinity);
  };
  const inSight = (least) => {
    const result = document.querySelector(".result"), { top } = result.getBoundingClientRect();
    if (top < least || top > window.innerHeight * 0.6) result.scrollIntoView({ block: "start" });
  };
  // Room is made when a draft is begun, under the hand that pressed: nothing moves by itself when the reply comes.
  let running = null;
  const begun = (card) => {
    running = card;
    if (!card) return;
    $("desk").classList.add("working");
    document.querySelector(".paste")?.removeAttribute("open");
    inSight(0);
  };
  document.addEventListener("htmx:beforeRequest", (event) => {
    const { elt } = event.detail;
    if (elt.id === "text" && !elt.value.trim()) { event.preventDefault(); return; }
    if (elt.matches("button, [type=file]")) $("notice").replaceChildren();
    if ("draft" in elt.dataset) drafting = true;
    if (elt.name === "outcome") unsent = false;
  });
  document.addEventListener("htmx:beforeSwap", (event) => holdOn(event.detail.target));
  document.addEventListener("htmx:afterRequest", (event) => {
    const { elt, xhr } = event.detail, failed = xhr.status < 200 || xhr.status >= 400;
    if (failed && elt.id === "mail") elt.value = "";
    const told = $("notice"); // what went wrong while typing goes when typing works again
    if (failed) told.dataset.of = elt.id || "a button";
    else if (told.dataset.of === elt.id) told.replaceChildren();
  });
  document.addEventListener("htmx:beforeOnLoad", (event) => {
    if (event.detail.xhr.getResponseHeader("HX-Redirect")) unsent = false;
  });
  document.addEventListener("htmx:sendError", () => notice(words.away));
  document.addEventListener("htmx:sseError", (event) => { const lost = event.target.querySelector?.(".lost"); if (lost) lost.hidden = false; });
  document.addEventListener("htmx:sseOpen", (event) => { const lost = event.target.querySelector?.(".lost"); if (lost) lost.hidden = true; });
  document.addEventListener("htmx:afterSwap", () => queueMicrotask(settle));

  // --- Back and Forward between the empty screen and its reply: both are parts of this one page still, and the form
  // stands there filled in. Left to htmx the page would be fetched anew, and what was typed would be lost. ---
  const start = location.pathname, bare = $("text") || $("progress").firstElementChild ? null : [...$("result").childNodes];
  const firstWord = $("draft-word").cloneNode(true);
  let here = start, left = null;
  const show = (nodes, word, working) => {
    look(null);
    $("progress").replaceChildren();
    $("notice").replaceChildren();
    $("result").replaceChildren(...nodes);
    $("draft-word").replaceWith(word);
    $("desk").classList.toggle("working", working);
    sheet = $("text");
    facts = confirmed().map((fact) => fact.value);
    running = null;
    drafting = false;
    mirror();
    tools();
  };
  const back = () => {
    left = $("text") && !running ? { path: here, nodes: [...$("result").childNodes], word: $("draft-word") } : null;
    show(bare, firstWord.cloneNode(true), false);
    document.querySelector(".paste").open = true;
    $("message").focus({ preventScroll: true });
  };
  const forth = () => {
    show(left.nodes, left.word, true);
    left = null;
    document.querySelector(".paste").open = false;
    $("reply-title").focus({ preventScroll: true });
  };
  window.addEventListener("popstate", (event) => {
    const place = location.pathname;
    if (place !== here && (place === start ? bare : place === left?.path)) {
      event.stopImmediatePropagation();
      if (place === start) back(); else forth();
    }
    here = place;
  }, true);
  document.addEventListener("htmx:pushedIntoHistory", () => { here = location.pathname; left = null; });

  drafting = !!document.querySelector(".running");
  settle();
})();
