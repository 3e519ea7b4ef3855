// The panel stands below the script.
addEventListener("DOMContentLoaded", () => {
  "use strict";
  const version = "VERSION";
  const aside = document.getElementById("tieup-faults");
  const details = aside.querySelector("details");
  const [more, lost] = aside.querySelectorAll("p");
  let shown = null;

  const element = (name, text) => {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  };

  const row = (fault) => {
    const li = document.createElement("li");
    li.append(element("b", fault.level), ` ${fault.message}`, document.createElement("br"));
    li.append(element("code", fault.place), " ", element("i", fault.rule));
    for (const help of fault.helps) li.append(document.createElement("br"), help);
    return li;
  };

  const show = (faults) => {
    const text = JSON.stringify(faults);
    if (text === shown) return;
    // What the page came with is what it is told first.
    if (shown !== null) {
      details.querySelector("summary").textContent = faults.title;
      details.querySelector("ol").replaceChildren(...faults.rows.map(row));
      more.textContent = faults.more;
      details.hidden = faults.rows.length === 0;
      details.open = faults.stale;
    }
    shown = text;
  };

  const listen = () => {
    const events = new EventSource("/events");
    events.onopen = () => { lost.textContent = ""; };
    events.onmessage = (event) => {
      const state = JSON.parse(event.data);
      if (state.page === version) return show(state.faults);
      events.close();
      // The address keeps what the reader looks at.
      location.reload();
    };
    events.onerror = () => {
      lost.textContent = "tieup serve does not answer. The page stays as it is.";
      if (events.readyState === EventSource.CLOSED) setTimeout(listen, 2000);
    };
    addEventListener("pagehide", () => events.close(), { once: true });
  };
  listen();
});
