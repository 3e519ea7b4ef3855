// The slider: moments were listed before, with their last days; here one is looked up.
const { moments } = facts;

// The place of a moment: by its name, else the last one of the year that is named.
function momentOf(name) {
  const exact = moments.findIndex(([known]) => known === name);
  return exact >= 0 ? exact : moments.findLastIndex(([known]) => known.startsWith(`${name}-`));
}

let playing = 0;

// The ties that stand at a moment, to see where something changes.
const standing = (at) => ties.map((tie) => (standsOn(tie, moments[at][1]) ? 1 : 0)).join('');

function nextChange(at) {
  const now = at < 0 ? '' : standing(at);
  for (let next = at + 1; next < moments.length; next += 1) if (standing(next) !== now) return next;
  return -1;
}

function stop() {
  clearTimeout(playing);
  playing = 0;
  write($('play'), word('play'));
}

// Goes from change to change.
function play() {
  const next = nextChange(state.at ? momentOf(state.at) : -1);
  if (next < 0) return stop();
  change({ at: moments[next][0] });
  playing = setTimeout(play, 900);
  write($('play'), word('pause'));
}

function startTime() {
  $('time-tool').hidden = !moments.length;
  $('time').max = String(Math.max(0, moments.length - 1));
  $('time').addEventListener('input', () => {
    stop();
    change({ at: moments[Number($('time').value)][0] });
  });
  $('play').addEventListener('click', () => {
    if (playing) return stop();
    if (state.at && nextChange(momentOf(state.at)) < 0) state.at = '';
    play();
  });
  $('all-time').addEventListener('click', () => {
    stop();
    change({ at: '' });
  });
}

function showTime() {
  const at = state.at ? momentOf(state.at) : moments.length - 1;
  $('time').value = String(at);
  const said = state.at ? moments[at][0] : word('time-off');
  $('time').setAttribute('aria-valuetext', said);
  $('time-tool').classList.toggle('off', !state.at);
  write($('moment'), said);
  write($('play'), word(playing ? 'pause' : 'play'));
  $('all-time').disabled = !state.at;
}
