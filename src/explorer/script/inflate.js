// Unpacks what was deflated (RFC 1951), for browsers that can't: most from before 2023.
const BASES = (codes, start, inGroup) => {
  const extra = Array.from({ length: codes }, (_, code) => Math.max(0, Math.floor(code / inGroup) - 1));
  let base = start;
  return extra.map((bits) => [(base += 1 << bits) - (1 << bits), bits]);
};
const LENGTHS = [...BASES(28, 3, 4), [258, 0]];
const DISTANCES = BASES(30, 1, 2);
const LENGTH_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

// A canonical prefix code: how many codes have each length, and what they stand for, in the order of the codes.
function prefixCode(lengths) {
  const counts = Array.from({ length: 16 }, (_, length) => (length ? lengths.filter((each) => each === length).length : 0));
  const symbols = lengths.map((length, symbol) => ({ length, symbol })).filter(({ length }) => length);
  symbols.sort((a, b) => a.length - b.length || a.symbol - b.symbol);
  return { counts, symbols: symbols.map(({ symbol }) => symbol) };
}

function inflate(packed) {
  let [at, out, length] = [0, new Uint8Array(packed.length * 8 + 1), 0];
  const insist = (sound) => {
    if (!sound) throw new Error('the pictures are damaged');
  };
  const bits = (count) => {
    insist(at + count <= packed.length * 8);
    let value = 0;
    for (let bit = 0; bit < count; bit += 1, at += 1) value |= ((packed[at >> 3] >> (at & 7)) & 1) << bit;
    return value;
  };
  const symbol = ({ counts, symbols }) => {
    let [code, first, index] = [0, 0, 0];
    for (let size = 1; size < 16; size += 1) {
      code |= bits(1);
      if (code - first < counts[size]) return symbols[index + code - first];
      index += counts[size];
      first = (first + counts[size]) << 1;
      code <<= 1;
    }
    return insist(false);
  };
  const put = (byte) => {
    if (length === out.length) {
      const more = new Uint8Array(out.length * 2);
      more.set(out);
      out = more;
    }
    out[length] = byte;
    length += 1;
  };
  const codes = () => {
    const [literals, distances, sizes] = [bits(5) + 257, bits(5) + 1, bits(4) + 4];
    const orders = new Array(19).fill(0);
    for (let place = 0; place < sizes; place += 1) orders[LENGTH_ORDER[place]] = bits(3);
    const [order, lengths] = [prefixCode(orders), []];
    while (lengths.length < literals + distances) {
      const next = symbol(order);
      if (next < 16) lengths.push(next);
      else {
        const [value, times] = next === 16 ? [lengths[lengths.length - 1], 3 + bits(2)] : [0, next === 17 ? 3 + bits(3) : 11 + bits(7)];
        for (let time = 0; time < times; time += 1) lengths.push(value);
      }
    }
    return [lengths.slice(0, literals), lengths.slice(literals)];
  };
  const fixed = () => [Array.from({ length: 288 }, (_, literal) => (literal < 144 ? 8 : literal < 256 ? 9 : literal < 280 ? 7 : 8)), new Array(30).fill(5)];
  for (let last = 0; !last; ) {
    last = bits(1);
    const kind = bits(2);
    if (kind === 0) {
      at = (at + 7) & ~7;
      const size = bits(16);
      insist((bits(16) ^ size) === 0xffff);
      for (let byte = 0; byte < size; byte += 1) put(bits(8));
      continue;
    }
    const [literals, distances] = (kind === 1 ? fixed() : codes()).map(prefixCode);
    for (let next = symbol(literals); next !== 256; next = symbol(literals)) {
      if (next < 256) put(next);
      else {
        insist(next - 257 < LENGTHS.length);
        const [size, extra] = LENGTHS[next - 257];
        const run = size + bits(extra);
        const code = symbol(distances);
        insist(code < DISTANCES.length);
        const [far, more] = DISTANCES[code];
        const back = far + bits(more);
        insist(back <= length);
        for (let byte = 0; byte < run; byte += 1) put(out[length - back]);
      }
    }
  }
  return out.subarray(0, length);
}
