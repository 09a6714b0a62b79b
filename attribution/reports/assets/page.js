"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const made = (tag, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  };
  const choice = (label, options) => {
    const select = made("select", {}, ...options.map(([value, told]) => made("option", { value, textContent: told })));
    select.setAttribute("aria-label", label);
    return select;
  };
  const popup = made("div", { className: "popup", hidden: true });
  popup.setAttribute("role", "status");
  document.body.append(popup);

  // A jump into a closed card opens it.
  const open = (hash) => {
    const target = hash.length > 1 && document.getElementById(decodeURIComponent(hash.slice(1)));
    for (let at = target; at; at = at.parentElement) if (at.matches?.("details")) at.open = true;
    return target;
  };
  const showTarget = (hash) => open(hash)?.scrollIntoView({ block: "center" });
  addEventListener("hashchange", () => showTarget(location.hash));
  open(location.hash);
  // In the frame of a notebook a link to a place of this page would lead to the notebook's page.
  const framed = location.protocol === "about:";
  const go = (hash) => { if (framed) showTarget(hash); else location.hash = hash; };
  document.addEventListener("click", (event) => {
    const link = framed && event.target.closest('a[href^="#"]');
    if (link) { event.preventDefault(); go(link.getAttribute("href")); }
  });

  // A claim, a mention or a finding may stand in several pieces, which name the first one.
  const pieces = new Map();
  for (const piece of all("[data-of]")) pieces.set(piece.dataset.of, [...(pieces.get(piece.dataset.of) ?? []), piece]);
  const piecesOf = (whole) => [whole, ...(pieces.get(whole.id) ?? [])];

  const close = () => { popup.hidden = true; };
  const wholeOf = (piece) => (piece.id ? piece : document.getElementById(piece.dataset.of));
  const claimAt = (event) => {
    const piece = event.target.closest?.(".claim");
    return piece && wholeOf(piece);
  };
  const show = (claim, piece = claim) => {
    const rows = all(`li[data-claim="${claim.id.split("-")[1]}"]`, claim.closest(".article"));
    popup.replaceChildren(...rows.map((row) => {
      const card = row.closest(".card");
      const steps = row.querySelector(".why ol");
      return made("div", {},
        card.querySelector(".name").cloneNode(true), row.querySelector(".level").cloneNode(true),
        row.querySelector(".how").cloneNode(true), ...(steps ? [steps.cloneNode(true)] : []));
    }));
    popup.hidden = false;
    const first = piece.getClientRects()[0];
    const end = piece.getBoundingClientRect().bottom;
    popup.style.left = `${Math.max(8, Math.min(first.left, innerWidth - popup.offsetWidth - 8)) + scrollX}px`;
    const above = end + popup.offsetHeight + 12 > innerHeight && first.top > popup.offsetHeight + 12;
    popup.style.top = `${(above ? first.top - popup.offsetHeight - 8 : end + 8) + scrollY}px`;
    // On a phone the evidence stands at the edge that is farther from the words.
    popup.classList.toggle("above", (first.top + end) / 2 > innerHeight / 2);
  };
  const claims = all(".claim[id]");
  for (const claim of claims) {
    claim.removeAttribute("title");
    claim.tabIndex = 0;
  }
  let timer;
  document.addEventListener("focusin", (event) => {
    if (event.target.matches(".claim[id]:focus-visible")) show(event.target);
  });
  document.addEventListener("focusout", (event) => { if (event.target.matches(".claim")) close(); });
  document.addEventListener("click", (event) => {
    const claim = !event.target.closest("a, summary") && claimAt(event);
    if (claim) {
      claim.focus({ preventScroll: true });
      show(claim, event.target.closest(".claim"));
    } else if (!event.target.closest(".popup")) close();
  });
  document.addEventListener("mouseover", (event) => {
    const claim = claimAt(event);
    clearTimeout(timer);
    if (claim) timer = setTimeout(() => show(claim, event.target.closest(".claim")), 300);
  });
  document.addEventListener("mouseout", (event) => {
    const claim = claimAt(event);
    if (!claim) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (document.activeElement !== claim && !popup.matches(":hover")) close();
    }, 150);
  });
  popup.addEventListener("mouseleave", close);

  // What belongs together lights up together: a source's card and its claims, a note and its words.
  const lit = (elements, on) => { for (const element of elements) element?.classList.toggle("lit", on); };
  const light = (element, partners) => {
    element.addEventListener("mouseenter", () => lit(partners(), true));
    element.addEventListener("mouseleave", () => lit(partners(), false));
  };
  for (const card of all(".card > summary")) {
    light(card, () => all(`.claim[data-sources~="${card.parentElement.dataset.source}"]`, card.closest(".article"))
      .flatMap(piecesOf));
  }
  for (const note of all(".finding[id]")) {
    const words = document.getElementById(note.id.replace("-n-", "-f-"));
    if (!words) continue;
    light(note, () => piecesOf(words));
    light(words, () => [note]);
  }

  for (const article of all(".article")) {
    const cards = all(".card", article);
    const list = article.querySelector(".sources");
    const controls = article.querySelector(".panel .controls");
    if (!cards.length) continue;
    const search = made("input", { type: "search", placeholder: "Search sources and claims  /" });
    search.setAttribute("aria-label", "Search sources and claims");
    const kinds = [...new Set(cards.map((card) => card.dataset.kind))].sort();
    const kind = choice("Kind of source", [["", "every kind"], ...kinds.map((name) => [name, name])]);
    const order = choice("Order", [["", "in order of the text"], ["claims", "most claims"], ["level", "least known first"], ["name", "by name"]]);
    controls.append(search, kind, order);
    const hidden = new Set();
    const claims = all(".claim[id]", article);
    const wordsOf = new Map(cards.map((card) => [card, card.textContent.toLowerCase()]));
    const levels = all(".legend li", article).map((item) => item.dataset.level);
    // A level of the legend is that of claims; a source goes with the last of its claims.
    const levelOf = (claim) => claim.classList[1];
    const levelsOf = new Map(cards.map((card) => {
      const found = all("li[data-claim]", card).map((row) => document.getElementById(`${article.id}-${row.dataset.claim}`));
      const own = found.filter(Boolean).map(levelOf);
      return [card, own.length ? own : [card.dataset.level]];
    }));
    const name = (card) => card.querySelector(".name").textContent;
    const refresh = () => {
      const words = search.value.trim().toLowerCase();
      const off = new Set();
      for (const card of cards) {
        const out = levelsOf.get(card).every((level) => hidden.has(level)) || (kind.value && card.dataset.kind !== kind.value)
          || (words && !wordsOf.get(card).includes(words));
        card.hidden = Boolean(out);
        if (out) off.add(card.dataset.source);
      }
      for (const claim of claims) {
        const out = hidden.has(levelOf(claim)) || claim.dataset.sources.split(" ").every((source) => off.has(source));
        if (out !== claim.classList.contains("off")) for (const piece of piecesOf(claim)) piece.classList.toggle("off", out);
      }
    };
    const scale = levels.filter((level) => level !== "author");
    const rank = (card) => Math.max(...levelsOf.get(card).map((level) => scale.indexOf(level)));
    const arrange = () => {
      const ranks = {
        claims: (a, b) => b.dataset.claims - a.dataset.claims,
        level: (a, b) => rank(b) - rank(a),
        name: (a, b) => name(a).localeCompare(name(b)),
      };
      list.append(...(ranks[order.value] ? [...cards].sort(ranks[order.value]) : cards));
    };
    for (const control of [search, kind]) control.addEventListener("input", refresh);
    order.addEventListener("input", arrange);
    for (const item of all(".legend li", article)) {
      const button = made("button", { type: "button" }, item.querySelector(".swatch"));
      button.setAttribute("aria-pressed", "true");
      item.prepend(button);
      button.addEventListener("click", () => {
        const level = item.dataset.level;
        if (!hidden.delete(level)) hidden.add(level);
        button.setAttribute("aria-pressed", String(!hidden.has(level)));
        refresh();
      });
    }
  }

  for (const table of all(".index table")) {
    const body = table.tBodies[0];
    const rows = [...body.rows];
    const search = made("input", { type: "search", placeholder: "Search articles  /" });
    search.setAttribute("aria-label", "Search articles");
    search.addEventListener("input", () => {
      const words = search.value.trim().toLowerCase();
      for (const row of rows) row.hidden = !row.cells[0].textContent.toLowerCase().includes(words);
    });
    table.closest(".index").querySelector(".controls").append(search);
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      if (column === 1) return;
      const button = made("button", { type: "button", textContent: head.textContent });
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const up = head.getAttribute("aria-sort") === "descending";
        for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
        const value = (row) => row.cells[column].textContent;
        const number = (row) => parseFloat(value(row)) || 0;
        const by = column ? (a, b) => number(b) - number(a) : (a, b) => value(b).localeCompare(value(a));
        body.append(...[...rows].sort((a, b) => (up ? -by(a, b) : by(a, b))));
      });
    });
  }

  const stops = all(".claim[id], .found[id]");
  let at = -1;
  const step = (by) => {
    if (!stops.length) return;
    stops[at]?.classList.remove("now");
    at = Math.max(0, Math.min(stops.length - 1, at + by));
    const stop = stops[at];
    stop.classList.add("now");
    stop.scrollIntoView({ block: "center" });
    if (stop.matches(".claim")) stop.focus({ preventScroll: true });
    else { document.activeElement.blur(); close(); }
  };
  const keys = document.getElementById("keys");
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") { close(); document.activeElement.blur(); return; }
    if (event.target.closest("input, select, textarea")) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "?") keys.showModal();
    else if (event.key === "/") { event.preventDefault(); document.querySelector(".controls input")?.focus(); }
    else if (event.key === "Enter" && event.target.matches(".claim")) {
      const row = document.querySelector(`[id^="${event.target.id.split("-")[0]}-row-"][data-claim="${event.target.id.split("-")[1]}"]`);
      if (row) go(`#${row.id}`);
    }
  });

  for (const form of all("form.paste")) {
    const button = form.querySelector("button");
    const dropping = (on) => (event) => {
      if (event.type !== "dragleave" && ![...event.dataTransfer.types].includes("Files")) return;
      event.preventDefault();
      form.classList.toggle("dropping", on);
      if (event.type !== "drop") return;
      form.querySelector("input[type=file]").files = event.dataTransfer.files;
      form.requestSubmit();
    };
    addEventListener("dragover", dropping(true));
    addEventListener("dragleave", dropping(false));
    addEventListener("drop", dropping(false));
    form.addEventListener("submit", () => { button.disabled = true; button.textContent = "Reading …"; });
    addEventListener("pageshow", () => { button.disabled = false; button.textContent = "Show its sources"; });
  }

  if (matchMedia("(max-width: 699px)").matches) for (const notes of all("details.notes")) notes.open = false;
  addEventListener("beforeprint", () => { for (const part of all(".card, .notes, .relays")) part.open = true; });
})();
