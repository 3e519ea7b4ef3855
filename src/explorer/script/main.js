// Puts it all together: from what the reader asked for to what is seen.
let labelled = '';

const current = () => {
  if (state.view === 'table') return null;
  return drawn.get(`${state.view === 'diagram' && isOverview() ? 'overview' : state.view} ${state.lang}`) ?? null;
};

function render() {
  if (!unpacked.has(state.lang)) {
    unpack(state.lang).then(() => {
      render();
      // The picture of everybody takes a while to read: before it is asked for, while nothing else is done.
      if (facts.crowded) (globalThis.requestIdleCallback ?? setTimeout)(() => pictureOf('diagram'));
    });
    return;
  }
  reckon();
  reckonWay();
  document.documentElement.dataset.theme = state.theme;
  if (labelled !== state.lang) {
    labelled = state.lang;
    relabel();
    write($('title'), say(facts.title));
    document.title = say(facts.title);
    drawFilters();
  }
  // Before the picture, which takes the room that is left.
  const kept = [...shown.orgs].filter((org) => linked.has(org)).length;
  const open = [...shown.ties].filter((tie) => doubtsOf(tie).length).length;
  const doubts = open ? `, ${word('in-doubt', open)}` : '';
  write($('count'), word('count', shown.ties.size, ties.length, kept, linked.size) + doubts + (facts.asOf ? `, ${word('as-of', facts.asOf[0])}` : ''));
  showTabs();
  showPanel();
  showFilters();
  showTime();
  showPath();
  if (state.view === 'table') showTable();
  else {
    const picture = showPicture(state.view);
    if (picture && state.view === 'diagram') showZoom(picture);
  }
  showDownloads();
  $('language').value = state.lang;
  $('theme').value = state.theme;
}

function start() {
  adopt();
  document.documentElement.classList.add('live');
  for (const hidden of document.querySelectorAll('.settings, .tools, .bar')) hidden.hidden = false;
  searchIn($('search'), $('found'), (org) => {
    choose(org.at);
    focusPanel();
  }, $('found-count'));
  startTime();
  startZoom();
  startWalk();
  startPanel();
  startPathTool();
  startDownloads();
  startKeys();
  startTabs();
  $('clear').addEventListener('click', () => change({ ...Object.fromEntries(GROUPS.map((group) => [group, []])), box: '' }));
  $('language').addEventListener('change', (event) => change({ lang: event.target.value, box: '' }));
  $('theme').addEventListener('change', (event) => change({ theme: event.target.value }));
  const wide = matchMedia('(min-width: 60rem)');
  const unfold = () => ($('drawer').open = wide.matches);
  wide.addEventListener('change', unfold);
  unfold();
  const follow = () => {
    if (location.hash.slice(1) === stateText()) return;
    trail.length = 0;
    readState();
    render();
  };
  addEventListener('hashchange', follow);
  addEventListener('popstate', follow);
  addEventListener('resize', render);
  readState();
  render();
}

start();
